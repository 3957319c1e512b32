import type { Locator } from 'playwright-core'
import { expect, inject, onTestFinished, test } from 'vitest'
import { expectAccessible } from '../support/electron/accessible'
import { destinationIn } from '../support/electron/bucket'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { newFolder } from '../support/electron/ollim-in-test'
import { dropFiles, dropOn, linkOf } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const ollim = oneFreshOllim(() => ({ environment: destinationIn(inject('publicStore'), 'help') }))

test('all pages of the help can be read by keyboard and offline', async () => {
  const { page, home } = ollim()
  onTestFinished(() => page.context().setOffline(false))
  await page.context().setOffline(true)
  await page.getByText('Drop images here').waitFor()
  await page.keyboard.press('F1')
  const sheet = page.getByRole('dialog', { name: 'Help' })
  await sheet.getByText('Copy all links').waitFor()
  await sheet.getByText('Type a name to find it').waitFor()
  // The same keys do something else in the history, which is worth knowing before they are pressed.
  for (const words of ['Cancel, or remove from the list', 'Delete from the bucket'])
    expect(await sheet.getByText(words, { exact: true }).locator('xpath=../dd').innerText()).toBe('Delete')
  for (const words of ['Describe the picture (alt text)', 'Rename or move'])
    expect(await sheet.getByText(words, { exact: true }).locator('xpath=../dd').innerText()).toBe('F2')
  await sheet.getByRole('tab', { name: 'Shortcuts' }).focus()

  await page.keyboard.press('ArrowRight')
  await sheet.getByText('What S3 asks before it takes a file').waitFor()
  for (const question of ['Who', 'Where', 'May', 'Link']) {
    expect(await sheet.getByRole('term').filter({ hasText: question }).count()).toBe(1)
  }
  await sheet.getByText(home, { exact: true }).waitFor()
  await expectAccessible(ollim())

  await page.keyboard.press('ArrowRight')
  await sheet.getByText('reStructuredText').waitFor()

  await page.keyboard.press('ArrowRight')
  await sheet.getByText(/^node .*ollim\.js upload --format markdown picture\.png$/).waitFor()
  await sheet.getByText('OLLIM_SECRET_ACCESS_KEY').waitFor()
  // What is to be entered follows each sentence that says so.
  for (const sentence of [/^Typora: .* enter this\.$/, /^Any other editor: have it run this/]) {
    const next = sheet.getByText(sentence).locator('xpath=following-sibling::*[1]')
    expect(await next.innerText()).toMatch(/^node .*ollim\.js upload$/)
  }
  await expectAccessible(ollim())

  await page.keyboard.press('Tab')
  const panel = sheet.getByRole('tabpanel', { name: 'Command line' })
  await page.keyboard.press('End')
  await expect.poll(() => panel.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0)
})

test('in the narrowest window each tab of the help is one line, and its text goes down to the sheet’s end', async () => {
  const { page } = ollim()
  await page.setViewportSize({ width: 420, height: 560 })
  await page.keyboard.press('F1')
  const sheet = page.getByRole('dialog', { name: 'Help' })
  const heights = await sheet
    .getByRole('tab')
    .evaluateAll((tabs) => tabs.map((tab) => tab.getBoundingClientRect().height))
  expect(heights).toEqual([28, 28, 28, 28])
  const bottomOf = (element: Locator) => element.evaluate((part) => part.getBoundingClientRect().bottom)
  expect(await bottomOf(sheet.getByRole('tabpanel'))).toBe(await bottomOf(sheet))
})

test('files dragged over the help are counted above it, and dropping them closes it', async () => {
  const { page } = ollim()
  const files = await writeImages(await newFolder('help'), ['one.png', 'two.png'])
  const count = page.getByText('2 images')
  let alone: Buffer = Buffer.of()
  await dropFiles(page, files, async () => {
    await count.waitFor()
    alone = await pictureAtRest(count)
  })
  await linkOf(page, 'two.png')
  await page.keyboard.press('F1')
  const sheet = page.getByRole('dialog', { name: 'Help' })
  await dropOn(sheet, files, async () => {
    await count.waitFor()
    expect((await pictureAtRest(count)).equals(alone)).toBe(true)
    // Nothing of the help is seen around it.
    const message = count.locator('xpath=../..')
    const height = await page.evaluate(() => innerHeight)
    expect(await message.boundingBox()).toMatchObject({ y: 0, height })
  })
  await sheet.waitFor({ state: 'detached' })
})

/** As it looks once it has come to rest: three times the same. */
async function pictureAtRest(element: Locator): Promise<Buffer> {
  const pictures: Buffer[] = []
  await expect
    .poll(async () => {
      pictures.push(await element.screenshot())
      const last = pictures.slice(-3)
      return last.length === 3 && last.every((picture) => picture.equals(last[0] ?? picture))
    })
    .toBe(true)
  return pictures.at(-1) ?? Buffer.of()
}

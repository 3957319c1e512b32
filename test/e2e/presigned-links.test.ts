import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { expectAccessible } from '../support/electron/accessible'
import { expectNoViolations } from '../support/electron/axe'
import { destinationIn } from '../support/electron/bucket'
import { pastedText } from '../support/electron/clipboard'
import { chooseFromNextMenu } from '../support/electron/context-menu'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { readLog, untilLogSays } from '../support/electron/log'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { readSettings, untilSaved } from '../support/electron/settings'
import { chooseProvider, openMore, typeDestination, typedFor } from '../support/electron/settings-form'
import {
  choose,
  dropFiles,
  linkOf,
  openTab,
  press,
  untilRowSays,
  uploadRow,
} from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const store = inject('publicStore')
const environment = destinationIn(store, 'presigned')
const ollim = oneFreshOllim(() => ({ environment: { ...environment, OLLIM_LINK_LIFE: '12h' } }))
const ollimOfSeconds = oneFreshOllim(() => ({ environment: { ...environment, OLLIM_LINK_LIFE: '5' } }))

test('a presigned link opens, shows when it ends, and can be renewed with one click', async () => {
  const { page } = await ollimForTest({ environment: { ...environment, OLLIM_LINK_LIFE: '7d' } })
  const first = await upload(page, 'week.png')
  await untilRowSays(page, 'week.png', 'expires in 7 days')
  await press(uploadRow(page, 'week.png'), 'Check link')
  await untilRowSays(page, 'week.png', /opens for everyone who has it/)
  await untilAnotherSecond(first)

  await press(uploadRow(page, 'week.png'), 'Renew link')

  await page.getByText('Link renewed').waitFor()
  await expect.poll(() => linkOf(page, 'week.png')).not.toBe(first)
  const second = await linkOf(page, 'week.png')
  // That was said of the link before.
  expect(
    await uploadRow(page, 'week.png')
      .getByText(/opens for everyone who has it/)
      .count(),
  ).toBe(0)
  for (const url of [first, second]) expect((await fetch(url)).status).toBe(200)
})

test('the links of all selected images in the history can be renewed', async () => {
  const { page } = ollim()
  const first = await upload(page, 'a.png')
  await upload(page, 'b.png')
  await openTab(page, 'History')
  await page.getByRole('gridcell').first().click()
  await page.keyboard.press('Control+A')
  const [whole, left] = await Promise.all(
    [page.getByRole('gridcell').first(), page.getByText('12 hours left').first()].map((one) =>
      one.boundingBox(),
    ),
  )
  expect((left?.x ?? 0) + (left?.width ?? Infinity)).toBeLessThan((whole?.x ?? 0) + (whole?.width ?? 0))
  await untilAnotherSecond(first)
  await expectAccessible(ollim())

  await press(page, 'Renew links')

  await page.getByText('2 links renewed').waitFor()
  await openTab(page, 'Uploads')
  await expect.poll(() => linkOf(page, 'a.png')).not.toBe(first)
})

test('the links of several selected uploads can be renewed from the menu', async () => {
  const { page, app } = ollim()
  const names = ['one.png', 'two.png']
  const firsts = [await upload(page, 'one.png'), await upload(page, 'two.png')]
  await untilAnotherSecond(firsts[1] ?? '')
  const rowText = (name: string) => uploadRow(page, name).getByText(name, { exact: true }).first()
  await rowText('one.png').click()
  await rowText('two.png').click({ modifiers: ['Control'] })
  await chooseFromNextMenu(app, ['Renew 2 Links'])
  await rowText('two.png').click({ button: 'right' })

  await page.getByText('2 links renewed').waitFor()
  for (const [index, name] of names.entries()) {
    await expect.poll(() => linkOf(page, name)).not.toBe(firsts[index])
  }
})

test('a link that has expired says so, and is renewed before it is copied', async () => {
  const { page } = ollimOfSeconds()
  const first = await upload(page, 'short.png')
  await untilRowSays(page, 'short.png', 'link expired')

  await press(uploadRow(page, 'short.png'), 'Copy link')

  await expect.poll(pastedText).toContain('short.png?')
  const copied = await pastedText()
  expect(copied).not.toBe(first)
  expect((await fetch(copied)).status).toBe(200)
})

test('the log never contains the signature of a link', async () => {
  const { page, home } = ollimOfSeconds()
  const links = [await upload(page, 'secret.png')]
  await press(uploadRow(page, 'secret.png'), 'Check link')
  await untilRowSays(page, 'secret.png', /opens for everyone who has it, image\/png/)
  await untilRowSays(page, 'secret.png', 'link expired')
  await press(uploadRow(page, 'secret.png'), 'Copy link')
  await expect.poll(pastedText).toContain('X-Amz-Signature=')
  links.push(await pastedText())
  await openTab(page, 'History')
  await page.getByRole('gridcell').first().click()
  // Ended by then: the server is asked with it all the same, and refuses it.
  await page.getByRole('gridcell').getByText('link expired').first().waitFor()
  await press(page.getByRole('complementary', { name: 'secret.png' }), 'Check link')
  await page.getByText('Does not open').first().waitFor()
  // Such an address is written down as a whole.
  await page.evaluate((url) => window.location.assign(url), links[1] ?? '')
  await untilLogSays(home, /A navigation was refused.*secret\.png/)

  const log = await readLog(home)
  for (const link of links) {
    const signature = new URL(link).searchParams.get('X-Amz-Signature') ?? 'none'
    expect(signature).toMatch(/^[0-9a-f]{64}$/)
    expect(log).not.toContain(signature)
  }
})

test('each destination has its own choice of who can open links, and for how long', async () => {
  const { page } = await ollimForTest({})
  await openTab(page, 'Settings')
  await chooseProvider(page, 'Other')
  await typeDestination(page, { ...typedFor(store), 'Destination name': 'Private' })
  await page.getByText('Whoever has the link, for a time').click()
  await page.getByText('At most 7 days: S3 allows no more.').waitFor()
  await choose(page, 'A link works for', '12 hours')
  await openMore(page)
  await choose(page, 'Access list (ACL)', 'Everyone may read (public-read)')
  await expectNoViolations(page)
  await press(page, 'Save')
  await untilSaved(page, ['Private'])

  expect(await readSettings(page)).toMatchObject({
    destinations: [{ linkLifeSeconds: 43_200, accessList: 'public-read' }],
  })
})

async function upload(page: Page, name: string): Promise<string> {
  await dropFiles(page, await writeImages(await newFolder('presigned'), [name]))
  return linkOf(page, name)
}

/** A signature is of a second, by the server's clock: made in the same one, a new link would be the old one. */
async function untilAnotherSecond(url: string): Promise<void> {
  const [, date = '', time = ''] =
    /^(\d{8})T(\d{6})Z$/.exec(new URL(url).searchParams.get('X-Amz-Date') ?? '') ?? []
  const signedAt = Date.parse(
    `${date.replace(/(....)(..)/, '$1-$2-')}T${time.replace(/(..)(..)/, '$1:$2:')}Z`,
  )
  await expect.poll(() => Date.now() - signedAt).toBeGreaterThan(2_000)
}

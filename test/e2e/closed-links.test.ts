import { createServer } from 'node:http'
import type { Locator, Page } from 'playwright-core'
import { expect, inject, onTestFinished, test } from 'vitest'
import { destinationIn, expectServed } from '../support/electron/bucket'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { checkResult, fillForm, settingsEntry, typeStore } from '../support/electron/settings-form'
import { dropFiles, linkOf, openTab, press } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { listen } from '../support/servers/listen'

const store = inject('publicStore')
const ceph = inject('ceph')
const ollim = oneFreshOllim()

test.runIf(ceph !== null)(
  'links that readers may not open say so above the uploads, and one click mends them, too',
  async () => {
    const { page } = ollim()
    const [file, link] = await uploadPrivately(page)
    expect((await fetch(link)).status).toBe(403)

    // Nothing is under the pointer.
    await page.mouse.move(0, 0)
    // One button stands out: the one that mends the links, not the one that copies them.
    const mend = banner(page).getByRole('button', { name: 'Switch to presigned links' })
    const copy = page.getByRole('button', { name: 'Copy all links' })
    const primary = await colourOf(mend)
    await expect.poll(() => colourOf(copy)).not.toBe(primary)
    await mend.press('Enter')
    await banner(page).waitFor({ state: 'detached' })
    await expect.poll(() => colourOf(copy)).toBe(primary)

    await expect.poll(() => linkOf(page, 'closed.png')).not.toBe(link)
    await expectServed(await linkOf(page, 'closed.png'), file, 'image/png')
  },
)

test.runIf(ceph !== null)('a person who wants private links is told only once', async () => {
  const { page } = ollim()
  await uploadPrivately(page)

  await press(banner(page), 'Dismiss')
  await openTab(page, 'History')
  await openTab(page, 'Uploads')

  await linkOf(page, 'closed.png')
  expect(await banner(page).count()).toBe(0)
})

test.runIf(ceph !== null)(
  'links of another destination, which readers may open, bring up no warning',
  async () => {
    const { page } = await ollimForTest({ environment: destinationIn(store, 'open-links') })
    const folder = await newFolder('two-destinations')
    const [open = '', closed = ''] = await writeImages(folder, ['open.png', 'closed.png'])
    await dropFiles(page, [open])
    await linkOf(page, 'open.png')

    await openTab(page, 'Settings')
    await settingsEntry(page, 'New destination').click()
    await typePrivate(page)
    await press(page, 'Check')
    await saveAllTheSame(page)
    await press(page, 'Make default')
    await openTab(page, 'Uploads')
    await linkOf(page, 'open.png')
    expect(await banner(page).count()).toBe(0)

    await dropFiles(page, [closed])
    await linkOf(page, 'closed.png')
    await banner(page).waitFor()
  },
)

test('the warning goes once the links open and the person has come back from where that was mended', async () => {
  let isOpen = false
  const readers = createServer((_, response) => {
    response.writeHead(isOpen ? 200 : 403, { 'content-type': 'image/png' }).end()
  })
  const base = `http://127.0.0.1:${String(await listen(readers))}`
  onTestFinished(() => void readers.close())
  const { page } = ollim()
  await fillForm(page, store, { 'Public URL base': base })
  await press(page, 'Check')
  await saveAllTheSame(page)
  await openTab(page, 'Uploads')
  const files = await writeImages(await newFolder('mended'), ['mended.png'])
  await dropFiles(page, files)
  await linkOf(page, 'mended.png')
  const comeBack = () => page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await comeBack()
  await banner(page).waitFor()

  isOpen = true
  await comeBack()
  await banner(page).waitFor({ state: 'detached' })
})

/** Sets up a private bucket all the same, and uploads an image to it. @returns the file, and its link */
async function uploadPrivately(page: Page): Promise<readonly [file: string, link: string]> {
  await typePrivate(page)
  await saveAllTheSame(page)
  await page.getByText('Drop images here').waitFor()
  const [file = ''] = await writeImages(await newFolder('closed'), ['closed.png'])
  await dropFiles(page, [file])
  return [file, await linkOf(page, 'closed.png')]
}

async function typePrivate(page: Page): Promise<void> {
  await typeStore(page, store, { Bucket: ceph?.privateBucket ?? '' })
}

async function saveAllTheSame(page: Page): Promise<void> {
  await checkResult(page, 'Link', 'failed').waitFor()
  await press(page, 'Save')
}

function banner(page: Page): Locator {
  return page.getByRole('alert').filter({ hasText: 'readers may not open them' })
}

function colourOf(button: Locator): Promise<string> {
  return button.evaluate((element) => getComputedStyle(element).backgroundColor)
}

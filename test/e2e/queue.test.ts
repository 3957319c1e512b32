import { rename, stat } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { destinationIn, emptyFolder, expectServed, keysIn } from '../support/electron/bucket'
import { newFolder, oneOllim } from '../support/electron/ollim-in-test'
import { untilStill } from '../support/electron/until-still'
import {
  clearUploads,
  dropFiles,
  linkOf,
  listedUploads,
  press,
  untilRowSays,
  untilSent,
  uploadRow,
  uploadRows,
} from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { type Proxy, startProxy } from '../support/servers/slow-proxy'

const store = inject('publicStore')
/** What the window says while a server is away. */
const goesOn = /continues? by (itself|themselves)/
const megabyte = 1024 * 1024
let proxy: Proxy
beforeAll(async () => {
  proxy = await startProxy(store.endpoint)
})
const ollim = oneOllim(() => ({ environment: destinationIn(store, 'queue', proxy.endpoint) }))
afterAll(() => proxy.shut())
beforeEach(async () => {
  const { page } = ollim()
  proxy.release()
  await proxy.reopen()
  await clearUploads(page)
  await page.evaluate(() => window.ollim.resumeQueue())
  await emptyFolder(store, 'queue')
})

test.each([
  ['sent in one piece', 'cancelled.png', 12 * megabyte],
  ['sent in parts', 'cancelled-parts.png', 24 * megabyte],
])(
  'an upload %s that is cancelled during the transfer leaves nothing in the bucket',
  async (_how, name, bytes) => {
    const { page } = ollim()
    await dropSlowly(page, [name], bytes)
    await untilSent(page, name)
    await press(uploadRow(page, name), 'Cancel')
    await untilRowSays(page, name, 'Cancelled · nothing left in the bucket')
    proxy.release()
    // Whatever the server had got of it would be there before an upload that comes later.
    await dropAndLink(page, `after-${name}`)
    await expect(keysIn(store, 'queue')).resolves.not.toContain(name)
  },
)

test('a cancelled upload can be retried', async () => {
  const { page } = ollim()
  const [file = ''] = await dropSlowly(page, ['again.png'], 8 * megabyte)
  await untilSent(page, 'again.png')
  await press(uploadRow(page, 'again.png'), 'Cancel')
  await untilRowSays(page, 'again.png', 'Cancelled')
  proxy.release()
  await press(uploadRow(page, 'again.png'), 'Retry')
  await expectServed(await linkOf(page, 'again.png'), file, 'image/png')
})

test('Cancel all cancels running and waiting uploads', async () => {
  const { page } = ollim()
  const names = ['all-1.png', 'all-2.png', 'all-3.png', 'all-4.png', 'all-5.png', 'all-6.png']
  await dropSlowly(page, names, 4 * megabyte)
  await untilRowSays(page, 'all-6.png', 'Waiting')
  await press(page, 'Cancel all')
  for (const name of names) await untilRowSays(page, name, 'Cancelled')
  proxy.release()
  await dropAndLink(page, 'after-all.png')
  expect((await keysIn(store, 'queue')).filter((key) => key.startsWith('all-'))).toEqual([])
})

test('uploads wait while the server is unreachable, and continue once it is back', async () => {
  const { page } = ollim()
  await proxy.shut()
  const names = ['away-1.png', 'away-2.png', 'away-3.png']
  const files = await writeImages(await newFolder('away'), names)
  await dropFiles(page, files)
  await page.getByText(goesOn).waitFor()
  await proxy.reopen()
  for (const [index, name] of names.entries())
    await expectServed(await linkOf(page, name), files[index] ?? '', 'image/png')
  await page.getByText(goesOn).waitFor({ state: 'detached' })
})

test('an upload whose connection breaks is sent again, and stored once', async () => {
  const { page } = ollim()
  const [file = ''] = await dropSlowly(page, ['broken.png'], 8 * megabyte)
  await untilSent(page, 'broken.png')
  await proxy.shut()
  proxy.release()
  await proxy.reopen()
  await expectServed(await linkOf(page, 'broken.png'), file, 'image/png')
  const keys = await keysIn(store, 'queue')
  expect(keys.filter((key) => key.startsWith('broken'))).toEqual(['broken.png'])
})

test('a failed upload does not stop others, and Retry failed retries all that failed', async () => {
  const { page } = ollim()
  const folder = await newFolder('failed')
  const names = ['stays.png', 'goes-1.png', 'goes-2.png']
  const files = await writeImages(folder, names)
  await pauseBefore(page, () => dropFiles(page, files))
  // Accepted, before any of them goes.
  for (const name of names) await untilRowSays(page, name, 'Paused')
  await Promise.all(files.slice(1).map((file) => rename(file, `${file}.away`)))
  await press(page, 'Resume')
  await linkOf(page, 'stays.png')
  await untilRowSays(page, 'goes-1.png', 'It is no longer there.')
  await untilRowSays(page, 'goes-2.png', 'It is no longer there.')
  await Promise.all(files.slice(1).map((file) => rename(`${file}.away`, file)))
  // With the end of all of them more comes beside the list, which a press must not fall into.
  await page.getByRole('button', { name: 'Retry failed' }).waitFor()
  await untilStill(page)
  await press(uploadRow(page, 'goes-1.png'), 'Retry')
  await linkOf(page, 'goes-1.png')
  await press(page, 'Retry failed')
  await expectServed(await linkOf(page, 'goes-2.png'), files[2] ?? '', 'image/png')
})

test('Pause stops running uploads and starts none, and Resume continues all of them', async () => {
  const { page } = ollim()
  const names = ['pause-1.png', 'pause-2.png', 'pause-3.png', 'pause-4.png', 'pause-5.png']
  const files = await dropSlowly(page, names, 2 * megabyte)
  await untilRowSays(page, 'pause-5.png', 'Waiting')
  await press(page, 'Pause')
  for (const name of names) await untilRowSays(page, name, 'Paused')
  proxy.release()
  await press(page, 'Resume')
  for (const [index, name] of names.entries())
    await expectServed(await linkOf(page, name), files[index] ?? '', 'image/png')
})

test('Resume is where Pause was and takes the focus from it, and no other action moves', async () => {
  const { page } = ollim()
  await dropFiles(page, await writeImages(await newFolder('steady'), ['steady-0.png']))
  await linkOf(page, 'steady-0.png')
  await dropSlowly(page, ['steady-1.png', 'steady-2.png'], 2 * megabyte)
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const rightOf = async (name: string) => {
    const box = await button(name).boundingBox()
    return (box?.x ?? 0) + (box?.width ?? 0)
  }
  await button('Pause').waitFor()
  const before = await Promise.all(['Pause', 'Clear finished', 'Cancel all'].map(rightOf))
  await button('Pause').press('Enter')
  await button('Resume').waitFor()
  await expect(Promise.all(['Resume', 'Clear finished', 'Cancel all'].map(rightOf))).resolves.toEqual(before)
  await expect(button('Resume').evaluate((it) => it === document.activeElement)).resolves.toBe(true)
})

test('a paused large file shows how much of it is stored, and Resume uploads the rest', async () => {
  const { page } = ollim()
  const [file = ''] = await dropSlowly(page, ['parts.png'], 48 * megabyte, 4 * megabyte)
  const kept = async () => (await listedUploads(page))[0]?.keptBytes ?? 0
  await expect.poll(kept, { timeout: 20_000 }).toBeGreaterThan(0)
  proxy.slow(megabyte / 8)
  await press(page, 'Pause')
  await untilRowSays(page, 'parts.png', /^Paused · \d+\.\d of 50\.3 MB kept$/)
  const bytes = await kept()
  await untilRowSays(page, 'parts.png', `${(bytes / 1e6).toFixed(1)} of 50.3 MB kept`)
  const bar = uploadRow(page, 'parts.png').getByRole('progressbar')
  const percent = Math.floor((100 * bytes) / (await stat(file)).size)
  await expect(bar.getAttribute('aria-valuenow')).resolves.toBe(String(percent))
  proxy.release()
  await press(page, 'Resume')
  await expectServed(await linkOf(page, 'parts.png'), file, 'image/png')
  await expect(bar.count()).resolves.toBe(0)
  // After so many bytes its connections would take a whole image of the following tests at once.
  await proxy.shut()
})

const waysToClear: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'Clear finished': (page) => press(page, 'Clear finished'),
  'Ctrl+Shift+K': (page) => page.keyboard.press('Control+Shift+K'),
}

test.each(Object.entries(waysToClear))(
  '%s removes finished uploads and leaves running ones',
  async (_, clear) => {
    const { page } = ollim()
    await dropAndLink(page, 'ended.png')
    await dropSlowly(page, ['running.png'], 8 * megabyte)
    await untilSent(page, 'running.png')
    await clear(page)
    await uploadRow(page, 'ended.png').waitFor({ state: 'detached' })
    await expect(uploadRows(page).count()).resolves.toBe(1)
    proxy.release()
    await linkOf(page, 'running.png')
    await expect(keysIn(store, 'queue')).resolves.toContainEqual(expect.stringMatching(/^ended/))
  },
)

/** Drops images that take longer than any test does, until the proxy releases them. Answers their paths. */
async function dropSlowly(
  page: Page,
  names: readonly string[],
  bytes: number,
  bytesPerSecond = megabyte / 32,
): Promise<readonly string[]> {
  const files = await writeImages(await newFolder('slow'), names, bytes)
  proxy.slow(bytesPerSecond)
  await dropFiles(page, files)
  return files
}

async function dropAndLink(page: Page, name: string): Promise<void> {
  await dropFiles(page, await writeImages(await newFolder('one'), [name]))
  await linkOf(page, name)
}

/** Pauses by the keyboard, since there is nothing to pause in the window yet. */
async function pauseBefore(page: Page, drop: () => Promise<void>): Promise<void> {
  await page.keyboard.press('Control+Shift+P')
  await drop()
}

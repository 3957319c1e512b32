import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, inject, onTestFinished, test } from 'vitest'
import { expectServed } from '../support/electron/bucket'
import { copyFiles } from '../support/electron/clipboard'
import { Desktop } from '../support/electron/desktop'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { startAgain } from '../support/electron/second-start'
import { readSettings } from '../support/electron/settings'
import { field, fillForm, typeDestination, typeStore } from '../support/electron/settings-form'
import { dropFiles, dropOn, linkOf, listedUploads, openTab, press } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { startProxy } from '../support/servers/slow-proxy'

const store = inject('publicStore')
const ollim = oneFreshOllim()

test('files dropped before a bucket is connected wait, and are uploaded once it is', async () => {
  const { page } = ollim()
  const [file = '', later = ''] = await writeImages(await newFolder('early'), ['early.png', 'later.png'])
  const waiting = page
    .getByRole('alert')
    .filter({ hasText: 'Your images wait until your bucket is connected.' })
  await page.getByRole('heading', { name: 'Connect your bucket' }).waitFor()
  await dropOn(page.getByRole('main'), [file])
  await waiting.waitFor()
  await openTab(page, 'Settings')
  await dropOn(page.getByRole('main'), [later])

  await fillForm(page, store, {})
  await press(page, 'Save')
  await expectServed(await linkOf(page, 'early.png'), file, 'image/png')
  await expectServed(await linkOf(page, 'later.png'), later, 'image/png')
  expect(await waiting.count()).toBe(0)
})

test('files and pasted images still wait after the window was closed, and after a power cut', async () => {
  const home = await newFolder('home')
  const [file = '', pasted = ''] = await writeImages(await newFolder('early'), ['early.png', 'pasted.png'])
  const first = await ollimForTest({ home })
  const waiting = (page: Page) => page.getByRole('alert').filter({ hasText: 'Your images wait' }).waitFor()
  await first.page.getByRole('heading', { name: 'Connect your bucket' }).waitFor()
  await dropOn(first.page.getByRole('main'), [file])
  const bytes = (await readFile(pasted)).toString('base64')
  await first.page.evaluate(
    (text) =>
      window.ollim.uploadBytes([
        { name: 'pasted.png', bytes: Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)) },
      ]),
    bytes,
  )
  await waiting(first.page)
  await first.closeWindow()
  const reopened = await first.windowAfter(() => startAgain(first))
  await waiting(reopened)
  await first.kill()

  const { page } = await ollimForTest({ home })
  await waiting(page)
  await fillForm(page, store, {})
  await press(page, 'Save')
  await expectServed(await linkOf(page, 'early.png'), file, 'image/png')
  await expectServed(await linkOf(page, 'pasted.png'), pasted, 'image/png')
})

test('an image on the clipboard waits, too, if the tray is to upload it, and the window shows that', async () => {
  const desktop = await Desktop.start()
  onTestFinished(() => desktop.stop())
  const inTray = await ollimForTest({})
  await desktop.untilTray()
  const [file = ''] = await writeImages(await newFolder('early'), ['copied.png'])
  await copyFiles([file])
  await inTray.closeWindow()
  const page = await inTray.windowAfter(() => desktop.choose('Upload from clipboard'))
  await page.getByRole('alert').filter({ hasText: 'Your images wait' }).waitFor()
  await fillForm(page, store, {})
  await press(page, 'Save')
  await expectServed(await linkOf(page, 'copied.png'), file, 'image/png')
})

test.each([
  ['while the bucket is being checked', async () => undefined],
  ['and pressing Save meanwhile', (page: Page) => press(page, 'Save')],
])('dropping files twice %s saves the form only once', async (_when, meanwhile) => {
  const { page } = ollim()
  const line = await startProxy(store.endpoint)
  line.slow(1)
  const [first = '', second = ''] = await writeImages(await newFolder('early'), ['first.png', 'second.png'])
  await typeStore(page, store, { Endpoint: line.endpoint })
  await press(page, 'Check')
  await dropOn(page.getByRole('main'), [first])
  await dropOn(page.getByRole('main'), [second])
  await meanwhile(page)
  line.release()
  await linkOf(page, 'first.png')
  await linkOf(page, 'second.png')
  await openTab(page, 'Settings')
  await press(page, 'New destination')
  await field(page, 'Bucket').waitFor()
  expect(await page.getByRole('main').innerText()).not.toMatch(/already called|needs? you/)
})

test('dropping files on an incomplete form focuses a field that is missing', async () => {
  const { page } = ollim()
  await typeDestination(page, { Bucket: 'half-typed' })
  await dropOn(page.getByRole('main'), await writeImages(await newFolder('early'), ['early.png']))
  const key = field(page, 'Access key ID')
  await expect.poll(() => key.evaluate((input) => input === document.activeElement)).toBe(true)
})

test('files dropped before a bucket is connected are not uploaded if the person declines', async () => {
  const { page } = ollim()
  await page.getByRole('heading', { name: 'Connect your bucket' }).waitFor()
  await dropOn(page.getByRole('main'), await writeImages(await newFolder('early'), ['early.png']))
  await press(page, 'Do not upload them')
  await expect.poll(() => page.getByRole('alert').count()).toBe(0)
  await fillForm(page, store, {})
  await press(page, 'Save')
  await expect.poll(async () => (await readSettings(page)).destinations.length).toBe(1)
  await openTab(page, 'Uploads')
  await dropFiles(page, await writeImages(await newFolder('early'), ['later.png']))
  await linkOf(page, 'later.png')
  expect((await listedUploads(page)).map(({ name }) => name)).toEqual(['later.png'])
})

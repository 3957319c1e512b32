import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { destinationIn, expectServed } from '../support/electron/bucket'
import { copyFiles, copyPng, pastedText } from '../support/electron/clipboard'
import { Desktop } from '../support/electron/desktop'
import type { Ollim } from '../support/electron/launch'
import { newFolder, ollimForTest, oneOllim } from '../support/electron/ollim-in-test'
import { pressKeys } from '../support/electron/screen'
import { openTab, press, uploadRow } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const store = inject('publicStore')
let desktop: Desktop
beforeAll(async () => {
  desktop = await Desktop.start()
})
const ollim = oneOllim(() => ({ environment: destinationIn(store, 'shortcut') }))
afterAll(() => desktop.stop())

test('the shortcut uploads the clipboard without a window, and clicking the notification opens one', async () => {
  await ollim().closeWindow()
  const [file = ''] = await writeImages(await newFolder('shortcut'), ['단축키.png'])
  await copyFiles([file])
  await pressKeys('ctrl+shift+u')
  const shown = await desktop.notification()
  expect(shown.title).toBe('Link copied')
  await expect.poll(pastedText).toBe(shown.body)
  await expectServed(shown.body, file, 'image/png')
  const page = await ollim().windowAfter(async () => desktop.clickNotification(shown))
  await uploadRow(page, '단축키.png').waitFor()
})

test('a picture on the clipboard is uploaded without being decoded, byte for byte', async () => {
  const [file = ''] = await writeImages(await newFolder('picture'), ['drawn.png'])
  await copyPng(file)
  await countUnpacked(ollim())
  await pressKeys('ctrl+shift+u')
  const shown = await desktop.notification()
  expect(shown.title).toBe('Link copied')
  await expectServed(shown.body, file, 'image/png')
  // That would stop Ollim for a while: for a third of a second at the size of a large screen.
  expect(await ollim().app.evaluate((): unknown => Reflect.get(globalThis, 'unpacked'))).toBe(0)
})

test('a shortcut that another program has is left to it, and Settings says so', async () => {
  const { page } = await ollimForTest({})
  await openTab(page, 'Settings')
  await press(page, 'General')
  await page.getByText('Another program uses these keys. Choose others.').waitFor()
})

test('the shortcut is changed by pressing other keys', async () => {
  await showShortcut()
  await press(ollim().page, 'Change')
  await ollim().page.keyboard.press('Control+Alt+I')
  await ollim().page.getByText('Uploads what is on the clipboard and puts the link there instead.').waitFor()
  await expect.poll(() => registered(['Control+Alt+I'])).toEqual([true])
  await expectUploadBy('ctrl+alt+i')
})

test('keys that every program needs are refused with a reason', async () => {
  await showShortcut()
  await press(ollim().page, 'Change')
  await ollim().page.keyboard.press('Control+C')
  await ollim().page.getByText('Every program uses these keys. Add Shift or Alt.').waitFor()
  await ollim().page.keyboard.press('Escape')
})

test('the shortcut can be turned off', async () => {
  await showShortcut()
  await press(ollim().page, 'Turn off')
  await ollim().page.getByText('Off', { exact: true }).waitFor()
  const were = ['CommandOrControl+Shift+U', 'Control+Alt+I']
  await expect.poll(() => registered(were)).toEqual([false, false])
})

/** Which of these shortcuts Ollim has registered. */
function registered(all: readonly string[]): Promise<readonly boolean[]> {
  return ollim().app.evaluate(
    ({ globalShortcut }, asked) => asked.map((keys) => globalShortcut.isRegistered(keys)),
    all,
  )
}

/** Counts how often the clipboard's picture is unpacked. */
async function countUnpacked({ app }: Ollim): Promise<void> {
  await app.evaluate(({ clipboard }) => {
    let count = 0
    const readImage = clipboard.readImage.bind(clipboard)
    Reflect.set(globalThis, 'unpacked', count)
    Reflect.set(clipboard, 'readImage', () => {
      count += 1
      Reflect.set(globalThis, 'unpacked', count)
      return readImage()
    })
  })
}

async function showShortcut(): Promise<void> {
  const { page } = ollim()
  await openTab(page, 'Settings')
  await press(page, 'General')
}

async function expectUploadBy(keys: string): Promise<void> {
  const name = `changed-${randomUUID()}.png`
  const [file = ''] = await writeImages(await newFolder('shortcut'), [name])
  await copyFiles([file])
  await pressKeys(keys)
  const { body } = await notificationOf(name)
  await expectServed(body, file, 'image/png')
}

/** Passes over what an earlier try of the test may have left. */
async function notificationOf(name: string): Promise<{ readonly body: string }> {
  const shown = await desktop.notification()
  return shown.body.endsWith(name) ? shown : notificationOf(name)
}

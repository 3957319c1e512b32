import { expect, inject, test } from 'vitest'
import { expectServed, keysIn } from '../support/electron/bucket'
import { copyFiles, copyText, pastedText } from '../support/electron/clipboard'
import { answerOpenDialog } from '../support/electron/dialogs'
import { newFolder } from '../support/electron/ollim-in-test'
import { ollimWithTray } from '../support/electron/ollim-with-tray'
import { linkOf, openTab, press, dropFiles, uploadRow, untilRowSays } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const { ollim, desktop, proxy } = ollimWithTray('tray')
const store = inject('publicStore')
const megabyte = 1024 * 1024

test('without uploads, the tray has a plain menu and tooltip', async () => {
  await expect
    .poll(labels)
    .toEqual([
      'Upload from clipboard',
      'Choose files…',
      '',
      'Pause',
      '',
      'Open Ollim',
      'Open as Shelf',
      'Settings',
      '',
      'Quit',
    ])
  await expect.poll(() => desktop().toolTip()).toContain('Ollim')
})

test('the tray uploads the clipboard, copies the link and shows a notification', async () => {
  const [file = ''] = await writeImages(await newFolder('tray'), ['트레이 사진.png'])
  await copyFiles([file])
  await desktop().choose('Upload from clipboard')
  const { title, body } = await desktop().notification()
  expect(title).toBe('Link copied')
  await expect.poll(pastedText).toBe(body)
  await expectServed(body, file, 'image/png')
})

test('the tray says so when there is no image on the clipboard', async () => {
  await copyText('Just words.')
  await desktop().choose('Upload from clipboard')
  await expect(desktop().notification()).resolves.toMatchObject({ title: 'No image on the clipboard' })
})

test('the tray lists the last five links, newest first, and copies the clicked one in the chosen format', async () => {
  const { page } = ollim()
  const links = new Map<string, string>()
  for (const name of ['1.png', '2.png', '3.png', '4.png', '5.png']) {
    await dropFiles(page, await writeImages(await newFolder('five'), [name]))
    links.set(name, await linkOf(page, name))
  }
  await expect.poll(labels).toEqual(expect.arrayContaining(['5.png']))
  const shown = (await labels()).filter((label) => label.endsWith('.png'))
  expect(shown).toEqual(['5.png', '4.png', '3.png', '2.png', '1.png'])
  await desktop().choose('2.png')
  await expect.poll(pastedText).toBe(links.get('2.png'))
  await page.evaluate(() => window.ollim.chooseLinkFormat('markdown'))
  await desktop().choose('3.png')
  await expect.poll(pastedText).toBe(`![3](${links.get('3.png')})`)
  await page.evaluate(() => window.ollim.chooseLinkFormat('url'))
})

test('the tray pauses and resumes uploads, and its tooltip shows their progress', async () => {
  const { page } = ollim()
  proxy().slow(megabyte / 8)
  await dropFiles(page, await writeImages(await newFolder('tip'), ['long.png'], 12 * megabyte))
  await expect.poll(() => desktop().toolTip()).toMatch(/Ollim · \d+% · 1 image left/)
  await desktop().choose('Pause')
  await untilRowSays(page, 'long.png', 'Paused')
  await expect.poll(() => desktop().toolTip()).toContain('Ollim · paused · 1 image waits')
  proxy().release()
  await expect(keysIn(store, 'tray')).resolves.not.toContain('long.png')
  await desktop().choose('Resume')
  await linkOf(page, 'long.png')
  await expect.poll(() => desktop().toolTip()).not.toContain('%')
})

test('Settings in the tray opens the settings', async () => {
  const { page } = ollim()
  await desktop().choose('Settings')
  await page.getByRole('tab', { name: 'Settings', selected: true }).waitFor()
  await openTab(page, 'Uploads')
})

test('Choose files in the tray uploads the chosen files', async () => {
  const { page } = ollim()
  const [file = ''] = await writeImages(await newFolder('chosen'), ['from-tray.png'])
  await answerOpenDialog(ollim(), [file])
  await desktop().choose('Choose files…')
  await linkOf(page, 'from-tray.png')
  // The menu is made again with each link: what is clicked just before that is lost.
  await expect.poll(labels).toContain('from-tray.png')
})

test('Choose files in the tray opens its dialog only after the window, so that it is not covered', async () => {
  await ollim().closeWindow()
  await ollim().app.evaluate(({ BrowserWindow, dialog }) => {
    dialog.showOpenDialog = () => {
      const [window] = BrowserWindow.getAllWindows()
      Reflect.set(globalThis, 'wasCovered', window?.isVisible() !== true)
      return Promise.resolve({ canceled: true, filePaths: [] })
    }
  })
  await ollim().windowAfter(() => desktop().choose('Choose files…'))
  const wasCovered = () => ollim().app.evaluate((): unknown => Reflect.get(globalThis, 'wasCovered'))
  await expect.poll(wasCovered).toBe(false)
})

test('Open Ollim in the tray opens the window with the present list', async () => {
  await ollim().closeWindow()
  const page = await ollim().windowAfter(() => desktop().choose('Open Ollim'))
  await press(uploadRow(page, 'long.png'), 'Copy link')
})

test('Quit in the tray ends Ollim without an error', async () => {
  await desktop().choose('Quit')
  await expect(ollim().ended()).resolves.toBe(0)
})

async function labels(): Promise<readonly string[]> {
  return (await desktop().menu()).map(({ label }) => label)
}

import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeEach, expect, inject, test } from 'vitest'
import { eventChannel } from '../../electron/shared/contract'
import { destinationIn } from '../support/electron/bucket'
import { newFolder, ollimForTest, oneOllim } from '../support/electron/ollim-in-test'
import { readSettings } from '../support/electron/settings'
import { settingsEntry } from '../support/electron/settings-form'
import { turnSwitch } from '../support/electron/turn-switch'
import { choose, dropFiles, linkOf, openTab, press, untilRowSays } from '../support/electron/window'
import { looksOf, makeNoted, secrets } from '../support/images/noted'
import { writeImages } from '../support/images/write-images'

const environment = destinationIn(inject('publicStore'), 'preferences')
/** Where the system's own settings are. */
let configuration: string
const ollim = oneOllim(async () => {
  configuration = await newFolder('config')
  return { environment: { ...environment, XDG_CONFIG_HOME: configuration } }
})

beforeEach(() =>
  ollim().page.evaluate(() =>
    window.ollim.changePreferences({ parallelUploads: 4, globalShortcut: 'CommandOrControl+Shift+U' }),
  ),
)

async function openGeneral(page: Page): Promise<void> {
  await openTab(page, 'Settings')
  await settingsEntry(page, 'General').click()
}

/** Puts a switch into the other position. */
async function flip(page: Page, name: string): Promise<void> {
  await page.getByRole('main').getByText(name, { exact: true }).click()
}

/** The colour behind the page, by which light and dark are told apart. */
function background(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor)
}

test('the theme changes at once, also for menus and dialogs of the system', async () => {
  const { page, app } = ollim()
  await openGeneral(page)
  const theme = page.getByRole('radiogroup', { name: 'Theme' })
  await theme.getByText('Light', { exact: true }).click()
  const light = await background(page)
  await theme.getByText('Dark', { exact: true }).click()
  await expect.poll(() => background(page)).not.toBe(light)
  await expect.poll(() => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
  await theme.getByText('As the system', { exact: true }).click()
  await expect.poll(() => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('system')
})

test('Uploads at once can be typed or stepped, from 1 to 16', async () => {
  const { page } = ollim()
  await openGeneral(page)
  const field = page.getByRole('textbox', { name: 'Uploads at once' })
  const stored = async () => (await readSettings(page)).preferences.parallelUploads
  await expect.poll(() => field.inputValue()).toBe('4')
  await field.fill('99')
  await field.press('Tab')
  await expect.poll(stored).toBe(16)
  await field.press('ArrowDown')
  await expect.poll(stored).toBe(15)
  await field.fill('0')
  await field.press('Tab')
  await expect.poll(stored).toBe(1)
})

test('a custom link format shows an example, or what is wrong with it', async () => {
  const { page } = ollim()
  await openGeneral(page)
  await choose(page, 'Format of copied links', 'Custom')
  const format = page.getByRole('textbox', { name: 'Custom format' })
  await format.fill('[img:{nope}]')
  await page.getByText('There is no variable called “nope”. Choose one under Variables.').waitFor()
  expect((await readSettings(page)).preferences.customLinkTemplate).not.toContain('nope')
  await format.fill('<<{url}>>')
  await page.getByText(/^<<https?:.*>>$/).waitFor()
  await expect.poll(async () => (await readSettings(page)).preferences.customLinkTemplate).toBe('<<{url}>>')
})

test('a shortcut is recorded when it is pressed, unless every program uses those keys', async () => {
  const { page, app } = ollim()
  await openGeneral(page)
  const isTaken = (keys: string) =>
    app.evaluate(({ globalShortcut }, asked) => globalShortcut.isRegistered(asked), keys)
  await expect.poll(() => isTaken('CommandOrControl+Shift+U')).toBe(true)

  await press(page, 'Change')
  await page.keyboard.press('a')
  await page.getByText('Add Ctrl, Alt or Super, so that typing keeps working.').waitFor()
  await page.keyboard.press('Control+c')
  await page.getByText('Every program uses these keys. Add Shift or Alt.').waitFor()
  await page.keyboard.press('Control+Alt+Shift+Y')
  await expect.poll(() => isTaken('Control+Alt+Shift+Y')).toBe(true)
  await expect.poll(() => isTaken('CommandOrControl+Shift+U')).toBe(false)

  await press(page, 'Change')
  await page.keyboard.press('Escape')
  await press(page, 'Turn off')
  await expect.poll(() => isTaken('Control+Alt+Shift+Y')).toBe(false)
  await expect.poll(async () => (await readSettings(page)).shortcutState).toBe('off')
})

test('photos are uploaded without their metadata, and look the same', async () => {
  const { page } = ollim()
  await openGeneral(page)
  await turnSwitch(page, 'Remove location and camera data', 'on')
  const photo = await makeNoted('jpeg', 6)
  const file = path.join(await newFolder('photos'), 'photo.jpg')
  await writeFile(file, photo)
  await openTab(page, 'Uploads')
  await dropFiles(page, [file])
  const bytes = Buffer.from(await (await fetch(await linkOf(page, 'photo.jpg'))).arrayBuffer())
  for (const secret of secrets) expect(bytes.includes(secret)).toBe(false)
  expect(await looksOf(bytes)).toEqual(await looksOf(photo))
})

test('launch at login adds an autostart entry, and removes it again', async () => {
  const { page } = ollim()
  await openGeneral(page)
  const folder = path.join(configuration, 'autostart')
  const entry = async () => {
    const [name] = await readdir(folder).catch(() => [])
    return name === undefined ? 'none' : readFile(path.join(folder, name), 'utf8')
  }
  expect(await entry()).toBe('none')
  await flip(page, 'Start Ollim when you log in')
  await expect.poll(entry).toMatch(/^\[Desktop Entry\]\n[^]*\nExec=.* --hidden\n/)
  await flip(page, 'Start Ollim when you log in')
  await expect.poll(entry).toBe('none')
})

test('launch at login is disabled if the system would start an Ollim of another folder', async () => {
  const { page, app } = ollim()
  await openGeneral(page)
  const toggle = page.getByRole('switch', { name: 'Start Ollim when you log in' })
  expect(await toggle.isDisabled()).toBe(false)
  const settings = await readSettings(page)
  const preferences = { ...settings.preferences, launchAtLogin: true }
  await app.evaluate(
    ({ BrowserWindow }, [channel, changed]) =>
      BrowserWindow.getAllWindows()[0]?.webContents.send(channel, changed),
    [
      eventChannel('settingsChanged'),
      { ...settings, revision: settings.revision + 1, preferences, canLaunchAtLogin: false },
    ] as const,
  )
  await page.getByText('macOS starts only the Ollim of the usual folder', { exact: false }).waitFor()
  expect(await toggle.isDisabled()).toBe(true)
  expect(await toggle.isChecked()).toBe(false)
})

test('with the tray switched off, closing the window quits Ollim', async () => {
  const quitting = await ollimForTest({ environment })
  await openGeneral(quitting.page)
  await flip(quitting.page, 'Closing the window keeps Ollim in the tray')
  await expect.poll(async () => (await readSettings(quitting.page)).preferences.closeToTray).toBe(false)
  await quitting.app.evaluate(({ BrowserWindow }) => {
    // Later, so that this answer comes back before there is nobody left to give it.
    setTimeout(() => BrowserWindow.getAllWindows()[0]?.close(), 50)
  })
  expect(await quitting.ended()).toBe(0)
})

test('with the tray switched off, a logout is not delayed by a question', async () => {
  const quitting = await ollimForTest({ environment })
  await openGeneral(quitting.page)
  await flip(quitting.page, 'Closing the window keeps Ollim in the tray')
  await openTab(quitting.page, 'Uploads')
  await quitting.page.keyboard.press('Control+Shift+P')
  await dropFiles(quitting.page, await writeImages(await newFolder('waits'), ['waits.png']))
  await untilRowSays(quitting.page, 'waits.png', 'Paused')
  // In the place of the system's question, which a test cannot answer.
  await quitting.app.evaluate(({ app, dialog }) => {
    Reflect.set(dialog, 'showMessageBox', () => {
      process.stderr.write('A question was asked.\n')
      return Promise.resolve({ response: 1, checkboxChecked: false })
    })
    // As a logout does, which asks nobody.
    setTimeout(() => app.quit(), 50)
  })
  expect(await quitting.ended()).toBe(0)
  expect(quitting.stderr).not.toContain('A question was asked.')
})

test('preferences are kept after a restart', async () => {
  const home = await newFolder('home')
  const before = await ollimForTest({ environment, home })
  await openGeneral(before.page)
  await before.page.getByRole('radiogroup', { name: 'Theme' }).getByText('Dark', { exact: true }).click()
  await choose(before.page, 'Format of copied links', 'Markdown')
  await flip(before.page, 'Copy links when a batch finishes')
  await press(before.page, 'Turn off')
  const chosen = { theme: 'dark', linkFormat: 'markdown', copyLinksWhenFinished: true, globalShortcut: '' }
  await expect.poll(async () => (await readSettings(before.page)).preferences).toMatchObject(chosen)
  await before.close()

  const { page, app } = await ollimForTest({ environment, home })
  expect((await readSettings(page)).preferences).toMatchObject(chosen)
  expect(await app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
  await openGeneral(page)
  expect(await page.getByRole('switch', { name: 'Copy links when a batch finishes' }).isChecked()).toBe(true)
  await page.getByText('Off', { exact: true }).waitFor()
})

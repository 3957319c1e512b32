import type { ElementHandle, Locator, Page } from 'playwright-core'
import { beforeEach, expect, inject, onTestFinished, test } from 'vitest'
import { undoMilliseconds } from '../../electron/shared/history/deletion'
import { expectAccessible } from '../support/electron/accessible'
import { changeObject, destinationIn } from '../support/electron/bucket'
import { chooseFromNextMenu } from '../support/electron/context-menu'
import { hurry } from '../support/electron/hurried-clock'
import { newFolder, oneOllim } from '../support/electron/ollim-in-test'
import { goElsewhere } from '../support/electron/elsewhere'
import { checkResult, settingsEntry } from '../support/electron/settings-form'
import { showScreen } from '../support/electron/show-screen'
import { toastSaying } from '../support/electron/toast'
import {
  clearHistory,
  clearUploads,
  dropFiles,
  linkOf,
  openTab,
  press,
  uploadRow,
} from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { makeCertificate, startTlsFront } from '../support/servers/tls-front'

const store = inject('publicStore')
const folder = 'dialogs'
/** Longer than any of these tests takes. */
const testMilliseconds = 60_000
const ollim = oneOllim(() => ({ environment: destinationIn(store, folder) }))

beforeEach(async () => {
  await clearUploads(ollim().page)
  await clearHistory(ollim().page)
})

/** The way to each sheet and question; answers what had the focus, which is to have it again afterwards. */
const dialogs: Readonly<Record<string, (page: Page) => Promise<Locator>>> = {
  'the details of an upload': async (page) => {
    await upload(page, 'details.png')
    const button = uploadRow(page, 'details.png').getByRole('button', { name: 'Show details' })
    return pressed(page, button)
  },
  'undoing an upload': async (page) => {
    await upload(page, 'undo.png')
    const button = page.getByRole('button', { name: 'Choose files' })
    await button.focus()
    await page.keyboard.press('Control+z')
    return button
  },
  'the help': async (page) => {
    const button = page.getByRole('button', { name: 'Choose files' })
    await button.focus()
    await page.keyboard.press('F1')
    return button
  },
  'About Ollim': async (page) => {
    const button = page.getByRole('button', { name: 'Choose files' })
    await button.focus()
    await showScreen(ollim(), 'about')
    return button
  },
  'renaming an image': async (page) => {
    await upload(page, 'move.png')
    const cell = await chosenCell(page, 'move.png')
    await page.keyboard.press('F2')
    return cell
  },
  'tagging an image': async (page) => openedFromMenu(page, 'tag.png', 'Tags…'),
  'replacing an image': async (page) => openedFromMenu(page, 'new.png', 'Replace with New Version…'),
  'deleting a changed image': async (page) => {
    await upload(page, 'beside.png')
    await upload(page, 'changed.png')
    await changeObject(store, `${folder}/changed.png`)
    const waiting = toastSaying(page, '1 image will be deleted')
    await hurry(ollim().app, undoMilliseconds, testMilliseconds)
    await chosenCell(page, 'changed.png')
    await page.keyboard.press('Delete')
    await waiting.waitFor()
    await expectAccessible(ollim())
    await page.keyboard.press('Control+z')
    await waiting.waitFor({ state: 'detached' })
    await hurry(ollim().app, undoMilliseconds)
    await chosenCell(page, 'changed.png')
    await page.keyboard.press('Delete')
    // The image is gone from the list for the time being: the keyboard stands on the one beside it.
    return page.getByRole('grid')
  },
  'finding images in a bucket': async (page) => {
    await openTab(page, 'History')
    const button = page.getByRole('button', { name: 'History actions' })
    await pressed(page, button)
    await page.getByRole('menuitem', { name: 'Find images in a bucket…' }).click()
    return button
  },
  'exporting destinations': async (page) => {
    await openTab(page, 'Settings')
    await settingsEntry(page, 'General').click()
    return pressed(page, page.getByRole('button', { name: 'Export' }))
  },
  'deleting a destination': async (page) => {
    await goElsewhere(page, { bucket: 'another' })
    await openTab(page, 'Settings')
    await page.getByRole('navigation', { name: 'Destinations' }).getByRole('button').nth(1).click()
    return pressed(page, page.getByRole('button', { name: 'Delete destination' }))
  },
  'trusting a certificate': async (page) => {
    const server = await startTlsFront(store.endpoint, await makeCertificate('nas.home'))
    onTestFinished(() => server.stop())
    await goElsewhere(page, { endpoint: server.endpoint })
    await openTab(page, 'Settings')
    await page.getByRole('navigation', { name: 'Destinations' }).getByRole('button').nth(1).click()
    await press(page, 'Check')
    await checkResult(page, 'Where', 'failed').waitFor()
    return pressed(page, page.getByRole('button', { name: 'Trust this certificate for this destination' }))
  },
}

test.each(Object.entries(dialogs))(
  'the dialog for %s has no accessibility violations in any look, and returns the focus when it closes',
  async (_what, open) => {
    const { page } = ollim()
    await openTab(page, 'Uploads')
    const opener = await (await open(page)).elementHandle()
    const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'))
    await dialog.waitFor()
    await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
    await expectAccessible(ollim())
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => focusIsOn(page, opener)).toBe('it is')
  },
)

test('the history’s filters and their menus have no accessibility violations', async () => {
  const { page } = ollim()
  await openTab(page, 'History')
  await press(page, 'More filters')
  await page.getByRole('combobox', { name: 'Kind' }).waitFor()
  await expectAccessible(ollim())
  await page.getByRole('combobox', { name: 'Kind' }).click()
  await page.getByRole('listbox').waitFor()
  await expectAccessible(ollim())
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox').fill('no such thing')
  await page.getByRole('paragraph').filter({ hasText: 'No image matches' }).waitFor()
  await expectAccessible(ollim())
  await page.getByRole('searchbox').fill('')
})

test('the shelf has no accessibility violations on any tab', async () => {
  const { page } = ollim()
  await page.keyboard.press('Control+Shift+S')
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(420)
  for (const tab of ['Uploads', 'History', 'Settings'] as const) {
    await openTab(page, tab)
    await expectAccessible(ollim())
  }
  await page.keyboard.press('Control+Shift+S')
})

async function upload(page: Page, name: string): Promise<void> {
  await dropFiles(page, await writeImages(await newFolder('dialogs'), [name]))
  await linkOf(page, name)
}

async function pressed(page: Page, button: Locator): Promise<Locator> {
  await button.focus()
  await page.keyboard.press('Enter')
  return button
}

/** The cell of an image whose context menu has opened a dialog. */
async function openedFromMenu(page: Page, name: string, action: string): Promise<Locator> {
  await upload(page, name)
  const cell = await chosenCell(page, name)
  await chooseFromNextMenu(ollim().app, [action])
  await page.keyboard.press('Shift+F10')
  return cell
}

/** The cell of an image in the history, chosen and with the focus on it. */
async function chosenCell(page: Page, name: string): Promise<Locator> {
  await openTab(page, 'History')
  const cell = page.getByRole('gridcell', { name })
  await cell.click()
  return cell
}

/** Where the focus is instead, for the sake of the message. */
async function focusIsOn(page: Page, element: ElementHandle | null): Promise<string> {
  return page.evaluate(
    (wanted) =>
      wanted?.contains(document.activeElement) === true
        ? 'it is'
        : (document.activeElement?.outerHTML.slice(0, 200) ?? ''),
    element,
  )
}

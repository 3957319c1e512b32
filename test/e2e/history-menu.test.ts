import { rm } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, expect, inject, onTestFinished, test } from 'vitest'
import { Sqlite } from '../../electron/adapters/database/sqlite'
import { deleteObject, destinationIn, emptyFolder, keysIn } from '../support/electron/bucket'
import { pastedText } from '../support/electron/clipboard'
import { chooseFromNextMenu } from '../support/electron/context-menu'
import { entryCell, entryNames } from '../support/electron/history-cells'
import { newFolder, oneOllim } from '../support/electron/ollim-in-test'
import { toastSaying } from '../support/electron/toast'
import { uploadFilesToHistory, uploadToHistory } from '../support/electron/upload-to-history'
import { hear } from '../support/electron/hear'
import { choose, clearHistory, clearUploads, openTab, press } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const store = inject('publicStore')
const folder = 'history-menu'
const ollim = oneOllim(() => ({ environment: destinationIn(store, folder) }))

beforeEach(async () => {
  await clearUploads(ollim().page)
  await clearHistory(ollim().page)
  await emptyFolder(store, folder)
})

test('the menu, opened by pointer or key, copies the selection in the order shown', async () => {
  const { page, app } = ollim()
  const links = new Map(zip(['one.png', 'two.png'], await uploadToHistory(page, ['one.png', 'two.png'])))
  await entryCell(page, 'one.png').click()
  await entryCell(page, 'two.png').click({ modifiers: ['Shift'] })
  await chooseFromNextMenu(app, ['Copy As', 'BBCode'])
  await entryCell(page, 'one.png').click({ button: 'right' })
  const shown = (await entryNames(page))
    .filter((name) => links.has(name))
    .map((name) => links.get(name) ?? '')
  await expect.poll(pastedText).toBe(shown.map((link) => `[img]${link}[/img]`).join('\n'))
  await entryCell(page, 'one.png').click()
  await chooseFromNextMenu(app, ['Copy As', 'URL'])
  await page.keyboard.press('Shift+F10')
  await expect.poll(pastedText).toBe(links.get('one.png'))
  await entryCell(page, 'two.png').click()
  await page.keyboard.press('Control+c')
  await expect.poll(pastedText).toBe(links.get('two.png'))
})

test('a check marks missing images, and a filter finds them', async () => {
  const { page, app } = ollim()
  await uploadToHistory(page, ['here.png', 'lost.png'])
  await deleteObject(store, `${folder}/lost.png`)
  await entryCell(page, 'lost.png').click()
  await entryCell(page, 'here.png').click({ modifiers: ['Shift'] })
  await chooseFromNextMenu(app, ['Check 2 Links'])
  await press(page, 'More actions')
  await entryCell(page, 'here.png').getByText('Public', { exact: true }).waitFor()
  await entryCell(page, 'lost.png').getByText('Missing', { exact: true }).waitFor()
  await page.getByText('1 of 2 links open, 1 missing').waitFor()
  await press(page, 'More filters')
  await choose(page, 'State', 'Missing')
  await expect.poll(() => page.getByRole('gridcell').count()).toBe(1)
  await choose(page, 'State', 'Any state')
})

test('entries that the disk cannot remove stay in the history, and an alert says why', async () => {
  const { page, app, home } = ollim()
  await uploadToHistory(page, ['held.png'])
  const other = new Sqlite(path.join(home, 'ollim.sqlite'))
  onTestFinished(() => other.close())
  other.run('BEGIN IMMEDIATE')
  await chooseFromNextMenu(app, ['Remove from History Only'])
  await entryCell(page, 'held.png').click({ button: 'right' })
  await page.getByRole('alert').getByText('Ollim could not record its uploads.').waitFor()
  other.run('ROLLBACK')
  await press(page.getByRole('alert'), 'Dismiss')
  await entryCell(page, 'held.png').waitFor()
  expect(await page.getByText('removed from the history').count()).toBe(0)
})

test('a tag or an alt text that cannot be stored is not shown as stored, and an alert says why', async () => {
  const { page, app, home } = ollim()
  await uploadToHistory(page, ['held.png'])
  const other = new Sqlite(path.join(home, 'ollim.sqlite'))
  onTestFinished(() => other.close())
  other.run('BEGIN IMMEDIATE')
  const refusal = page.getByRole('alert').getByText('Ollim could not record its uploads.')
  await chooseFromNextMenu(app, ['Tags…'])
  await entryCell(page, 'held.png').click({ button: 'right' })
  await page.getByRole('dialog').getByRole('textbox', { name: 'Add a tag' }).fill('sea')
  await page.keyboard.press('Enter')
  await refusal.waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await press(page.getByRole('alert'), 'Dismiss')
  expect(await page.evaluate(() => window.ollim.listTags())).toEqual([])
  await openTab(page, 'Uploads')
  await page.getByText('held.png', { exact: true }).click()
  await page.keyboard.press('F2')
  await page.keyboard.type('A tea bowl')
  await page.keyboard.press('Enter')
  await refusal.waitFor()
  other.run('ROLLBACK')
  await press(page.getByRole('alert'), 'Dismiss')
})

test('Show Original File opens its folder, or says that the file is gone', async () => {
  const { page, app } = ollim()
  const files = await writeImages(await newFolder('source'), ['kept.png', 'moved.png'])
  await uploadFilesToHistory(page, ['kept.png', 'moved.png'], files)
  await app.evaluate(({ shell }) => {
    shell.showItemInFolder = (path) => Reflect.set(globalThis, 'shownFile', path)
  })
  await chooseFromNextMenu(app, ['Show Original File'])
  await entryCell(page, 'kept.png').click({ button: 'right' })
  await expect.poll(() => app.evaluate(() => String(Reflect.get(globalThis, 'shownFile')))).toBe(files[0])
  await rm(files[1] ?? '')
  await chooseFromNextMenu(app, ['Show Original File'])
  await entryCell(page, 'moved.png').click({ button: 'right' })
  await page.getByText('moved.png is no longer there.').waitFor()
  await press(page.getByRole('alert'), 'Dismiss')
})

test.each([
  ['key', 'same-key.png', 'same-key.png'],
  ['folder', 'same-folder.png', ''],
])('confirming an unchanged %s moves nothing, and reports no move', async (_what, name, typed) => {
  const { page } = ollim()
  await uploadToHistory(page, [name])
  await entryCell(page, name).click()
  await page.keyboard.press('F2')
  const field = page.getByRole('dialog').getByRole('textbox', { name: 'Key' })
  const heard = await hear(page)
  await field.fill(`${folder}/${typed}`)
  await field.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  // A move would be reported before what comes later.
  await page.keyboard.press('Control+c')
  await expect.poll(heard).toContainEqual(expect.stringContaining('1 link copied'))
  expect((await heard()).filter((said) => said.includes('Moved'))).toEqual([])
  expect(await keysIn(store, folder)).toEqual([name])
})

test('F2 selects only the name, so that typing keeps folder and extension', async () => {
  const { page } = ollim()
  await uploadToHistory(page, ['renamed.png'])
  await entryCell(page, 'renamed.png').click()
  await page.keyboard.press('F2')
  const field = page.getByRole('dialog').getByRole('textbox', { name: 'Key' })
  await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true)
  await page.keyboard.type('newer')
  expect(await field.inputValue()).toBe(`${folder}/newer.png`)
  // Who comes back to the field goes on where they were.
  await page.keyboard.press('Tab')
  await field.evaluate((input: HTMLInputElement) => input.setSelectionRange(0, 0))
  await field.focus()
  await page.keyboard.type('in-')
  expect(await field.inputValue()).toBe(`in-${folder}/newer.png`)
  await page.keyboard.press('Escape')
})

test('F2 renames the focused image, whether it is selected or not', async () => {
  const { page } = ollim()
  await uploadToHistory(page, ['other.png', 'current.png'])
  const field = page.getByRole('dialog').getByRole('textbox', { name: 'Key' })
  await entryCell(page, 'current.png').click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('F2')
  await expect.poll(() => field.inputValue()).toBe(`${folder}/current.png`)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await entryCell(page, 'other.png').click({ modifiers: ['Control'] })
  await entryCell(page, 'current.png').click({ modifiers: ['Control'] })
  await page.keyboard.press('F2')
  await expect.poll(() => field.inputValue()).toBe(`${folder}/current.png`)
  await page.keyboard.press('Escape')
})

test('renaming and replacing can be cancelled by a button', async () => {
  const { page, app } = ollim()
  await uploadToHistory(page, ['stays.png'])
  await entryCell(page, 'stays.png').click()
  await page.keyboard.press('F2')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Key' }).fill(`${folder}/goes.png`)
  await press(dialog, 'Cancel')
  await dialog.waitFor({ state: 'detached' })
  await chooseFromNextMenu(app, ['Replace with New Version…'])
  await entryCell(page, 'stays.png').click({ button: 'right' })
  await press(dialog, 'Cancel')
  await dialog.waitFor({ state: 'detached' })
  // Whatever the server was asked to do would be done before a move that comes later.
  await page.keyboard.press('F2')
  await dialog.getByRole('textbox', { name: 'Key' }).fill(`${folder}/moved.png`)
  await press(dialog, 'Move')
  await toastSaying(page, 'Moved').waitFor()
  expect(await keysIn(store, folder)).toEqual(['moved.png'])
})

test('an image is renamed in the bucket and in the history, but not to a name that is taken', async () => {
  const { page, app } = ollim()
  await uploadToHistory(page, ['before.png', 'taken.png'])
  await entryCell(page, 'before.png').click()
  await page.keyboard.press('F2')
  const field = page.getByRole('dialog').getByRole('textbox', { name: 'Key' })
  await field.fill(`${folder}/taken.png`)
  await press(page, 'Move')
  const refusal = page.getByText(`There is already something named ${folder}/taken.png.`)
  await refusal.waitFor()
  await field.fill(`${folder}/뒤/after.png`)
  await refusal.waitFor({ state: 'detached' })
  await press(page, 'Move')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const keys = await keysIn(store, folder)
  expect([keys.includes('before.png'), keys.includes('뒤/after.png')]).toEqual([false, true])
  await chooseFromNextMenu(app, ['Copy As', 'URL'])
  await entryCell(page, 'after.png').click({ button: 'right' })
  await expect.poll(pastedText).toContain('/after.png')
  expect((await fetch(await pastedText())).status).toBe(200)
})

function zip(names: readonly string[], links: readonly string[]): readonly (readonly [string, string])[] {
  return names.map((name, index) => [name, links[index] ?? ''])
}

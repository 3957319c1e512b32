import { beforeEach, expect, inject, test } from 'vitest'
import { destinationIn } from '../support/electron/bucket'
import { copyText } from '../support/electron/clipboard'
import { entryCell, entryNames, selectedNames } from '../support/electron/history-cells'
import { expectFocused, pressByKey } from '../support/electron/keyboard'
import { oneOllim } from '../support/electron/ollim-in-test'
import { uploadToHistory } from '../support/electron/upload-to-history'
import { clearHistory, clearUploads } from '../support/electron/window'

const ollim = oneOllim(() => ({ environment: destinationIn(inject('publicStore'), 'history-focus') }))

beforeEach(async () => {
  await clearUploads(ollim().page)
  await clearHistory(ollim().page)
})

test('when pressing a button removes it, the focus moves to what it acted on', async () => {
  const { page } = ollim()
  await uploadToHistory(page, ['one.png', 'two.png', 'three.png'])
  await entryCell(page, 'two.png').click()
  await pressByKey(page, 'Clear')
  await expectFocused(page, 'two.png')

  await page.keyboard.press('Space')
  await page.getByRole('textbox', { name: 'Add a tag' }).fill('sea')
  await page.keyboard.press('Enter')
  await pressByKey(page, 'Remove the tag sea')
  await expectFocused(page, 'Add a tag')

  await entryCell(page, 'two.png').click()
  await pressByKey(page, 'Delete')
  await entryCell(page, 'two.png').waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe('gridcell')
  await page.keyboard.press('Home')
  const first = await page.getByRole('gridcell').first().getAttribute('aria-label')
  await expectFocused(page, first)
  await pressByKey(page, 'Undo')
  await entryCell(page, 'two.png').waitFor()
  await expectFocused(page, first)
})

test('the down arrow leads from the search to what it found', async () => {
  const { page } = ollim()
  await uploadToHistory(page, ['one.png', 'two.png', 'three.png'])
  await page.getByRole('searchbox').fill('three')
  await expect.poll(() => entryNames(page)).toEqual(['three.png'])
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowDown')
  expect(await page.evaluate(() => String(document.getSelection()))).toBe('three')
  await page.keyboard.press('ArrowDown')
  await expectFocused(page, 'three.png')
  await page.getByRole('searchbox').fill('')
  await entryCell(page, 'one.png').waitFor()
})

test('keys act on the focused image, also after a deletion was undone', async () => {
  const { page } = ollim()
  await uploadToHistory(page, ['one.png', 'two.png', 'three.png'])
  const [deleted, next] = await entryNames(page)
  await entryCell(page, deleted ?? '').click()
  await page.keyboard.press('Delete')
  await expectFocused(page, next ?? '')
  await page.keyboard.press('Control+z')
  await entryCell(page, deleted ?? '').waitFor()
  await expectFocused(page, next ?? '')
  await page.keyboard.press('Space')
  await expect.poll(() => selectedNames(page)).toEqual([deleted, next])
})

test('a toast returns the focus to the image even if the list was drawn anew meanwhile', async () => {
  const { page } = ollim()
  await uploadToHistory(page, ['drawn.png'])
  await entryCell(page, 'drawn.png').click()
  const former = await entryCell(page, 'drawn.png').elementHandle()
  await page.keyboard.press('Control+c')
  await page.getByText('1 link copied').waitFor()
  await page.getByRole('button', { name: 'Undo' }).focus()
  await page.evaluate(() => window.ollim.changePreferences({ historyView: 'list' }))
  await expect.poll(() => former.evaluate((cell) => cell.isConnected)).toBe(false)
  await page.keyboard.press('Enter')
  await page.getByText('The previous clipboard is back').waitFor()
  await expectFocused(page, 'drawn.png')
  await page.evaluate(() => window.ollim.changePreferences({ historyView: 'gallery' }))
})

test('dismissing a toast or a banner returns the focus to the image', async () => {
  const { page } = ollim()
  await uploadToHistory(page, ['said.png'])
  await entryCell(page, 'said.png').click()
  await page.keyboard.press('Control+c')
  await page.getByText('1 link copied').waitFor()
  await pressByKey(page, 'Undo')
  await page.getByText('The previous clipboard is back').waitFor()
  await expectFocused(page, 'said.png')
  await pressByKey(page, 'Dismiss')
  await expectFocused(page, 'said.png')

  await copyText('Just words.')
  await page.keyboard.press('Control+v')
  await page.getByText('There is no image on the clipboard.').waitFor()
  await pressByKey(page, 'Dismiss')
  await expectFocused(page, 'said.png')
})

import { beforeEach, expect, inject, test } from 'vitest'
import { destinationIn, emptyFolder, keysIn } from '../support/electron/bucket'
import { copyFiles } from '../support/electron/clipboard'
import { newFolder, oneOllim } from '../support/electron/ollim-in-test'
import {
  clearHistory,
  clearUploads,
  dropFiles,
  linkOf,
  openTab,
  uploadRows,
} from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const store = inject('publicStore')
const ollim = oneOllim(() => ({ environment: destinationIn(store, 'undo') }))

beforeEach(async () => {
  await clearUploads(ollim().page)
  await clearHistory(ollim().page)
  await emptyFolder(store, 'undo')
})

test('undoing deletes the last batch and keeps what came before', async () => {
  const { page } = ollim()
  await upload(['stays.png'])
  await upload(['지울 것.png', 'goes.png'])
  await page.keyboard.press('Control+z')
  const question = page.getByRole('alertdialog')
  for (const name of ['지울 것.png', 'goes.png']) await question.getByText(name, { exact: true }).waitFor()
  expect(await question.getByText('stays.png').count()).toBe(0)
  await question.getByRole('button', { name: 'Delete' }).click()
  await page.getByText('2 images deleted from the bucket').waitFor()
  expect(await keysIn(store, 'undo')).toEqual(['stays.png'])
  await expect.poll(() => uploadRows(page).count()).toBe(1)
  await openTab(page, 'History')
  await expect.poll(() => page.getByRole('gridcell').count()).toBe(1)
  await openTab(page, 'Uploads')
})

test('nothing is deleted if the person chooses Keep', async () => {
  const { page } = ollim()
  await upload(['kept.png'])
  await page.getByRole('button', { name: 'Undo upload' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep' }).click()
  await page.getByRole('alertdialog').waitFor({ state: 'hidden' })
  // Whatever the server was asked to delete would be gone before an upload that comes later.
  await upload(['later.png'])
  expect(await keysIn(store, 'undo')).toEqual(['kept.png', 'later.png'])
})

test('undoing a deletion says that the image stays, and removes the message about an earlier deletion', async () => {
  const { page } = ollim()
  await upload(['stays-after-all.png'])
  await upload(['goes-before.png'])
  await page.keyboard.press('Control+z')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  const deleted = page.getByText('1 image deleted from the bucket')
  await deleted.waitFor()
  await openTab(page, 'History')
  await page.getByRole('gridcell', { name: 'stays-after-all.png' }).click()
  await page.keyboard.press('Delete')
  await page.getByText('1 image will be deleted').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('1 image stays').waitFor()
  expect(await deleted.count()).toBe(0)
  await openTab(page, 'Uploads')
})

test('the question shows which answer has the focus if the shortcut opened it, and not after a press of the pointer', async () => {
  const { page } = ollim()
  await upload(['focused.png'])
  const keep = page.getByRole('alertdialog').getByRole('button', { name: 'Keep' })
  const ring = () =>
    keep.evaluate((button) => [document.activeElement === button, getComputedStyle(button).outlineStyle])
  await page.getByRole('button', { name: 'Undo upload' }).click()
  await expect.poll(ring).toEqual([true, 'none'])
  await keep.click()
  await keep.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+z')
  await expect.poll(ring).toEqual([true, 'solid'])
  await keep.press('Enter')
})

test('if an image arrives during the question, nothing is deleted, and a message says so', async () => {
  const { page } = ollim()
  await upload(['asked.png'])
  await copyFiles(await writeImages(await newFolder('undo'), ['newer.png']))
  await page.keyboard.press('Control+z')
  await page.getByRole('alertdialog').waitFor()
  await page.evaluate(() => window.ollim.uploadClipboard())
  await expect.poll(() => uploadRows(page).getByRole('link').count()).toBe(2)
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await page.getByText('Nothing was deleted: there are newer uploads').waitFor()
  expect(await keysIn(store, 'undo')).toEqual(['asked.png', 'newer.png'])
})

test('an image that was there before stays when its second upload is undone', async () => {
  const { page } = ollim()
  const files = await upload(['twin.png'])
  await dropFiles(page, files)
  await uploadRows(page).nth(1).getByText('Already uploaded').filter({ visible: true }).waitFor()
  await page.keyboard.press('Control+z')
  await page.getByText('There is nothing to undo').waitFor()
  expect(await keysIn(store, 'undo')).toContain('twin.png')
})

async function upload(names: readonly string[]): Promise<readonly string[]> {
  const { page } = ollim()
  const files = await writeImages(await newFolder('undo'), names)
  await dropFiles(page, files)
  for (const name of names) await linkOf(page, name)
  return files
}

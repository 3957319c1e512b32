import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeEach, expect, inject, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../electron/adapters/database/database'
import { undoMilliseconds } from '../../electron/shared/history/deletion'
import { changeObject, destinationIn, emptyFolder, keysIn } from '../support/electron/bucket'
import { entryCell, entryNames, selectedNames } from '../support/electron/history-cells'
import { hurry } from '../support/electron/hurried-clock'
import { newFolder, ollimForTest, oneOllim } from '../support/electron/ollim-in-test'
import { toastSaying } from '../support/electron/toast'
import { uploadToHistory } from '../support/electron/upload-to-history'
import {
  clearHistory,
  clearUploads,
  dropFiles,
  linkOf,
  openTab,
  press,
  uploadRows,
} from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { sampleSource } from '../support/sample-entries'
import { startStrict } from '../support/servers/strict-server'
import { makeSilentLog } from '../support/silent-log'

const store = inject('publicStore')
const folder = 'history-delete'
const ollim = oneOllim(() => ({ environment: destinationIn(store, folder) }))

beforeEach(async () => {
  await clearUploads(ollim().page)
  await clearHistory(ollim().page)
  await emptyFolder(store, folder)
})

test('deleted images wait, return if the deletion is undone, and are otherwise removed from the bucket', async () => {
  const { page, app } = ollim()
  await uploadToHistory(page, ['a.png', '둘.png', 'c.png', 'stays.png'])
  await entryCell(page, 'a.png').click()
  await entryCell(page, '둘.png').click({ modifiers: ['ControlOrMeta'] })
  await press(page, 'Delete')
  await toastSaying(page, '2 images will be deleted from the bucket').waitFor()
  await expect.poll(() => sortedNames(page)).toEqual(['c.png', 'stays.png'])
  await press(page, 'Undo')
  await expect.poll(() => sortedNames(page)).toEqual(['a.png', 'c.png', 'stays.png', '둘.png'])
  await page.getByText('2 selected').first().waitFor()
  expect((await selectedNames(page)).toSorted()).toEqual(['a.png', '둘.png'])
  await entryCell(page, 'c.png').click()
  await page.keyboard.press('Delete')
  await expect.poll(() => sortedNames(page)).toEqual(['a.png', 'stays.png', '둘.png'])
  await page.keyboard.press('Control+z')
  await expect.poll(() => sortedNames(page)).toEqual(['a.png', 'c.png', 'stays.png', '둘.png'])
  expect(await page.getByRole('alertdialog').count()).toBe(0)

  const takeTime = await hurry(app, undoMilliseconds)
  await entryCell(page, 'a.png').click()
  await page.keyboard.press('Control+a')
  await entryCell(page, 'stays.png').click({ modifiers: ['ControlOrMeta'] })
  await page.keyboard.press('Delete')
  await page.getByText('3 images deleted from the bucket').waitFor()
  await takeTime()
  await expect.poll(() => keysIn(store, folder)).toEqual(['stays.png'])
  await expect.poll(() => sortedNames(page)).toEqual(['stays.png'])
  await openTab(page, 'Uploads')
  expect(await uploadRows(page).count()).toBe(1)
})

test('the seconds left to undo a deletion go on when the system’s clock is set back', async () => {
  const { page } = ollim()
  await uploadToHistory(page, ['counted.png'])
  await entryCell(page, 'counted.png').click()
  await page.keyboard.press('Delete')
  const toast = toastSaying(page, '1 image will be deleted from the bucket')
  await toast.waitFor()
  const turnClock = (milliseconds: number) =>
    page.evaluate((by) => {
      const { now } = Date
      Date.now = () => now() + by
    }, milliseconds)
  await turnClock(-3_600_000)
  onTestFinished(() => turnClock(3_600_000))
  await expect.poll(() => toast.locator('.numbers').textContent()).toMatch(/^[1-7] s$/)
  await press(page, 'Undo')
})

test('the message about a waiting deletion is centred in the window, or in what the panel leaves of it', async () => {
  const { page } = ollim()
  await uploadToHistory(page, ['alone.png', 'beside.png'])
  const middle = async () => {
    const box = await toastSaying(page, 'will be deleted').boundingBox()
    return Math.round((box?.x ?? NaN) + (box?.width ?? NaN) / 2)
  }
  const width = await page.evaluate(() => innerWidth)
  await entryCell(page, 'alone.png').click()
  await page.keyboard.press('Delete')
  const panel = await page.getByRole('complementary').boundingBox()
  await expect.poll(middle).toBe(Math.round((panel?.x ?? NaN) / 2))
  await press(page, 'Undo')
  await page.getByRole('searchbox').fill('alone')
  await expect.poll(() => sortedNames(page)).toEqual(['alone.png'])
  await entryCell(page, 'alone.png').click()
  await page.keyboard.press('Delete')
  await page.getByRole('paragraph').filter({ hasText: 'No image matches' }).waitFor()
  await expect.poll(middle).toBe(Math.round(width / 2))
  await press(page, 'Undo')
  await page.getByRole('searchbox').fill('')
})

test('an image that is dropped again while it waits to be deleted is uploaded again and stays', async () => {
  const { page } = ollim()
  const images = await writeImages(await newFolder('history-delete'), ['again.png'])
  await openTab(page, 'Uploads')
  await dropFiles(page, images)
  await linkOf(page, 'again.png')
  await openTab(page, 'History')
  await entryCell(page, 'again.png').click()
  await page.keyboard.press('Delete')
  await toastSaying(page, 'will be deleted from the bucket').waitFor()
  await openTab(page, 'Uploads')
  await clearUploads(page)
  await dropFiles(page, images)
  const link = await linkOf(page, 'again.png')
  expect(link).toMatch(/again-2\.png$/)
  await expect.poll(() => keysIn(store, folder)).toEqual(['again-2.png'])
  expect(await linkOf(page, 'again.png')).toBe(link)
})

test('an image that was changed by somebody else is deleted only after a question', async () => {
  const { page, app } = ollim()
  await hurry(app, undoMilliseconds)
  await uploadToHistory(page, ['changed.png'])
  await changeObject(store, `${folder}/changed.png`)
  await entryCell(page, 'changed.png').click()
  await page.keyboard.press('Delete')
  const question = page.getByRole('alertdialog')
  await question.getByText('changed.png').waitFor()
  await question.getByRole('button', { name: 'Keep' }).last().click()
  await question.waitFor({ state: 'detached' })
  expect(await keysIn(store, folder)).toContain('changed.png')
  await entryCell(page, 'changed.png').click()
  await page.keyboard.press('Delete')
  await question.getByRole('button', { name: 'Delete anyway' }).click()
  // Not by the toast: that of the deletion before may still be shown, with the same words.
  await expect.poll(() => keysIn(store, folder)).not.toContain('changed.png')
})

async function sortedNames(page: Page): Promise<readonly string[]> {
  return (await entryNames(page)).toSorted()
}

test('the question about many changed images names only the first of them', async () => {
  const home = await newFolder('many-changed')
  const environment = destinationIn(store, 'history-delete-many')
  const first = await ollimForTest({ environment, home })
  await dropFiles(first.page, await writeImages(await newFolder('many-changed'), ['shared.png']))
  await linkOf(first.page, 'shared.png')
  await first.close()
  const database = openDatabase(path.join(home, 'ollim.sqlite'), makeSilentLog())
  const [entry] = database.history.latest(1)
  if (entry === undefined) throw new Error('The upload is not in the history.')
  database.history.add(
    Array.from({ length: 60 }, (_, index) => ({
      entry: { ...entry, id: `copy-${index}`, name: `copy ${index}.png`, etag: 'as-it-was' },
      source: sampleSource(),
    })),
  )
  database.history.forget([entry.id])
  database.dispose()

  const { page, app } = await ollimForTest({ environment, home })
  await hurry(app, undoMilliseconds)
  await openTab(page, 'History')
  await entryCell(page, 'copy 59.png').click()
  await page.keyboard.press('Control+a')
  await page.getByText('60 selected').first().waitFor()
  await page.keyboard.press('Delete')
  const question = page.getByRole('alertdialog', { name: 'Delete 60 images that have changed?' })
  await question.getByText('and 10 more').waitFor()
  expect(await question.getByRole('listitem').count()).toBe(51)
})

test('a refused deletion is reported with the server’s answer, without naming a button that is not there', async () => {
  let refuses = false
  const server = await startStrict(() => (refuses ? { status: 418, code: 'IAmATeapot' } : undefined))
  onTestFinished(() => server.stop())
  const { page, app } = await ollimForTest({ environment: destinationIn(store, folder, server.endpoint) })
  await hurry(app, undoMilliseconds)
  await dropFiles(page, await writeImages(await newFolder('history-delete'), ['kept.png']))
  await linkOf(page, 'kept.png')
  await openTab(page, 'History')
  refuses = true
  await entryCell(page, 'kept.png').click()
  await page.keyboard.press('Delete')
  const banner = page.getByRole('alert').filter({ hasText: '1 image could not be deleted.' })
  await banner.getByText('HTTP 418').waitFor()
  expect(await banner.innerText()).not.toContain('Show details')
})

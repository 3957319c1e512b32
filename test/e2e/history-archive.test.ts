import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { expectNoViolations } from '../support/electron/axe'
import { destinationIn, emptyFolder } from '../support/electron/bucket'
import { chooseFromNextMenu } from '../support/electron/context-menu'
import { hear } from '../support/electron/hear'
import { entryNames } from '../support/electron/history-cells'
import type { Ollim } from '../support/electron/launch'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { homeWithHistory } from '../support/electron/home-with-history'
import { focused } from '../support/electron/keyboard'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { choose, clearHistory, dropFiles, linkOf, openTab, press } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { faultyForTest, httpAnswer } from '../support/servers/faulty-server'

const store = inject('publicStore')
const ollim = oneFreshOllim(() => ({ environment: destinationIn(store, 'archive') }))

/** An Ollim whose history shows these images, and no others. */
async function uploaded(names: readonly string[]): Promise<Ollim> {
  const { page } = ollim()
  await dropFiles(page, await writeImages(await newFolder('archive'), names))
  for (const name of names) await linkOf(page, name)
  await openTab(page, 'History')
  await expect.poll(() => page.getByRole('gridcell').count()).toBe(names.length)
  return ollim()
}

async function chooseAction(page: Page, action: string): Promise<void> {
  await press(page, 'History actions')
  await page.getByRole('menuitem', { name: action }).click()
}

test('a tag can be added to the selection, searched for, and removed', async () => {
  const { page } = await uploaded(['a.png', 'b.png', 'c.png'])
  await page.getByRole('gridcell', { name: 'a.png' }).click()
  await page.getByRole('gridcell', { name: 'c.png' }).click({ modifiers: ['Control'] })
  const field = page.getByRole('textbox', { name: 'Add a tag' })
  await field.fill('제주')
  await field.press('Enter')
  await page.getByRole('list', { name: 'Tags' }).getByText('#제주').waitFor()
  await page.getByRole('searchbox').fill('#제주')
  await expect.poll(() => page.getByRole('gridcell').count()).toBe(2)
  await page.getByRole('searchbox').fill('')
  await press(page, 'More filters')
  await choose(page, 'Tag', '#제주')
  await expect.poll(() => page.getByRole('gridcell').count()).toBe(2)
  await page.getByRole('gridcell', { name: 'a.png' }).click()
  await press(page, 'Remove the tag 제주')
  await expect.poll(() => page.getByRole('gridcell').count()).toBe(1)
})

test('the tags to filter by are in the order of words and numbers, and typing one finds it', async () => {
  const tags = ['sea 10', 'sea 2', 'Lake', 'apple']
  const home = await homeWithHistory(tags.map((tag) => ({ name: `${tag}.png`, tags: [tag] })))
  const { page } = await ollimForTest({ home })
  await openTab(page, 'History')
  await press(page, 'More filters')
  await page.getByRole('combobox', { name: 'Tag' }).click()
  const listed = page.getByRole('option')
  await expect
    .poll(() => listed.allInnerTexts())
    .toEqual(['All tags', '#apple', '#Lake', '#sea 2', '#sea 10'])
  await expect.poll(() => focused(page)).toBe('All tags')
  await page.keyboard.type('se')
  await expect.poll(() => focused(page)).toBe('#sea 2')
  await page.keyboard.press('Enter')
  await expect.poll(() => entryNames(page)).toEqual(['sea 2.png'])
})

test('the tag and the destination to filter by are still named once no image has them any more', async () => {
  const former = { destinationId: 'former', destinationName: 'Attic', tags: ['sea'] }
  const home = await homeWithHistory([
    { name: 'a.png', ...former },
    { name: 'b.png', tags: ['lake'] },
  ])
  const { page } = await ollimForTest({ home })
  await openTab(page, 'History')
  await choose(page, 'Destination', 'Attic (former)')
  await press(page, 'More filters')
  await choose(page, 'Tag', '#sea')
  await expect.poll(() => entryNames(page)).toEqual(['a.png'])
  await page.evaluate(() => window.ollim.forgetHistory(['a.png']))
  await expect.poll(() => entryNames(page)).toEqual([])
  const shown = (label: string) => page.getByRole('combobox', { name: label }).innerText()
  await expect.poll(() => shown('Tag')).toBe('#sea')
  expect(await shown('Destination')).toBe('Attic (former)')
})

test('a narrow window, which has no panel, offers tags in the menu', async () => {
  const { page, app } = await uploaded(['a.png', 'b.png'])
  await page.setViewportSize({ width: 420, height: 500 })
  await page.getByRole('gridcell', { name: 'a.png' }).click()
  await page.getByRole('gridcell', { name: 'b.png' }).click({ modifiers: ['Control'] })
  await chooseFromNextMenu(app, ['Tags…'])
  await press(page, 'More actions')
  const dialog = page.getByRole('dialog', { name: 'Tags' })
  await expect.poll(() => focused(page)).toBe('Add a tag')
  await dialog.getByRole('textbox', { name: 'Add a tag' }).fill('sea')
  await page.keyboard.press('Enter')
  await dialog.getByText('#sea').waitFor()
  await expectNoViolations(page)
  await dialog.getByRole('textbox', { name: 'Add a tag' }).fill('summer')
  await press(dialog, 'Close')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate(() => window.ollim.listTags())).toEqual(['sea', 'summer'])
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox').fill('#sea')
  await expect.poll(() => page.getByRole('gridcell').count()).toBe(2)
})

test('images found in the bucket are added to the history only once, and marked', async () => {
  await emptyFolder(store, 'archive')
  const { page } = await uploaded(['one.png', 'two.png'])
  await clearHistory(page)
  await page.getByText('Nothing here yet').waitFor()
  await press(page, 'Find images in a bucket…')
  const heard = await hear(page)
  await press(page, 'Find images')
  await page.getByText('Done: 2 images added. Objects checked: 2.').waitFor()
  // Not what it counts meanwhile.
  const counts = (await heard()).filter((said) => said.includes('Objects checked'))
  expect(new Set(counts)).toEqual(new Set(['Done: 2 images added. Objects checked: 2.']))
  await press(page, 'Find images')
  await page.getByText('Done: 0 images added. Objects checked: 2.').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('gridcell', { name: 'two.png' }).click()
  await page.getByRole('complementary', { name: 'two.png' }).getByText('Found in the bucket').waitFor()
  // Their pictures are fetched, which shows what they are.
  await expect.poll(() => drawnPictures(page)).toBe(2)
  await page.getByRole('gridcell', { name: 'one.png' }).click()
  await openTab(page, 'Uploads')
  await openTab(page, 'History')
  await page.getByRole('gridcell', { name: 'one.png' }).click()
  await page.getByRole('complementary', { name: 'one.png' }).getByText('8 × 8').waitFor()
})

test('a bucket search continues when its dialog is closed; it can be reopened and stopped, and its end is reported', async () => {
  const listing = ['archive-shut/one.png', 'archive-shut/two', 'archive-shut/three']
    .map((key) => `<Contents><Key>${key}</Key><Size>9</Size><ETag>e</ETag></Contents>`)
    .join('')
  const xml = `<ListBucketResult>${listing}</ListBucketResult>`
  const held: (() => void)[] = []
  const server = await faultyForTest((socket, { path: asked, isComplete }) => {
    if (!isComplete) return
    if (!asked.includes('list-type')) socket.write(httpAnswer('403 Forbidden', {}))
    else held.push(() => socket.write(httpAnswer('200 OK', {}, xml)))
  })
  const { page } = await ollimForTest({
    environment: destinationIn(store, 'archive-shut', server.endpoint),
  })
  const dialog = page.getByRole('dialog', { name: 'Find images in a bucket' })
  const close = async () => {
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }
  await openTab(page, 'History')
  await chooseAction(page, 'Find images in a bucket…')
  await press(dialog, 'Cancel')
  await dialog.waitFor({ state: 'detached' })
  await chooseAction(page, 'Find images in a bucket…')
  await choose(page, 'Where to look', 'The whole bucket')
  await press(page, 'Find images')
  await expect.poll(() => held.length).toBe(1)
  const stop = dialog.getByRole('button', { name: 'Stop' })
  // The second click of a double-click does not press what has taken the first button's place.
  await stop.hover()
  await page.mouse.down({ clickCount: 2 })
  await page.mouse.up({ clickCount: 2 })
  await expect.poll(() => stop.evaluate((button) => button === document.activeElement)).toBe(true)
  await close()
  await chooseAction(page, 'Find images in a bucket…')
  await dialog.getByText('Objects checked: 0. Images added: 0.').waitFor()
  await dialog.getByRole('combobox', { name: 'Where to look' }).getByText('The whole bucket').waitFor()
  await press(page, 'Stop')
  await dialog.getByText('Stopped: 0 images were added.').waitFor()

  // What its dialog has shown is not shown again.
  await close()
  await chooseAction(page, 'Find images in a bucket…')
  await press(page, 'Find images')
  await expect.poll(() => held.length).toBe(2)
  expect(await dialog.getByText('Stopped').count()).toBe(0)
  await close()
  await openTab(page, 'Settings')
  held[1]?.()
  const told = page.getByRole('alert').filter({ hasText: 'Not all images in the bucket could be found.' })
  await told
    .getByText(/^Done: 1 image added\. .* 2 objects were left out\. .*\(on AWS s3:GetObject/)
    .waitFor()
  await expectNoViolations(page)

  await openTab(page, 'History')
  await chooseAction(page, 'Find images in a bucket…')
  await press(page, 'Find images')
  await expect.poll(() => held.length).toBe(3)
  held[2]?.()
  await dialog.getByText('Done: 0 images added. Objects checked: 3.').waitFor()
  await dialog.getByText(/^2 objects were left out\. .*\(on AWS s3:GetObject\)\.$/).waitFor()
  await expectNoViolations(page)
})

test('the results of a search, or the selection, can be exported to a file', async () => {
  const { page, app } = await uploaded(['한라산.png', 'b.png'])
  const file = path.join(await newFolder('export'), 'history.json')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
  await page.getByRole('searchbox').fill('한라')
  await expect.poll(() => page.getByRole('gridcell').count()).toBe(1)
  await chooseAction(page, 'Export as JSON…')
  await page.getByText('1 entry written.').waitFor()
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject([{ name: '한라산.png' }])
  await page.getByRole('searchbox').fill('')
  await page.getByRole('gridcell', { name: 'b.png' }).click()
  await chooseAction(page, 'Export selection as CSV…')
  await expect.poll(() => readFile(file, 'utf8')).toMatch(/^\uFEFFname,.*\r\nb\.png,/)
})

test('a blurred preview is shown until the thumbnail is there', async () => {
  const home = await newFolder('blur')
  const environment = destinationIn(store, 'archive-blur')
  const first = await ollimForTest({ environment, home })
  await dropFiles(first.page, await writeImages(await newFolder('blur'), ['blurred.png']))
  await linkOf(first.page, 'blurred.png')
  await openTab(first.page, 'History')
  await expect.poll(() => drawnPictures(first.page)).toBe(1)
  await expect
    .poll(() =>
      first.page.evaluate(async () => {
        const { first: entries } = await window.ollim.searchHistory({ text: '', sort: 'newest' })
        return entries[0]?.thumbHash
      }),
    )
    .toMatch(/^[\w+/]+=*$/)
  await first.close()
  await rm(path.join(home, 'thumbnails'), { recursive: true })
  const { page } = await ollimForTest({ environment, home })
  await openTab(page, 'History')
  const picture = page.getByRole('gridcell', { name: 'blurred.png' }).locator('img')
  await expect.poll(() => picture.getAttribute('style')).toContain('data:image/png')
})

/** How many pictures of the grid are drawn. */
function drawnPictures(page: Page): Promise<number> {
  return page
    .getByRole('grid')
    .locator('img')
    .evaluateAll(
      (images) =>
        images.filter((image) => image instanceof HTMLImageElement && image.naturalWidth > 0).length,
    )
}

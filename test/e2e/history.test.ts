import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { destinationIn } from '../support/electron/bucket'
import { copyPng, pastedText } from '../support/electron/clipboard'
import { goElsewhere } from '../support/electron/elsewhere'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { hear } from '../support/electron/hear'
import { entryNames } from '../support/electron/history-cells'
import { homeWithHistory } from '../support/electron/home-with-history'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { readSettings } from '../support/electron/settings'
import { choose, dropFiles, linkOf, openTab, press, uploadRows } from '../support/electron/window'
import { svgImage } from '../support/images/images'
import { writeImages } from '../support/images/write-images'

const environment = destinationIn(inject('publicStore'), 'history')
const ollim = oneFreshOllim(() => ({ environment }))

test('pictures are still shown after a restart, also of pasted images and of deleted files', async () => {
  const home = await newFolder('home')
  const first = await ollimForTest({ environment, home })
  const [stays = '', goes = '', pasted = ''] = await writeImages(await newFolder('history'), [
    'stays.png',
    'goes.png',
    'to-paste.png',
  ])
  await dropFiles(first.page, [stays, goes])
  await untilPictures(first.page.getByRole('list', { name: 'Uploads' }), 2)
  await copyPng(pasted)
  await first.page.keyboard.press('Control+V')
  await expect.poll(() => uploadRows(first.page).getByRole('link').count()).toBe(3)
  await first.close()
  await rm(goes)

  const { page } = await ollimForTest({ environment, home })
  await openTab(page, 'History')
  await untilPictures(page.getByRole('grid'), 3)
})

test('the days are right in a window that has been left open, also those by which images are filtered', async () => {
  const dayMilliseconds = 86_400_000
  const { page } = await ollimForTest({ environment })
  await page.clock.install()
  await dropFiles(page, await writeImages(await newFolder('history'), ['late.png']))
  await linkOf(page, 'late.png')
  await openTab(page, 'History')
  await choose(page, 'Date', 'Last 7 days')
  const day = page.getByRole('rowheader')
  await expect.poll(() => day.allTextContents()).toEqual(['Today 1'])
  await page.clock.fastForward(dayMilliseconds)
  await expect.poll(() => day.allTextContents()).toEqual(['Yesterday 1'])
  await page.clock.fastForward(7 * dayMilliseconds)
  await page.getByText('late.png').waitFor({ state: 'detached' })
})

test('searching narrows the list and announces it, and a link is copied in the format of its row', async () => {
  const { page } = ollim()
  await dropFiles(page, await writeImages(await newFolder('history'), ['한라산 정상.png', 'b.png']))
  const url = await linkOf(page, '한라산 정상.png')
  await openTab(page, 'History')
  await choose(page, 'Date', 'Today')
  await expect.poll(() => page.getByRole('gridcell').count()).toBe(2)
  // What can be seen of it is said, too, once the typing rests.
  await page.getByRole('status').getByText('2 images').waitFor({ state: 'attached' })
  const heard = await hear(page)
  await page.getByRole('searchbox').pressSequentially('한라')
  await expect.poll(heard).toEqual(['1 image'])
  await page.getByRole('searchbox').fill('')
  await expect.poll(heard).toEqual(['1 image', '2 images'])
  await page.getByRole('gridcell').first().press('Control+a')
  await expect.poll(heard).toEqual(['1 image', '2 images', '2 selected'])
  await press(page, 'Clear')
  await expect.poll(heard).toEqual(['1 image', '2 images', '2 selected', '2 images'])
  await page.getByRole('searchbox').pressSequentially('zebra')
  await expect.poll(heard).toContain('No image matches “zebra” Only what is chosen above was searched.')
  expect((await heard()).slice(4)).toHaveLength(1)
  await page.getByRole('searchbox').fill('한라')
  await expect.poll(() => page.getByRole('gridcell').count()).toBe(1)
  // Escape ends what an input method puts together, not the search.
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Input.imeSetComposition', { text: '산', selectionStart: 1, selectionEnd: 1 })
  await devtools.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Escape',
    code: 'Escape',
    windowsVirtualKeyCode: 27,
  })
  await expect(page.getByRole('searchbox').inputValue()).resolves.toContain('한라')
  await page.getByRole('gridcell').click()
  const panel = page.getByRole('complementary', { name: '한라산 정상.png' })
  await panel.getByText(`[img]${url}[/img]`).waitFor()
  await panel.getByRole('button', { name: 'Copy as HTML' }).click()
  await expect.poll(pastedText).toMatch(`<img src="${url}" alt="한라산 정상"`)
})

test('a search without results points to the filters, even if they are folded away, and leads back to all images', async () => {
  const { page } = ollim()
  await dropFiles(page, await writeImages(await newFolder('history'), ['sea.png']))
  await linkOf(page, 'sea.png')
  await openTab(page, 'History')
  await press(page, 'More filters')
  await choose(page, 'Kind', 'GIF')
  await press(page, 'More filters')
  await page.getByRole('button', { name: 'More filters, in use' }).waitFor()
  await page.getByRole('searchbox').fill('sea')
  await page.getByRole('paragraph').filter({ hasText: 'No image matches “sea”' }).waitFor()
  // A moment later, both are announced together.
  await page.getByText('Only what is chosen above was searched.', { exact: true }).waitFor()
  await press(page, 'Show all images')
  await page.getByRole('gridcell', { name: 'sea.png' }).waitFor()
  await page.getByRole('button', { name: 'More filters', exact: true }).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search')
})

test('the clear button empties the search, and keeps the focus there', async () => {
  const { page } = ollim()
  await openTab(page, 'History')
  const search = page.getByRole('searchbox')
  const cross = page.getByRole('search').getByRole('button', { name: 'Clear search' })
  await search.waitFor()
  expect(await cross.count()).toBe(0)
  await search.fill('한라')
  await cross.click()
  await expect.poll(() => search.inputValue()).toBe('')
  await cross.waitFor({ state: 'detached' })
  await page.keyboard.type('산')
  expect(await search.inputValue()).toBe('산')
})

test('a chosen time hides the images of other days', async () => {
  const dayMilliseconds = 86_400_000
  const home = await homeWithHistory(
    [0, 5, 20].map((days) => ({ name: `${days}.png`, uploadedAt: Date.now() - days * dayMilliseconds })),
  )
  const { page } = await ollimForTest({ home })
  await openTab(page, 'History')
  for (const [time, names] of [
    ['Today', ['0.png']],
    ['Last 7 days', ['0.png', '5.png']],
    ['Last 30 days', ['0.png', '5.png', '20.png']],
  ] as const) {
    await choose(page, 'Date', time)
    await expect.poll(() => entryNames(page)).toEqual(names)
  }
})

test('kind, size and order can be chosen, and words for dates can be searched', async () => {
  const { page } = ollim()
  const folder = await newFolder('history')
  const drawing = path.join(folder, 'a.svg')
  await writeFile(drawing, svgImage)
  await dropFiles(page, [drawing, ...(await writeImages(folder, ['b.png', '가을.png']))])
  await linkOf(page, 'a.svg')
  await openTab(page, 'History')
  await expect.poll(() => entryNames(page)).toHaveLength(3)
  await page.getByRole('searchbox').fill('오늘')
  await press(page, 'More filters')
  const clear = page.getByRole('button', { name: 'Clear filters' })
  expect(await clear.count()).toBe(0)
  await choose(page, 'Order', 'By name')
  await expect.poll(() => entryNames(page)).toEqual(['a.svg', 'b.png', '가을.png'])
  await choose(page, 'Kind', 'PNG')
  await expect.poll(() => entryNames(page)).toEqual(['b.png', '가을.png'])
  await choose(page, 'Size', '10 MB and more')
  await page.getByRole('paragraph').filter({ hasText: 'No image matches' }).waitFor()
  await clear.click()
  await expect.poll(() => entryNames(page)).toHaveLength(3)
  // It only clears; the pickers keep their places.
  await page.getByRole('combobox', { name: 'Order' }).waitFor()
  await page.getByRole('searchbox').fill('yesterday')
  await page.getByRole('paragraph').filter({ hasText: 'No image matches' }).waitFor()
})

test('images of one destination are shown on request', async () => {
  const { page } = ollim()
  const folder = await newFolder('history')
  const [first = '', second = ''] = await writeImages(folder, ['first.png', 'second.png'])
  await dropFiles(page, [first])
  await linkOf(page, 'first.png')
  await goElsewhere(page, {})
  await dropFiles(page, [second])
  await linkOf(page, 'second.png')
  await openTab(page, 'History')
  await expect.poll(() => entryNames(page)).toHaveLength(2)
  const [environments = '', copy = ''] = (await readSettings(page)).destinations.map(({ name }) => name)
  await choose(page, 'Destination', copy)
  await expect.poll(() => entryNames(page)).toEqual(['second.png'])
  await choose(page, 'Destination', environments)
  await expect.poll(() => entryNames(page)).toEqual(['first.png'])
  await choose(page, 'Destination', 'All destinations')
  await expect.poll(() => entryNames(page)).toHaveLength(2)

  // The images of a deleted destination stay, and can still be told from the others.
  const { defaultDestinationId } = await readSettings(page)
  await page.evaluate((id) => window.ollim.deleteDestination(id), defaultDestinationId)
  await choose(page, 'Destination', `${copy} (former)`)
  await expect.poll(() => entryNames(page)).toEqual(['second.png'])
})

/** So many images under an element, each of them drawn. */
async function untilPictures(within: ReturnType<Page['locator']>, count: number): Promise<void> {
  await expect
    .poll(() =>
      within
        .locator('img')
        .evaluateAll(
          (images) =>
            images.filter((image) => image instanceof HTMLImageElement && image.naturalWidth > 0).length,
        ),
    )
    .toBe(count)
}

import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { destinationIn } from '../support/electron/bucket'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { entryCell } from '../support/electron/history-cells'
import { homeWithImages } from '../support/electron/home-with-history'
import { focused } from '../support/electron/keyboard'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { choose, dropFiles, dropOn, linkOf, openTab, press, uploadRows } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const store = inject('publicStore')
const environment = destinationIn(store, 'tabs')
const ollim = oneFreshOllim(() => ({ environment }))

test('History keeps its search, selection and scroll position while another tab is open', async () => {
  const { page } = await ollimForTest({ environment, home: await homeWithDrafts(600) })
  await openTab(page, 'History')
  await page.getByRole('searchbox').fill('draft')
  await press(page, 'More filters')
  await choose(page, 'Order', 'Oldest first')
  await entryCell(page, 'draft 599.png').click()
  await entryCell(page, 'draft 597.png').click({ modifiers: ['Shift'] })
  await page.getByText('3 selected').first().waitFor()
  for (const view of ['gallery', 'list']) {
    if (view === 'list') await press(page, 'Show as list')
    const before = await scroll(page, 2345)

    await openTab(page, 'Uploads')
    await openTab(page, 'History')
    await expect.poll(async () => Math.abs((await scrolled(page)) - before)).toBeLessThan(2)
    expect(await page.getByRole('searchbox').inputValue()).toBe('draft')
    expect(await page.getByRole('combobox', { name: 'Order' }).textContent()).toContain('Oldest first')
    await page.getByText('3 selected').first().waitFor()
    await page.getByRole('complementary', { name: 'draft 597.png' }).waitFor()
  }
  // A range still begins where it began.
  await scroll(page, -100_000)
  await entryCell(page, 'draft 598.png').click({ modifiers: ['Shift'] })
  await page.getByText('2 selected').first().waitFor()

  await openTab(page, 'Uploads')
  await page.keyboard.press('Control+f')
  await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toBe('draft')
  await press(page, 'Clear filters')
  await page.getByRole('searchbox').fill('')
  await entryCell(page, 'draft 0.png').waitFor()
  expect(await scrolled(page)).toBe(0)
})

test('History keeps showing the same images when new ones are added before them', async () => {
  const { page } = await ollimForTest({ environment, home: await homeWithDrafts(600) })
  await openTab(page, 'History')
  await press(page, 'Show as list')
  await scroll(page, 2345)
  const seen = page.getByRole('gridcell').nth(12)
  const name = (await seen.getAttribute('aria-label')) ?? ''
  const height = async () => (await entryCell(page, name).boundingBox())?.y
  const before = await height()
  await dropOn(page.getByRole('searchbox'), await writeImages(await newFolder('tabs'), ['now.png']))
  await openTab(page, 'Uploads')
  await linkOf(page, 'now.png')
  await openTab(page, 'History')
  await page.getByText('601 images').first().waitFor({ state: 'attached' })
  await expect.poll(height).toBe(before)
})

test('Uploads keeps its selection and scroll position while another tab is open', async () => {
  const { page } = ollim()
  await page.evaluate(() => window.ollim.pauseQueue())
  const names = Array.from({ length: 60 }, (_, index) => `${index}.png`)
  await dropFiles(page, await writeImages(await newFolder('tabs'), names))
  await uploadRows(page).first().click()
  await page.keyboard.press('Shift+ArrowDown')
  await expect.poll(() => chosen(page)).toBe(2)
  const before = await scroll(page, 1234)

  await openTab(page, 'Settings')
  await openTab(page, 'Uploads')
  await expect.poll(async () => Math.abs((await scrolled(page)) - before)).toBeLessThan(2)
  await scroll(page, -100_000)
  await expect.poll(() => chosen(page)).toBe(2)
})

test('switching tabs by key moves the focus to where it last was there', async () => {
  const { page } = ollim()
  const { keyboard } = page
  await keyboard.press('Control+2')
  await expect.poll(() => focused(page)).toContain('Nothing here yet')
  await keyboard.press('Control+1')
  await expect.poll(() => focused(page)).toBe('Drop images')

  await dropFiles(page, await writeImages(await newFolder('tabs'), ['one.png', 'two.png']))
  await linkOf(page, 'one.png')
  await linkOf(page, 'two.png')
  await keyboard.press('Control+2')
  await expect.poll(() => focused(page)).toMatch(/^(one|two)\.png$/)
  await keyboard.press('ArrowRight')
  const second = await page.getByRole('gridcell').nth(1).getAttribute('aria-label')
  await expect.poll(() => focused(page)).toBe(second)
  await keyboard.press('Control+3')
  await expect.poll(() => focused(page)).toContain(store.bucket)
  await keyboard.press('Control+2')
  await expect.poll(() => focused(page)).toBe(second)

  // Also from what has gone with the other screen, and from a tab that is chosen no more.
  await keyboard.press('Control+f')
  await expect.poll(() => focused(page)).toBe('Search history')
  await openTab(page, 'Settings')
  await press(page, 'New destination')
  await page.getByLabel('Bucket', { exact: true }).focus()
  await keyboard.press('Control+2')
  await expect.poll(() => focused(page)).toBe('Search history')
  await keyboard.press('Control+3')
  await expect.poll(() => focused(page)).toBe('Bucket')
  await openTab(page, 'Uploads')
  await keyboard.press('Control+3')
  await expect.poll(() => focused(page)).toBe('Bucket')
})

/** `draft 0.png` is the newest. */
const homeWithDrafts = (count: number) => homeWithImages(count, (index) => `draft ${index}.png`)

/** How far the list of the screen is scrolled, in pixels. */
function scrolled(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelector('.scroll:has([role=grid], [role=list])')?.scrollTop ?? -1)
}

/** Turns the wheel over the list by so many pixels; answers how far it is scrolled once it rests. */
async function scroll(page: Page, pixels: number): Promise<number> {
  const begin = await scrolled(page)
  const { width, height } = page.viewportSize() ?? { width: 800, height: 600 }
  await page.mouse.move(width / 3, height / 2)
  await page.mouse.wheel(0, pixels)
  let last = begin
  await expect
    .poll(async () => {
      const before = last
      last = await scrolled(page)
      return last !== begin && last === before
    })
    .toBe(true)
  return last
}

/** How many rows of the uploads in sight are selected. */
function chosen(page: Page): Promise<number> {
  return page.locator('li.chosen').count()
}

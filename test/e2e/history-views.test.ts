import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, inject, onTestFinished, test } from 'vitest'
import { expectNoViolations } from '../support/electron/axe'
import { destinationIn } from '../support/electron/bucket'
import { pastedText } from '../support/electron/clipboard'
import { chooseFromNextMenu } from '../support/electron/context-menu'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { entryCell, entryNames, selectedNames } from '../support/electron/history-cells'
import { homeWithImages } from '../support/electron/home-with-history'
import { focused } from '../support/electron/keyboard'
import { newFolder, ollimForTest, oneOllim } from '../support/electron/ollim-in-test'
import { choose, dropFiles, linkOf, openTab, press } from '../support/electron/window'
import { makeNoise } from '../support/images/images'
import { writeImages } from '../support/images/write-images'

const environment = destinationIn(inject('publicStore'), 'history-views')
const ollim = oneFreshOllim(() => ({ environment }))

test('the list works like the gallery, keeps the selection, and is remembered for the next start', async () => {
  const home = await newFolder('views')
  const first = await ollimForTest({ environment, home })
  const { page, app } = first
  await dropFiles(page, await writeImages(await newFolder('views'), ['one.png', 'two.png', 'three.png']))
  const link = await linkOf(page, 'one.png')
  await openTab(page, 'History')
  await entryCell(page, 'one.png').click()
  await press(page, 'Show as list')
  await expect.poll(() => rowsAreLines(page)).toBe(true)
  expect(await selectedNames(page)).toEqual(['one.png'])
  await expectNoViolations(page)
  await chooseFromNextMenu(app, ['Copy As', 'BBCode'])
  await entryCell(page, 'one.png').click({ button: 'right' })
  await expect.poll(pastedText).toBe(`[img]${link}[/img]`)
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowDown')
  await expect.poll(async () => (await selectedNames(page)).length).toBe(2)
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => focused(page)).toBe((await entryNames(page))[2])
  await first.close()

  const again = await ollimForTest({ environment, home })
  await openTab(again.page, 'History')
  await expect.poll(() => rowsAreLines(again.page)).toBe(true)
  await press(again.page, 'Show as gallery')
  await expect.poll(() => rowsAreLines(again.page)).toBe(false)
})

test('when a day ends, a list by name says that what was uploaded today is of yesterday', async () => {
  const { page } = ollim()
  await dropFiles(page, await writeImages(await newFolder('midnight'), ['late.png']))
  await linkOf(page, 'late.png')
  await page.clock.install()
  await openTab(page, 'History')
  await press(page, 'Show as list')
  await press(page, 'More filters')
  await choose(page, 'Order', 'By name')
  await entryCell(page, 'late.png').getByText('Today').waitFor()
  await page.clock.fastForward('24:00:00')
  await entryCell(page, 'late.png').getByText('Yesterday').waitFor()
})

test('the tick of a copied link is not shown for the next selected image', async () => {
  const { page } = ollim()
  await dropFiles(page, await writeImages(await newFolder('ticks'), ['copied.png', 'next.png']))
  await linkOf(page, 'copied.png')
  await linkOf(page, 'next.png')
  await openTab(page, 'History')
  await entryCell(page, 'copied.png').click()
  // Time stands still: by itself the tick would go after a moment, as long as the test may take.
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 60_000)
  onTestFinished(() => page.clock.resume())
  const button = page.locator('aside').getByRole('button', { name: 'Copy as HTML' })
  const icon = () => button.locator('svg').innerHTML()
  const untouched = await icon()
  await button.click()
  await expect.poll(icon).not.toBe(untouched)
  await entryCell(page, 'next.png').click()
  await page.getByRole('heading', { name: 'next.png' }).waitFor()
  expect(await icon()).toBe(untouched)
})

test('without days, the gallery still keeps its distance from the toolbar', async () => {
  const { page } = ollim()
  await dropFiles(page, await writeImages(await newFolder('views'), ['one.png']))
  await linkOf(page, 'one.png')
  await openTab(page, 'History')
  await press(page, 'More filters')
  await choose(page, 'Order', 'By name')
  const gap = () =>
    entryCell(page, 'one.png').evaluate((tile) => {
      const top = tile.closest('.scroll')?.getBoundingClientRect().top ?? NaN
      return tile.getBoundingClientRect().top - top
    })
  await expect.poll(gap).toBe(16)
})

test('the pictures in the gallery have whole pixels in height, so that all names in a row are on one line', async () => {
  const { page } = await ollimForTest({ home: await homeWithImages(12) })
  await openTab(page, 'History')
  const sizes = () =>
    page.getByRole('gridcell').evaluateAll((cells) =>
      cells.map((cell) => {
        const picture = cell.firstElementChild?.firstElementChild?.getBoundingClientRect()
        return picture === undefined ? NaN : picture.height % 1
      }),
    )
  await expect.poll(sizes).toEqual(Array.from({ length: 12 }, () => 0))
})

test('pictures in the list fill their square, however tall or wide they are', async () => {
  const { page } = ollim()
  const folder = await newFolder('shapes')
  const shapes = { 'tall.png': [60, 500], 'wide.png': [500, 60] } as const
  for (const [name, [width, height]] of Object.entries(shapes))
    await writeFile(path.join(folder, name), await makeNoise('png', width, height))
  await dropFiles(page, [folder])
  for (const name of Object.keys(shapes)) await linkOf(page, name)
  await openTab(page, 'History')
  await press(page, 'Show as list')
  for (const name of Object.keys(shapes)) {
    const picture = entryCell(page, name).locator('img')
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
    expect(await picture.boundingBox(), name).toMatchObject({ width: 40, height: 40 })
  }
})

test('typing searches for a name, in the gallery and in the list', async () => {
  const { page } = ollim()
  await dropFiles(page, await writeImages(await newFolder('views'), ['apple.png', 'banana.png', 'pear.png']))
  await linkOf(page, 'pear.png')
  await openTab(page, 'History')
  for (const view of ['gallery', 'list']) {
    if (view === 'list') await press(page, 'Show as list')
    await entryCell(page, 'apple.png').click()
    await page.keyboard.type('bana')
    await expect.poll(() => entryNames(page)).toEqual(['banana.png'])
    expect(await page.getByRole('searchbox').inputValue()).toBe('bana')
    await entryCell(page, 'banana.png').click()
    await page.keyboard.type('pe')
    await expect.poll(() => entryNames(page)).toEqual(['pear.png'])
    await page.getByRole('searchbox').fill('')
    await expect.poll(() => entryNames(page)).toHaveLength(3)
  }
})

test('after a deletion the focus moves to the next image, and finally to the empty list', async () => {
  const { page } = ollim()
  await dropFiles(page, await writeImages(await newFolder('views'), ['a.png', 'b.png']))
  await linkOf(page, 'b.png')
  await openTab(page, 'History')
  await expect.poll(() => entryNames(page)).toHaveLength(2)
  const [first = '', second = ''] = await entryNames(page)
  await entryCell(page, first).click()
  await page.keyboard.press('Delete')
  await expect.poll(() => entryNames(page)).toEqual([second])
  await expect.poll(() => focused(page)).toBe(second)
  await page.keyboard.press('Space')
  await page.keyboard.press('Delete')
  await page.getByText('Nothing here yet').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Nothing here')
  // Its ring is seen on all sides: nothing of it lies beyond the edges of the window.
  const ring = await page.evaluate(() => {
    const { activeElement } = document
    if (activeElement === null) return undefined
    const { outlineOffset, outlineWidth } = getComputedStyle(activeElement)
    const reach = parseFloat(outlineOffset) + parseFloat(outlineWidth)
    const { left, right } = activeElement.getBoundingClientRect()
    return { left: left - reach, right: right + reach - innerWidth }
  })
  expect(ring?.left).toBeGreaterThanOrEqual(0)
  expect(ring?.right).toBeLessThanOrEqual(0)
})

describe('with thousands of images', () => {
  // Named by their places: `0.png` is the newest.
  const thousands = oneOllim(async () => ({ environment, home: await homeWithImages(3000) }))

  beforeEach(async () => {
    await thousands().page.evaluate(() => window.ollim.changePreferences({ historyView: 'gallery' }))
    await thousands().resetWindow()
  })

  test('keys move through thousands of entries, whether they are loaded or not', async () => {
    const { page } = thousands()
    await openTab(page, 'History')
    for (const view of ['gallery', 'list']) {
      if (view === 'list') await press(page, 'Show as list')
      await entryCell(page, '0.png').click()
      await page.keyboard.press('End')
      await expect.poll(() => focused(page)).toBe('2999.png')
      expect(await selectedNames(page)).toEqual(['2999.png'])
      await page.keyboard.press('PageUp')
      await expect.poll(async () => Number.parseInt(await focused(page), 10)).toBeLessThan(2999)
      // What has the keyboard keeps it, however far it is scrolled away.
      await page.getByRole('grid').hover()
      await page.mouse.wheel(0, -60_000)
      await page.keyboard.press('Home')
      await expect.poll(() => focused(page)).toBe('0.png')
    }
  })

  test('moving up to a picture scrolls until its whole focus ring is visible', async () => {
    const { page } = thousands()
    await openTab(page, 'History')
    await entryCell(page, '0.png').click()
    await page.keyboard.press('End')
    await expect.poll(() => focused(page)).toBe('2999.png')
    // More lines than fit into the window.
    for (const _ of Array.from({ length: 6 })) {
      const before = await focused(page)
      await page.keyboard.press('ArrowUp')
      await expect.poll(() => focused(page)).not.toBe(before)
    }
    const room = await page.evaluate(() => {
      const current = document.activeElement
      const scroller = current?.closest('.scroll')
      if (current === null || scroller === null || scroller === undefined) return undefined
      const { outlineOffset, outlineWidth } = getComputedStyle(current)
      const reach = parseFloat(outlineOffset) + parseFloat(outlineWidth)
      return current.getBoundingClientRect().top - reach - scroller.getBoundingClientRect().top
    })
    expect(room).toBeGreaterThanOrEqual(0)
  })

  test('the focus arrives at the last entry even if the layout changes on the way', async () => {
    const { page } = thousands()
    await openTab(page, 'History')
    await entryCell(page, '0.png').click()
    await page.getByRole('button', { name: 'Show as list' }).evaluate((button) => {
      // In one task, so that what is far away cannot have been read yet.
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }))
      if (button instanceof HTMLElement) button.click()
    })
    await expect.poll(() => rowsAreLines(page)).toBe(true)
    await expect.poll(() => focused(page)).toBe('2999.png')
  })
})

/** A line for each image, as wide as the list. */
function rowsAreLines(page: Page): Promise<boolean> {
  return page.getByRole('grid').evaluate((grid) => {
    const cells = [...grid.querySelectorAll('[role=gridcell][aria-label]')]
    return cells.length > 0 && cells.every((each) => each.clientWidth >= grid.clientWidth)
  })
}

import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { saveDestination } from '../../build/screenshots/destinations.mjs'
import { languages } from '../../electron/shared/languages'
import { outOfReach } from '../support/electron/accessible'
import { destinationIn } from '../support/electron/bucket'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import type { Ollim } from '../support/electron/launch'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { field } from '../support/electron/settings-form'
import { showScreen } from '../support/electron/show-screen'
import { toastSaying } from '../support/electron/toast'
import { choose, dropFiles, linkOf, openTab, press, uploadRow } from '../support/electron/window'
import { makeNoise } from '../support/images/images'
import { writeImages } from '../support/images/write-images'

const store = inject('publicStore')

test('at a scale of 200 %, every screen fits and pictures are sharp', async () => {
  const scale = 2
  const ollim = await ollimForTest({
    environment: destinationIn(store, 'scaling'),
    switches: [`--force-device-scale-factor=${scale}`],
  })
  const { page } = ollim
  expect(await page.evaluate(() => devicePixelRatio)).toBe(scale)
  const file = path.join(await newFolder('scaling'), 'bowl.png')
  await writeFile(file, await makeNoise('png', 400, 300))
  await dropFiles(page, [file])
  await linkOf(page, 'bowl.png')
  const picture = uploadRow(page, 'bowl.png').locator('img')
  await expect
    .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth / img.clientWidth))
    .toBeGreaterThanOrEqual(scale)
  for (const screen of ['history', 'settings', 'uploads'] as const) {
    await showScreen(ollim, screen)
    await page.getByRole('tab', { name: new RegExp(screen, 'i'), selected: true }).waitFor()
    expect(await outOfReach(ollim), screen).toEqual([])
  }
})

describe('in a page of any size', () => {
  const ollim = oneFreshOllim(() => ({ environment: destinationIn(store, 'sizes') }))

  test('the fields of a destination are wide enough at any width of the window', async () => {
    const { page } = ollim()
    await openTab(page, 'Settings')
    for (const width of [420, 460, 720, 760, 859, 860]) {
      await page.setViewportSize({ width, height: 640 })
      for (const name of ['Destination name', 'Bucket', 'Region', 'Access key ID']) {
        const box = await field(page, name).boundingBox()
        expect(box?.width, `${name} at ${width} px`).toBeGreaterThan(120)
      }
    }
  })

  test('in a window as low as at 200 % zoom, the message about dragged files does not cover the footer', async () => {
    const { page } = ollim()
    await page.setViewportSize({ width: 420, height: 240 })
    const folder = await newFolder('low')
    const note = path.join(folder, 'note.txt')
    await writeFile(note, 'Not an image.')
    await dropFiles(page, [...(await writeImages(folder, ['four.png'])), note], async () => {
      const frame = await page.getByRole('heading', { name: '1 image' }).locator('..').boundingBox()
      const foot = await page.getByRole('combobox', { name: 'Destination' }).boundingBox()
      expect((frame?.y ?? 0) + (frame?.height ?? Infinity)).toBeLessThanOrEqual(foot?.y ?? 0)
    })
  })
})

test('in a low window, a menu that is too long for it can be scrolled', async () => {
  const { page } = await ollimForTest({})
  await openTab(page, 'Settings')
  await page.setViewportSize({ width: 420, height: 320 })
  await page.getByRole('button', { name: 'More…' }).click()
  const menu = page.getByRole('menu')
  const last = menu.getByRole('menuitem').last()
  await last.scrollIntoViewIfNeeded()
  const [outer, inner] = [await menu.boundingBox(), await last.boundingBox()]
  expect((outer?.y ?? -1) >= 0 && (outer?.y ?? 0) + (outer?.height ?? 0) <= 320, JSON.stringify(outer)).toBe(
    true,
  )
  expect((inner?.y ?? 0) + (inner?.height ?? 0)).toBeLessThanOrEqual(320)
})

describe('in a small window', () => {
  const ollim = oneFreshOllim(() => ({ environment: destinationIn(store, 'zoomed') }))

  test('in the narrowest window at 200 % zoom, rows show their names, and all controls in header and footer can be pressed', async () => {
    const { page } = ollim()
    await dropFiles(page, await writeImages(await newFolder('zoomed'), ['one.png']))
    await linkOf(page, 'one.png')
    await openTab(page, 'History')
    await page.getByRole('gridcell').click()
    await narrow(ollim())
    await openTab(page, 'Uploads')
    expect(await nameIsWhole(uploadRow(page, 'one.png'))).toBe(true)
    for (const language of languages) {
      await speak(page, language)
      for (const screen of ['history', 'settings', 'uploads'] as const) {
        await showScreen(ollim(), screen)
        const tab = page.locator(`[role=tab][aria-selected=true][id$="-${screen}"]`)
        await tab.waitFor()
        expect(await outOfPress(page), `${screen}, ${language}`).toEqual([])
      }
      const title = page.locator('section h1')
      expect(await title.evaluate((head) => head.scrollWidth - head.clientWidth), language).toBe(0)
    }
  })

  test('in the narrowest window at 200 % zoom, a toast shows its whole text and covers less than half of the window', async () => {
    const { page } = ollim()
    await dropFiles(page, await writeImages(await newFolder('zoomed'), ['three.png']))
    await linkOf(page, 'three.png')
    await narrow(ollim())
    await page.evaluate(async () => {
      const { first } = await window.ollim.searchHistory({ text: '', sort: 'newest' })
      await window.ollim.deleteFromBucket(first.map(({ id }) => id))
    })
    const toast = toastSaying(page, 'will be deleted from the bucket')
    const words = toast.getByText('will be deleted from the bucket')
    expect(await words.evaluate((said) => said.scrollWidth - said.clientWidth)).toBe(0)
    // It leaves most of the window to what it is said of.
    const { height = Infinity } = (await toast.boundingBox()) ?? {}
    expect(height).toBeLessThan(240 / 2)
  })

  test('in the narrowest window at 125 % zoom, the footer names the destination, and the history’s tools fit on one line', async () => {
    const { page } = ollim()
    await dropFiles(page, await writeImages(await newFolder('zoomed'), ['two.png']))
    await linkOf(page, 'two.png')
    await narrow(ollim(), 1.25)
    const name = field(page, 'Destination').getByText(store.bucket, { exact: true }).first()
    expect(await name.evaluate((shown) => shown.scrollWidth - shown.clientWidth)).toBe(0)
    await openTab(page, 'History')
    const [picker, more] = await Promise.all(
      [field(page, 'Date'), page.getByRole('button', { name: 'History actions' })].map((one) =>
        one.boundingBox(),
      ),
    )
    expect(Math.abs((picker?.y ?? 0) - (more?.y ?? Infinity))).toBeLessThan(8)
  })

  test('in the narrowest window at 200 % zoom, the footer names the destination, and the header shows how its title begins', async () => {
    const { page } = ollim()
    await dropFiles(page, await writeImages(await newFolder('zoomed'), ['four.png']))
    await linkOf(page, 'four.png')
    await narrow(ollim())
    const name = field(page, 'Destination').getByText(store.bucket, { exact: true }).first()
    expect(await name.evaluate((shown) => shown.scrollWidth - shown.clientWidth)).toBe(0)
    const title = page.getByRole('heading', { name: '1 link ready' })
    const letters = await title.evaluate(
      (shown) => shown.clientWidth / parseFloat(getComputedStyle(shown).fontSize),
    )
    expect(letters).toBeGreaterThan(2)
  })

  test('in the narrowest window at 200 % zoom, the history’s tools need two lines, and cut no word', async () => {
    const { page } = ollim()
    for (const name of ['Haneul blog', 'Travel']) {
      await saveDestination(page, { name, endpoint: store.endpoint, bucket: store.bucket })
    }
    await openTab(page, 'History')
    await narrow(ollim())
    const tools = page.getByRole('search')
    for (const language of languages) {
      await speak(page, language)
      expect((await tools.boundingBox())?.height, language).toBeLessThan(110)
      expect(await cutWords(tools), language).toEqual([])
    }
    await speak(page, 'en')
    const date = page.getByRole('combobox', { name: 'Date' })
    const colour = () => date.evaluate((button) => getComputedStyle(button).color)
    const usual = await colour()
    await choose(page, 'Date', 'Last 7 days')
    await page.mouse.move(0, 0)
    await expect.poll(colour).not.toBe(usual)
  })

  test('in the narrowest window at 200 % zoom, the filters of the history cut no word', async () => {
    const { page } = ollim()
    await dropFiles(page, await writeImages(await newFolder('zoomed'), ['six.png']))
    await linkOf(page, 'six.png')
    await openTab(page, 'History')
    await press(page, 'More filters')
    await narrow(ollim())
    const tools = page.getByRole('search')
    await expect.poll(() => tools.getByRole('combobox').count()).toBe(5)
    for (const language of languages) {
      await speak(page, language)
      expect(await cutWords(tools), language).toEqual([])
    }
  })
})

test('in the narrowest window at 200 % zoom, nothing is wider than the window', async () => {
  const first = await ollimForTest({})
  await narrow(first)
  for (const language of languages) {
    await speak(first.page, language)
    expect(await tooWide(first.page), `first run, ${language}`).toEqual([])
  }
  const ollim = await ollimForTest({
    environment: { ...destinationIn(store, 'zoomed'), OLLIM_BUCKET: 'there-is-none' },
  })
  const { page } = ollim
  await narrow(ollim)
  await dropFiles(page, await writeImages(await newFolder('zoomed'), ['five.png']))
  await page.getByRole('alert').first().waitFor()
  for (const language of languages) {
    await speak(page, language)
    expect(await tooWide(page), `hold, ${language}`).toEqual([])
    await showScreen(ollim, 'settings')
    expect(await tooWide(page), `destination, ${language}`).toEqual([])
    await page.getByRole('navigation').getByRole('button').last().click()
    expect(await tooWide(page), `preferences, ${language}`).toEqual([])
    await page.keyboard.press('F1')
    await page.getByRole('dialog').getByRole('tab').first().waitFor()
    for (const tab of await page.getByRole('dialog').getByRole('tab').all()) {
      await tab.click()
      expect(await tooWide(page), `${await tab.innerText()}, ${language}`).toEqual([])
    }
    await page.keyboard.press('Escape')
    await showScreen(ollim, 'uploads')
  }
})

/** The texts of pickers that are cut off. */
function cutWords(tools: Locator): Promise<readonly string[]> {
  return tools.locator('[role=combobox] span').evaluateAll((words) =>
    words
      // What only screen readers find is a pixel wide.
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth)
      .map(({ textContent }) => textContent),
  )
}

/** The narrowest window at 200 % zoom, or another one; after the test, the window becomes what it was. */
async function narrow(ollim: Ollim, zoom = 2): Promise<void> {
  const [width, height] = await ollim.page.evaluate(() => [innerWidth, innerHeight] as const)
  onTestFinished(() => resize(ollim, { width, height, zoom: 1 }))
  await resize(ollim, { width: 420, height: 480, zoom })
}

async function resize(
  { page, app }: Ollim,
  size: { readonly width: number; readonly height: number; readonly zoom: number },
): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height, zoom }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setContentSize(width, height)
    window?.webContents.setZoomFactor(zoom)
  }, size)
  await page.waitForFunction((width) => innerWidth === width, size.width / size.zoom)
}

async function speak(page: Page, language: (typeof languages)[number]): Promise<void> {
  await page.evaluate((change) => window.ollim.changePreferences(change), { language })
  await page.waitForFunction((to) => document.documentElement.lang === to, language)
}

/** Buttons and tabs that others lie over or the window cuts off, and what scrolls sideways, except for code. */
function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const frame = document.querySelector('[role=dialog]') ?? document
    const isCut = (element: Element) => {
      const { left, right } = element.getBoundingClientRect()
      return left < 0 || right > innerWidth || element.scrollWidth > element.clientWidth
    }
    const scrolls = (element: Element) =>
      element.scrollWidth > element.clientWidth && /auto|scroll/.test(getComputedStyle(element).overflowX)
    return [
      ...[...frame.querySelectorAll(':is([role=tab], [role=alert] button)')].filter(isCut),
      ...[...frame.querySelectorAll('*:not(nav *, .sample, textarea)')].filter(scrolls),
    ].map(({ outerHTML }) => outerHTML.slice(0, 120))
  })
}

/** Whether a row still says which image it is of. */
function nameIsWhole(row: Locator): Promise<boolean> {
  const name = row.getByTitle('one.png', { exact: true }).locator('span')
  return name.evaluate((shown) => shown.scrollWidth <= shown.clientWidth)
}

/** The buttons at the top and bottom of the window that are covered or cut off, one per line. */
function outOfPress(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll(':is(header, footer, search) :is(button, [role=tab], [role=combobox])')]
      .filter((element) => element.checkVisibility())
      .filter((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect()
        if (right - left < 28) return true
        const ends = [left + 2, right - 2].map((x) => document.elementFromPoint(x, (top + bottom) / 2))
        return ends.some((end) => end === null || !element.contains(end))
      })
      .map(({ outerHTML }) => outerHTML.slice(0, 120)),
  )
}

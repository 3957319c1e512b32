import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Locator } from 'playwright-core'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { destinationIn } from '../support/electron/bucket'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import type { Ollim } from '../support/electron/launch'
import { newFolder, ollimForTest, oneOllim } from '../support/electron/ollim-in-test'
import { readSettings } from '../support/electron/settings'
import { toastSaying } from '../support/electron/toast'
import { settingsEntry } from '../support/electron/settings-form'
import { dropFiles, linkOf, openTab, uploadRow } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const environment = () => destinationIn(inject('publicStore'), 'shelf')
const ollim = oneOllim(() => ({ environment: environment() }))

test('a key turns the window into a shelf at the screen’s edge, above all others, and back', async () => {
  const before = await windowOf(ollim())
  await ollim().page.keyboard.press('Control+Shift+S')
  await expect.poll(() => windowOf(ollim())).toMatchObject({ isOnTop: true, width: 420, height: 480 })
  const { x, width, workArea } = await windowOf(ollim())
  expect(x + width).toBe(workArea.x + workArea.width)

  await ollim().page.keyboard.press('Control+Shift+S')
  await expect.poll(() => windowOf(ollim())).toEqual(before)
})

test('a shelf accepts drops, snaps to a nearby edge, and is there again after a restart', async () => {
  const home = await newFolder('shelf')
  const first = await ollimForTest({ home, environment: environment() })
  await first.page.keyboard.press('Control+Shift+S')
  await expect.poll(() => windowOf(first)).toMatchObject({ isOnTop: true, width: 420 })
  const { workArea } = await windowOf(first)
  const [near] = [{ x: workArea.x + 20, y: workArea.y + 100, width: 420, height: 400 }]
  await first.app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), near)
  const docked = { isOnTop: true, x: workArea.x, y: near.y, width: 420, height: 400 }
  await expect.poll(() => windowOf(first)).toMatchObject(docked)

  await dropFiles(first.page, await writeImages(await newFolder('dropped'), ['on-the-shelf.png']))
  await linkOf(first.page, 'on-the-shelf.png')
  await first.close()
  const second = await ollimForTest({ home, environment: environment() })
  await expect.poll(() => windowOf(second)).toMatchObject(docked)
})

test('leaving a shelf that was restored at the start gives a window within the screen', async () => {
  const home = await newFolder('shelf-first')
  await writeFile(path.join(home, 'settings.json'), JSON.stringify({ preferences: { shelf: true } }))
  const shelf = await ollimForTest({ home, environment: environment() })
  await expect.poll(() => windowOf(shelf)).toMatchObject({ isOnTop: true, width: 420 })

  await shelf.page.keyboard.press('Control+Shift+S')
  await expect.poll(() => windowOf(shelf)).toMatchObject({ isOnTop: false, width: 920, height: 640 })
  const { x, y, width, height, workArea } = await windowOf(shelf)
  expect(x + width).toBeLessThanOrEqual(workArea.x + workArea.width)
  expect(y + height).toBeLessThanOrEqual(workArea.y + workArea.height)
})

test('a full-screen window can become a shelf', async () => {
  const full = await ollimForTest({ environment: environment() })
  await full.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setFullScreen(true))
  await expect.poll(async () => (await windowOf(full)).isFull).toBe(true)
  await full.page.keyboard.press('Control+Shift+S')
  await expect
    .poll(() => windowOf(full))
    .toMatchObject({ isFull: false, isOnTop: true, width: 420, height: 480 })
})

test('on macOS, window and Dock icon stay visible while the window becomes a shelf', async () => {
  const { app, page } = ollim()
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (window === undefined) return
    const show = window.setVisibleOnAllWorkspaces.bind(window)
    window.setVisibleOnAllWorkspaces = (visible, options) => {
      // Otherwise macOS changes the kind of program for a moment, which hides both.
      Reflect.set(globalThis, 'staysInSight', options?.skipTransformProcessType)
      show(visible, options)
    }
  })
  await page.keyboard.press('Control+Shift+S')
  await expect.poll(() => app.evaluate((): unknown => Reflect.get(globalThis, 'staysInSight'))).toBe(true)
  await page.keyboard.press('Control+Shift+S')
  await expect.poll(() => windowOf(ollim())).toMatchObject({ isOnTop: false })
})

describe('in the lowest shelf', () => {
  const ollim = oneFreshOllim(() => ({ environment: environment() }))

  test('the lowest shelf shows the last upload completely, at any zoom up to 200 %', async () => {
    const { page } = ollim()
    await dropFiles(page, await writeImages(await newFolder('low'), ['low.png']))
    await linkOf(page, 'low.png')
    await becomeShelf(ollim())
    for (const zoom of [1, 1.1, 1.5, 2]) {
      await lower(ollim(), zoom)
      const isSeen = (edge: 'top' | 'bottom') =>
        uploadRow(page, 'low.png').evaluate((row, at) => {
          const { left, width, top, bottom } = row.getBoundingClientRect()
          const seen = document.elementFromPoint(left + width / 2, at === 'top' ? top + 2 : bottom - 2)
          return row.contains(seen)
        }, edge)
      await expect
        .poll(async () => [await isSeen('top'), await isSeen('bottom')], { message: `${zoom}` })
        .toEqual([true, true])
    }
    // What makes room for it is further down, and nothing beside it.
    const beside = page.getByRole('tabpanel').evaluate((panel) => panel.scrollWidth - panel.clientWidth)
    expect(await beside).toBe(0)
    await page.getByRole('button', { name: 'Copy all links' }).click()
  })

  test('in the lowest shelf at 200 % zoom, toasts and questions are visible with their buttons', async () => {
    const { page } = ollim()
    await dropFiles(page, await writeImages(await newFolder('asked'), ['asked.png']))
    await linkOf(page, 'asked.png')
    await becomeShelf(ollim())
    await lower(ollim(), 2)
    /** How much of something lies above or below the window. */
    const hidden = async (part: Locator) =>
      await part.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect()
        return Math.max(0, -top) + Math.max(0, bottom - innerHeight)
      })
    await page.keyboard.press('Control+c')
    const toast = toastSaying(page, '1 link copied')
    await toast.waitFor()
    expect(await hidden(toast)).toBe(0)
    expect(await heightOf(toast)).toBeLessThanOrEqual(60)
    await page.evaluate(async () => {
      const { first } = await window.ollim.searchHistory({ text: '', sort: 'newest' })
      await window.ollim.deleteFromBucket(first.map(({ id }) => id))
    })
    const deletion = toastSaying(page, 'will be deleted from the bucket')
    await deletion.waitFor()
    // It leaves half of the window to what it is said of.
    expect(await heightOf(deletion)).toBeLessThanOrEqual(60)
    await deletion.getByRole('button', { name: 'Undo' }).click()

    await page.keyboard.press('Control+z')
    const question = page.getByRole('alertdialog')
    for (const answer of ['Keep', 'Delete']) {
      const button = question.getByRole('button', { name: answer })
      await button.focus()
      await expect.poll(() => hidden(button)).toBe(0)
    }
  })

  test('in the lowest shelf at 200 % zoom, every screen is usable, with one scroll bar at most', async () => {
    const { page } = ollim()
    await dropFiles(page, await writeImages(await newFolder('narrow'), ['one.png', 'two.png', 'three.png']))
    await linkOf(page, 'three.png')
    await becomeShelf(ollim())
    await lower(ollim(), 2)
    const panel = page.getByRole('tabpanel')
    const outerBar = () => panel.evaluate((element: HTMLElement) => element.offsetWidth - element.clientWidth)
    expect(await outerBar()).toBe(0)
    await openTab(page, 'History')
    await page.getByRole('gridcell', { name: 'one.png' }).click()
    expect(await outerBar()).toBe(0)
    await openTab(page, 'Settings')
    await settingsEntry(page, 'General').click()
    await panel.getByRole('button', { name: 'Export' }).click({ trial: true })
    expect(await outerBar()).toBe(0)
  })
})

describe('in a page as small as a shelf’s', () => {
  const ollim = oneFreshOllim(() => ({ environment: environment() }))

  test.each([
    [280, 180],
    [210, 120],
  ])(
    'in a shelf as small as %d × %d, the frame for drops holds its title and buttons',
    async (width, height) => {
      const { page } = ollim()
      await page.setViewportSize({ width, height })
      const region = page.getByRole('region', { name: 'Drop images' })
      const frame = await region.boundingBox()
      for (const part of [region.getByRole('heading'), ...(await region.getByRole('button').all())]) {
        const box = await part.boundingBox()
        expect(box?.y).toBeGreaterThan(frame?.y ?? Infinity)
        expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThan((frame?.y ?? 0) + (frame?.height ?? 0))
      }
    },
  )

  test('in a low shelf, a toast leaves the buttons of a banner free', async () => {
    const { app, page } = ollim()
    await dropFiles(page, await writeImages(await newFolder('banner'), ['banner.png']))
    await linkOf(page, 'banner.png')
    await page.setViewportSize({ width: 280, height: 180 })
    const settings = await readSettings(page)
    await app.evaluate(
      ({ BrowserWindow }, change) =>
        BrowserWindow.getAllWindows()[0]?.webContents.send('ollim:event:settingsChanged', change),
      { ...settings, revision: settings.revision + 1, earlyImages: 1 },
    )
    const button = page.getByRole('alert').getByRole('button', { name: 'Do not upload them' })
    await button.waitFor()
    await page.keyboard.press('Control+c')
    await toastSaying(page, '1 link copied').waitFor()
    await button.click({ trial: true, timeout: 2000 })
  })
})

/** Turns the window into a shelf; after the test, it becomes what it was. */
async function becomeShelf({ app, page }: Ollim): Promise<void> {
  const before = await page.evaluate(() => innerWidth)
  onTestFinished(async () => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1))
    await page.evaluate(() => window.ollim.changePreferences({ shelf: false }))
    await page.waitForFunction((width) => innerWidth === width, before)
  })
  await page.keyboard.press('Control+Shift+S')
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(420)
}

/** Makes the shelf as low as it gets. */
async function lower({ app, page }: Ollim, zoom: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, factor) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setBounds({ height: 240 })
    window?.webContents.setZoomFactor(factor)
  }, zoom)
  await page.waitForFunction((height) => innerHeight === height, Math.round(240 / zoom))
}

async function heightOf(part: Locator): Promise<number> {
  return (await part.boundingBox())?.height ?? Infinity
}

function windowOf({ app }: Ollim) {
  return app.evaluate(({ BrowserWindow, screen }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (window === undefined) throw new Error('There is no window.')
    const { workArea } = screen.getPrimaryDisplay()
    return { ...window.getBounds(), isOnTop: window.isAlwaysOnTop(), isFull: window.isFullScreen(), workArea }
  })
}

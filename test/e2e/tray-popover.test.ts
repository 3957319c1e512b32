import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type {} from '../../renderer/popover/api'
import { expectAccessible } from '../support/electron/accessible'
import { pastedText } from '../support/electron/clipboard'
import { newFolder } from '../support/electron/ollim-in-test'
import { ollimWithTray } from '../support/electron/ollim-with-tray'
import { dropFiles, linkOf, untilRowSays } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const { ollim, desktop, proxy } = ollimWithTray('popover')

test('a click on the tray opens the popover within the screen, and Escape closes it and its page', async () => {
  const popover = await openPopover()
  await popover.getByRole('heading', { name: 'Nothing is being uploaded' }).waitFor()
  await popover.getByText('Uploads show up here.').waitFor()
  const { bounds, workArea, isOnTop } = await popoverWindow()
  expect(isOnTop).toBe(true)
  expect(bounds.x).toBeGreaterThanOrEqual(workArea.x)
  expect(bounds.y).toBeGreaterThanOrEqual(workArea.y)
  expect(bounds.x + bounds.width).toBeLessThanOrEqual(workArea.x + workArea.width)
  expect(bounds.y + bounds.height).toBeLessThanOrEqual(workArea.y + workArea.height)
  await leave(popover)
})

test('the popover lists the last links with pictures, and copies one by mouse or keyboard', async () => {
  const { page } = ollim()
  const links = new Map<string, string>()
  for (const name of ['first.png', '둘째 사진.png']) {
    await dropFiles(page, await writeImages(await newFolder('links'), [name]))
    links.set(name, await linkOf(page, name))
  }
  const popover = await openPopover()
  const rows = popover.getByRole('list', { name: 'Last links' }).getByRole('listitem')
  await expect.poll(() => rows.allInnerTexts()).toHaveLength(2)
  expect(await rows.nth(0).getAttribute('aria-label')).toBe('둘째 사진.png')
  await expect.poll(() => picturesShown(popover)).toBe(2)
  await popover.getByRole('button', { name: /first\.png.*Copy link/s }).click()
  await expect.poll(pastedText).toBe(links.get('first.png'))
  await popover.getByRole('status').getByText('Link copied: first.png').waitFor({ state: 'attached' })

  await popover.getByRole('button', { name: 'Choose files' }).focus()
  await popover.keyboard.press('Shift+Tab')
  await popover.keyboard.press('Home')
  await popover.keyboard.press('Enter')
  await expect.poll(pastedText).toBe(links.get('둘째 사진.png'))
  await expectAccessible(ollim(), popover)
  await leave(popover)
})

test('the popover shows progress, pauses and resumes uploads, and grows with new links', async () => {
  const { page } = ollim()
  // Fast enough that the system, which buffers megabytes, tells of progress every few seconds.
  proxy().slow((1024 * 1024) / 2)
  await dropFiles(page, await writeImages(await newFolder('slow'), ['slow.png'], 12 * 1024 * 1024))
  const popover = await openPopover()
  const { height } = (await popoverWindow()).bounds
  await popover.getByRole('heading', { name: '2 of 3 done' }).waitFor()
  await popover.getByText(/\/s · .* left/).waitFor()
  await popover.getByRole('button', { name: 'Pause' }).click()
  await popover.getByRole('heading', { name: 'Paused, 2 of 3 done' }).waitFor()
  await untilRowSays(page, 'slow.png', 'Paused')
  // However much there is to say, it can be read to its end, and no button is pushed out of sight.
  for (const length of ['three lines', 'far too long']) {
    const { beyond, seen, whole } = await popover.evaluate((long) => {
      const detail = document.querySelector('header p')
      detail?.append('of a name that is as long as names of buckets may be '.repeat(long ? 12 : 2))
      const end = document.createElement('span')
      detail?.append(end)
      end.scrollIntoView()
      const boxes = [...document.querySelectorAll('footer button')].map((button) =>
        button.getBoundingClientRect(),
      )
      return {
        beyond: boxes.filter(({ right, bottom }) => right > innerWidth || bottom > innerHeight).length,
        seen: document.elementFromPoint(
          end.getBoundingClientRect().left - 2,
          end.getBoundingClientRect().top + 8,
        )?.tagName,
        whole: detail === null || detail.scrollHeight <= detail.clientHeight,
      }
    }, length === 'far too long')
    // What is not far too long is seen without scrolling.
    const head = popover.locator('header')
    const scrolls = await head.evaluate((box) => box.scrollHeight > box.clientHeight)
    expect(scrolls).toBe(length === 'far too long')
    expect({ length, beyond, seen, whole }).toEqual({ length, beyond: 0, seen: 'P', whole: true })
  }
  proxy().release()
  await popover.getByRole('button', { name: 'Resume' }).click()
  await popover.getByRole('heading', { name: '3 links ready' }).waitFor({ timeout: 30_000 })
  await popover.getByRole('listitem', { name: 'slow.png' }).waitFor()
  await expect.poll(async () => (await popoverWindow()).bounds.height).toBe(height + 48)
  await leave(popover)
})

test('the popover says in red how many uploads have failed', async () => {
  const { page } = ollim()
  const file = path.join(await newFolder('failing'), 'no image.png')
  await writeFile(file, 'text')
  await dropFiles(page, [file])
  await untilRowSays(page, 'no image.png', /not an image/i)
  const popover = await openPopover()
  const failures = popover.getByText('1 failed', { exact: true })
  const colours = await failures.evaluate((words) => {
    const { color } = getComputedStyle(words)
    words.style.color = 'var(--red)'
    return {
      color,
      red: getComputedStyle(words).color,
      others: getComputedStyle(words.closest('p') ?? words).color,
    }
  })
  expect(colours.color).toBe(colours.red)
  expect(colours.others).not.toBe(colours.red)
  await expectAccessible(ollim(), popover)
  await leave(popover)
})

test('Open Ollim opens the window and closes the popover', async () => {
  await ollim().closeWindow()
  const popover = await openPopover()
  const page = await ollim().windowAfter(() => popover.getByRole('button', { name: 'Open Ollim' }).click())
  await linkOf(page, 'first.png')
  await untilGone()
})

test('the popover runs in a sandbox, with a few calls of its own that check their arguments', async () => {
  const popover = await openPopover()
  const known = await popover.evaluate(async () => {
    const act: unknown = Reflect.get(window.ollimPopover, 'act')
    const asked: unknown = typeof act === 'function' ? Reflect.apply(act, undefined, ['format']) : undefined
    const refusal = await Promise.resolve(asked).catch((reason: unknown) => reason)
    return {
      names: Object.keys(window.ollimPopover),
      refusal,
      hasWindowBridge: 'ollim' in window,
      hasNode: 'process' in window || 'require' in window,
      policy: (await fetch(location.href)).headers.get('content-security-policy'),
    }
  })
  expect(known).toMatchObject({
    names: ['readPopover', 'copyRecentLink', 'act', 'onChange'],
    refusal: { kind: 'unexpected', facts: { call: 'act', reason: 'refused' } },
    hasWindowBridge: false,
    hasNode: false,
    policy: expect.stringContaining("default-src 'none'; script-src 'self'"),
  })
  const preferences = await ollim().app.evaluate(({ webContents }) => {
    const contents = webContents.getAllWebContents().find((one) => one.getURL().includes('/popover/'))
    const read: unknown = contents === undefined ? undefined : Reflect.get(contents, 'getLastWebPreferences')
    return typeof read === 'function' ? JSON.stringify(Reflect.apply(read, contents, [])) : ''
  })
  expect(JSON.parse(preferences)).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
  })
  await leave(popover)
})

test('a second click on the tray, or a click elsewhere, closes the popover', async () => {
  await openPopover()
  await desktop().clickTray()
  await untilGone()
  await openPopover()
  await ollim().app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => !window.webContents.getURL().includes('/popover/'))
      ?.focus(),
  )
  await untilGone()
})

function openPopover(): Promise<Page> {
  return ollim().popoverAfter(() => desktop().clickTray())
}

/** By the key; the page is gone before the tool has seen the key come up. */
async function leave(popover: Page): Promise<void> {
  await Promise.all([popover.waitForEvent('close'), popover.keyboard.press('Escape').catch(() => undefined)])
  await untilGone()
}

async function untilGone(): Promise<void> {
  await expect.poll(() => ollim().popover).toBeUndefined()
}

function popoverWindow() {
  return ollim().app.evaluate(({ BrowserWindow, screen }) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes('/popover/'))
    if (window === undefined) throw new Error('There is no popover.')
    return {
      bounds: window.getBounds(),
      isOnTop: window.isAlwaysOnTop(),
      workArea: screen.getPrimaryDisplay().workArea,
    }
  })
}

function picturesShown(page: Page): Promise<number> {
  return page.evaluate(() => [...document.images].filter(({ naturalWidth }) => naturalWidth > 0).length)
}

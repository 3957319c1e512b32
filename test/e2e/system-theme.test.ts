import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { ollimWithTray } from '../support/electron/ollim-with-tray'

const { ollim, desktop } = ollimWithTray('system-theme')

test('window and popover become dark and light with the desktop, without a restart', async () => {
  const { page } = ollim()
  const popover = await ollim().popoverAfter(() => desktop().clickTray())
  const looks = () => Promise.all([lookOf(page), lookOf(popover), frameColor()])
  const light = await looks()
  desktop().chooseScheme('dark')
  for (const shown of [page, popover]) {
    await expect.poll(async () => lightness((await lookOf(shown)).ground)).toBeLessThan(60)
    expect(lightness((await lookOf(shown)).ink)).toBeGreaterThan(200)
  }
  await expect.poll(frameColor).not.toBe(light[2])
  desktop().chooseScheme('light')
  await expect.poll(looks).toEqual(light)
})

/** The colours of a page's ground and text. */
function lookOf(page: Page): Promise<{ readonly ground: string; readonly ink: string }> {
  return page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body)
    return { ground: backgroundColor, ink: color }
  })
}

/** The colour behind the window's page. */
function frameColor(): Promise<string | undefined> {
  return ollim().app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => !window.webContents.getURL().includes('/popover/'))
      ?.getBackgroundColor(),
  )
}

/** From 0, black, to 255, white. */
function lightness(color: string): number {
  const parts = (color.match(/\d+/g) ?? []).slice(0, 3).map(Number)
  return parts.reduce((sum, part) => sum + part, 0) / parts.length
}

import type { Locator } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { environmentDestinationId } from '../../electron/shared/destinations/destination'
import { destinationIn } from '../support/electron/bucket'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { settingsEntry } from '../support/electron/settings-form'
import { openTab } from '../support/electron/window'

const ollim = oneFreshOllim(() => ({ environment: destinationIn(inject('publicStore'), 'many') }))

test('General and New destination stay visible in a narrow window, however many destinations there are', async () => {
  const { page } = ollim()
  for (const _ of Array.from({ length: 5 }))
    await page.evaluate((id) => window.ollim.duplicateDestination(id), environmentDestinationId)
  await page.setViewportSize({ width: 420, height: 500 })
  await openTab(page, 'Settings')
  await settingsEntry(page, 'photos 6').waitFor()
  for (const name of ['New destination', 'General']) {
    const { x = 420, width = 0 } = (await settingsEntry(page, name).boundingBox()) ?? {}
    expect(x + width, name).toBeLessThanOrEqual(420)
  }
})

test('in a narrow window, the row of destinations fades out where more of it is hidden', async () => {
  const { page } = ollim()
  await openTab(page, 'Settings')
  const fades = () =>
    page
      .getByRole('navigation')
      .getByRole('list')
      .evaluate((row) => {
        const { maskImage } = getComputedStyle(row)
        return maskImage === 'none' ? [] : [...maskImage.matchAll(/\d+px/gu)].map(String)
      })
  await page.setViewportSize({ width: 420, height: 500 })
  await expect.poll(fades).toEqual(['0px', '0px'])
  for (const _ of Array.from({ length: 5 }))
    await page.evaluate((id) => window.ollim.duplicateDestination(id), environmentDestinationId)
  await expect.poll(fades).toEqual(['0px', '24px'])
  await settingsEntry(page, 'photos 6').click()
  await expect.poll(fades).toEqual(['24px', '0px'])
  await settingsEntry(page, 'photos 3').click()
  await expect.poll(fades).toEqual(['24px', '24px'])
})

test('the open destination stays visible in the list when the window is resized', async () => {
  const { page } = ollim()
  for (const _ of Array.from({ length: 12 }))
    await page.evaluate((id) => window.ollim.duplicateDestination(id), environmentDestinationId)
  await openTab(page, 'Settings')
  const last = settingsEntry(page, 'photos 13')
  await last.click()
  for (const [width, height] of [
    [420, 400],
    [920, 400],
  ] as const) {
    await page.setViewportSize({ width, height })
    await expect.poll(() => isInSight(last)).toBe(true)
  }
})

/** Whether what it stands in does not cut it off. */
function isInSight(entry: Locator): Promise<boolean> {
  return entry.evaluate((element) => {
    const [box, around] = [element, element.closest('ul')].map((one) => one?.getBoundingClientRect())
    if (box === undefined || around === undefined) return false
    return (
      box.left >= around.left - 1 &&
      box.right <= around.right + 1 &&
      box.top >= around.top - 1 &&
      box.bottom <= around.bottom + 1
    )
  })
}

import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Settings } from '../../../electron/shared/app/settings'

/** The settings as sent to the page. */
export function readSettings(page: Page): Promise<Settings> {
  return page.evaluate(() => window.ollim.readSettings())
}

/** Waits until the form's content is saved: then the page shows it as stored. */
export async function untilSaved(page: Page, names: readonly string[]): Promise<void> {
  await expect
    .poll(async () => (await readSettings(page)).destinations.map(({ name }) => name))
    .toEqual([...names])
}

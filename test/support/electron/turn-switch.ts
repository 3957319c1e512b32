import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Turns a switch over; it follows once the settings have it. */
export async function turnSwitch(page: Page, name: string, wanted: 'on' | 'off'): Promise<void> {
  const one = page.getByRole('switch', { name })
  await one.click({ force: true })
  await expect.poll(() => one.isChecked()).toBe(wanted === 'on')
}

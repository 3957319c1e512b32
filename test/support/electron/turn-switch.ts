import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Sees to it that a switch is on or off; it follows once the settings have it. */
export async function turnSwitch(page: Page, name: string, wanted: 'on' | 'off'): Promise<void> {
  const one = page.getByRole('switch', { name })
  if ((await one.isChecked()) !== (wanted === 'on')) await one.click({ force: true })
  await expect.poll(() => one.isChecked()).toBe(wanted === 'on')
}

import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Turns a switch on or off; it changes once the settings have. */
export async function turnSwitch(page: Page, name: string, wanted: 'on' | 'off'): Promise<void> {
  const one = page.getByRole('switch', { name })
  if ((await one.isChecked()) !== (wanted === 'on')) await one.click({ force: true })
  await expect.poll(() => one.isChecked()).toBe(wanted === 'on')
}

import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Presses the button with a name by the keyboard, anywhere in the window or in a given part of it. */
export async function pressByKey(where: Page | Locator, button: string): Promise<void> {
  await where.getByRole('button', { name: button, exact: true }).press('Enter')
}

/** Waits until the element with this label has the focus. */
export async function expectFocused(page: Page, label: string | null): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(label)
}

/** What has the keyboard, by its name; empty where that is the page itself. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document
    if (activeElement === null || activeElement === document.body) return ''
    const isField = activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement
    const label = isField ? activeElement.labels?.[0] : undefined
    return activeElement.getAttribute('aria-label') ?? (label ?? activeElement).textContent
  })
}

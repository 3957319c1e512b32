import type { Locator, Page } from 'playwright-core'

/** The toast with this text, including its buttons; it is in the live region that announces it. */
export function toastSaying(page: Page, words: string): Locator {
  return page.getByRole('status').locator('> div').filter({ hasText: words })
}

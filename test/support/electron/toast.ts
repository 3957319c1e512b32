import type { Locator, Page } from 'playwright-core'

/** What says these words for a moment, with its buttons; it stands in the region that tells assistive tools of it. */
export function toastSaying(page: Page, words: string): Locator {
  return page.getByRole('status').locator('> div').filter({ hasText: words })
}

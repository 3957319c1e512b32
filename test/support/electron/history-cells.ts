import type { Locator, Page } from 'playwright-core'

/** An image in the history, as a tile or a row; of many only those in sight exist. */
export function entryCell(page: Page, name: string): Locator {
  return page.getByRole('gridcell', { name, exact: true })
}

/** What the images that exist are called, in their order. */
export function entryNames(page: Page): Promise<readonly string[]> {
  return namesOf(page.getByRole('gridcell'))
}

/** The same of those that are selected. */
export function selectedNames(page: Page): Promise<readonly string[]> {
  return namesOf(page.getByRole('gridcell', { selected: true }))
}

function namesOf(cells: Locator): Promise<readonly string[]> {
  return cells.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
}

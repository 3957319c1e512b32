import type { Locator, Page } from 'playwright-core'

/** The history's images, as tiles or rows; in a long list only the visible ones exist. */
export function entryCell(page: Page, name: string): Locator {
  return page.getByRole('gridcell', { name, exact: true })
}

/** The names of the existing cells, in order. */
export function entryNames(page: Page): Promise<readonly string[]> {
  return namesOf(page.getByRole('gridcell'))
}

/** The names of the selected ones. */
export function selectedNames(page: Page): Promise<readonly string[]> {
  return namesOf(page.getByRole('gridcell', { selected: true }))
}

function namesOf(cells: Locator): Promise<readonly string[]> {
  return cells.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
}

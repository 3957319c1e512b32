import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { dropAt, dropFilesAt } from '../../../build/support/drop-files.mjs'
import type { ShownUpload } from '../../../electron/shared/uploads/upload'

/** Long enough for an upload on a busy machine. */
const uploadMilliseconds = 20_000

export function dropRegion(page: Page): Locator {
  return page.getByRole('region', { name: 'Drop images' })
}

/** The rows of the uploads; in a long list only the visible ones exist. */
export function uploadRows(page: Page): Locator {
  return page.getByRole('list', { name: 'Uploads' }).getByRole('listitem')
}

/** All uploads as main sends them to the page. */
export function listedUploads(page: Page): Promise<readonly ShownUpload[]> {
  return page.evaluate(async () => {
    const { ids } = await window.ollim.listUploads()
    return window.ollim.readUploads(ids)
  })
}

/** The rows of one file's uploads. */
export function uploadRow(page: Page, name: string): Locator {
  return page.getByRole('list', { name: 'Uploads' }).getByRole('listitem', { name, exact: true })
}

/** Waits for the link of a successful upload; throws with its row's text instead. */
export async function linkOf(page: Page, name: string): Promise<string> {
  const row = uploadRow(page, name)
  const link = row.getByRole('link')
  try {
    await link.waitFor({ timeout: uploadMilliseconds })
  } catch (error) {
    const said = (await row.count()) > 0 ? await row.first().innerText() : 'the window does not list it'
    throw new Error(`${name} has no link: ${said.replaceAll(/\s+/g, ' ')}`, { cause: error })
  }
  return (await link.getAttribute('href')) ?? ''
}

/** Waits until a file's row contains a text. */
export async function untilRowSays(page: Page, name: string, words: string | RegExp): Promise<void> {
  await uploadRow(page, name).getByText(words).first().waitFor({ timeout: uploadMilliseconds })
}

/** Waits until a file's row shows that part of it has been sent, but not all of it. */
export async function untilSent(page: Page, name: string): Promise<void> {
  const bar = uploadRow(page, name).getByRole('progressbar')
  const begun = bar.and(page.locator('[aria-valuenow]:not([aria-valuenow="0"])'))
  const percent = Number(await begun.getAttribute('aria-valuenow'))
  if (percent >= 100) throw new Error(`${name} was sent completely before the test could look.`)
}

/** Presses the button with a name, anywhere in the window or in a given part of it. */
export async function press(where: Page | Locator, name: string): Promise<void> {
  await where.getByRole('button', { name, exact: true }).click()
}

/** Chooses from a combobox. */
export async function choose(page: Page, combobox: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: combobox }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

/** Empties the list of uploads; cancels those that have not ended. */
export async function clearUploads(page: Page): Promise<void> {
  await openTab(page, 'Uploads')
  await removeUploads(page)
  await uploadRows(page).first().waitFor({ state: 'detached' })
}

/** The same in main, whatever the window shows. */
export async function removeUploads(page: Page): Promise<void> {
  const left = () =>
    page.evaluate(async () => {
      await window.ollim.cancelAllUploads()
      await window.ollim.clearFinishedUploads()
      return (await window.ollim.listUploads()).ids.length
    })
  await expect.poll(left).toBe(0)
}

/** Removes the images from the history, a few hundred at most; they stay in the bucket. */
export async function clearHistory(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { first } = await window.ollim.searchHistory({ text: '', sort: 'newest' })
    await window.ollim.forgetHistory(first.map(({ id }) => id))
  })
}

export async function openTab(page: Page, tab: 'Uploads' | 'History' | 'Settings'): Promise<void> {
  await page.getByRole('tab', { name: tab }).click()
}

/**
 * Drags files over the window, and drops them, as the operating system would.
 *
 * @param files absolute paths
 */
export async function dropFiles(
  page: Page,
  files: readonly string[],
  whileHovering: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await dropOn(dropRegion(page), files, whileHovering)
}

/** An element's box; tries again if the page is replacing the element at this moment. */
async function settledBox(
  target: Locator,
): Promise<NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>> {
  await target.waitFor()
  return (await target.boundingBox()) ?? settledBox(target)
}

/** The same on any element: the whole window accepts drops. */
export async function dropOn(
  target: Locator,
  files: readonly string[],
  whileHovering: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const { x, y, width, height } = await settledBox(target)
  await dropFilesAt(target.page(), { x: x + width / 2, y: y + height / 2 }, files, whileHovering)
}

/** Drags an image or a link out of a page that gives no file of it, and drops it. */
export async function dropFromPage(
  page: Page,
  texts: { readonly 'text/uri-list'?: string; readonly 'text/html'?: string },
): Promise<void> {
  const { x, y, width, height } = await settledBox(dropRegion(page))
  const items = Object.entries(texts).map(([mimeType, data]) => ({ mimeType, data }))
  await dropAt(page, { x: x + width / 2, y: y + height / 2 }, { items, files: [] })
}

/** The same on an element that leaves the page between the last drag event and the drop. */
export async function dropOnGone(target: Locator, files: readonly string[]): Promise<void> {
  const passing = await target.evaluateHandle((around) => {
    const element = document.createElement('div')
    element.style.cssText = 'position: fixed; inset: 0; z-index: 9999'
    around.append(element)
    return element
  })
  await dropOn(target, files, () =>
    passing.evaluate((element) => {
      // The drop itself sends one more `dragover` first.
      const leave = () => queueMicrotask(() => element.remove())
      window.addEventListener('dragover', leave, { capture: true, once: true })
    }),
  )
}

import { isDeepStrictEqual } from 'node:util'
import type { Page } from 'playwright-core'
import { beforeAll, beforeEach } from 'vitest'
import type { Ollim } from './launch'
import { oneOllim, type TestLaunch } from './ollim-in-test'
import { readSettings } from './settings'
import { clearHistory, removeUploads } from './window'

/**
 * One Ollim for all tests of a file, each of which finds it as it was after its start: nothing uploaded or typed, the
 * same destinations and preferences, the window in its first size. A start takes longer than many a test.
 *
 * @param options called once, right before the start
 */
export function oneFreshOllim(options: Parameters<typeof oneOllim>[0] = (): TestLaunch => ({})): () => Ollim {
  const ollim = oneOllim(options)
  let putBack = (): Promise<void> => Promise.reject(new Error('Ollim has not been started.'))
  beforeAll(async () => {
    putBack = await rememberState(ollim())
  })
  beforeEach(() => putBack())
  return ollim
}

async function rememberState(ollim: Ollim): Promise<() => Promise<void>> {
  const size = await sizeOf(ollim.page)
  const { destinations, preferences } = await readSettings(ollim.page)
  const first = new Set(destinations.map(({ id }) => id))
  return async () => {
    const { page } = ollim
    await page.evaluate(async () => {
      await window.ollim.discardEarlyImages()
      await window.ollim.undoDeletion()
      await window.ollim.resumeQueue()
    })
    await removeUploads(page)
    await clearHistory(page)
    await removeDestinations(page, first)
    await page.evaluate((change) => window.ollim.changePreferences(change), preferences)
    // Once a test has set a size, the page keeps to what is set, and no more to its window.
    if (!isDeepStrictEqual(await sizeOf(page), size)) await page.setViewportSize(size)
    await ollim.resetWindow()
  }
}

function sizeOf(page: Page): Promise<{ width: number; height: number }> {
  return page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
}

/** Deletes the destinations, except those with the given ids. */
async function removeDestinations(page: Page, kept: ReadonlySet<string>): Promise<void> {
  const { destinations } = await readSettings(page)
  for (const { id } of destinations)
    if (!kept.has(id)) await page.evaluate((gone) => window.ollim.deleteDestination(gone), id)
}

import fs from 'node:fs'
import path from 'node:path'
import { root } from '../support/root.mjs'
import { say } from '../support/say.mjs'
import { differenceBetween } from './compare.mjs'
import { sampleImages } from './samples.mjs'
import { dropFiles, linkOf, openTab, openWindow, saveScreenshot } from './window.mjs'

/**
 * Does what a person would do, and verifies it: drops the sample images on the window, prints their links, fetches
 * each link and compares it with its file.
 * @param {string} executable
 * @param {Record<string, string>} env
 * @returns {Promise<readonly string[]>} what went wrong
 */
export async function showMainJob(executable, env) {
  const pictures = path.join(root, 'out', 'demo')
  fs.rmSync(pictures, { recursive: true, force: true })
  const images = sampleImages()
  const { app, page } = await openWindow(executable, env)
  try {
    await saveScreenshot(page, pictures, '1-empty')
    say(`Dropping ${String(images.length)} images on the window …`)
    const paths = images.map((image) => image.path)
    await dropFiles(page, paths, () => saveScreenshot(page, pictures, '2-hovering'))
    const outcomes = await Promise.all(images.map((image) => follow(page, image)))
    await saveScreenshot(page, pictures, '3-done')
    await page.emulateMedia({ colorScheme: 'dark' })
    await saveScreenshot(page, pictures, '4-done-dark')
    await page.emulateMedia({ colorScheme: null })
    for (const tab of /** @type {const} */ (['History', 'Settings'])) {
      await openTab(page, tab)
      await saveScreenshot(page, pictures, tab === 'History' ? '5-history' : '6-settings')
    }
    console.log(
      outcomes
        .map(({ url }) => url)
        .filter((url) => url !== '')
        .join('\n'),
    )
    say(`Screenshots are in ${path.relative(root, pictures)}/.`)
    return outcomes.flatMap(({ trouble }) => (trouble === undefined ? [] : [trouble]))
  } finally {
    await app.close()
  }
}

/**
 * @param {import('./window.mjs').Page} page
 * @param {{ name: string, path: string }} image
 * @returns {Promise<{ url: string, trouble: string | undefined }>}
 */
async function follow(page, { name, path: file }) {
  try {
    const url = await linkOf(page, name)
    const difference = await differenceBetween(url, file)
    say(
      difference === undefined
        ? `  ${name}: uploaded, and its link gives back every byte`
        : `  ${name}: ${difference}`,
    )
    return { url, trouble: difference && `${name}: ${difference}` }
  } catch (error) {
    const trouble = error instanceof Error ? error.message : String(error)
    say(`  ${trouble}`)
    return { url: '', trouble }
  }
}

import path from 'node:path'
import { _electron } from 'playwright-core'
import { dropFilesAt } from '../support/drop-files.mjs'
import { root } from '../support/root.mjs'

const showMilliseconds = 30_000
const uploadMilliseconds = 60_000

/** @typedef {import('playwright-core').Page} Page */

/**
 * Starts the checkout's app and waits until a person could use it.
 * @param {string} executable
 * @param {Record<string, string>} env
 */
export async function openWindow(executable, env) {
  const app = await _electron.launch({
    executablePath: executable,
    args: [root],
    // The window follows the desktop's light or dark, not the test tool's.
    colorScheme: null,
    env: { ...withoutUndefined(process.env), ...env },
    timeout: showMilliseconds,
  })
  try {
    const page = await app.firstWindow({ timeout: showMilliseconds })
    await page.getByRole('tab', { name: 'Uploads' }).waitFor({ timeout: showMilliseconds })
    return { app, page }
  } catch (error) {
    await app.close()
    throw error
  }
}

/**
 * Drops files on the window's drop region.
 * @param {Page} page
 * @param {readonly string[]} files absolute paths
 * @param {(hover: () => Promise<unknown>) => Promise<void>} whileHovering may call `hover` to repeat the drag
 */
export async function dropFiles(page, files, whileHovering) {
  const box = await dropRegion(page).boundingBox()
  if (box === null) throw new Error('The window has no place to drop images on.')
  // A point that the narrowest window contains, too: screenshots are taken at several widths.
  const point = { x: box.x + Math.min(box.width / 2, 150), y: box.y + box.height / 2 }
  await dropFilesAt(page, point, files, whileHovering)
}

/**
 * Waits for one image's link; throws with its row's text if there is none.
 * @param {Page} page
 * @param {string} name of the file
 * @returns {Promise<string>} the URL that the window links to
 */
export async function linkOf(page, name) {
  const rows = page.getByRole('list', { name: 'Uploads' }).getByRole('listitem', { name, exact: true })
  const link = rows.first().getByRole('link')
  try {
    await link.waitFor({ timeout: uploadMilliseconds })
  } catch {
    const said = (await rows.count()) > 0 ? await rows.first().innerText() : 'the window does not list it'
    throw new Error(`${name} has no link: ${said.replaceAll(/\s+/g, ' ')}`)
  }
  const count = await rows.count()
  if (count > 1) throw new Error(`${name} was dropped once, but the window lists it ${String(count)} times`)
  // The link's text is decoded for reading; people copy its address.
  return (await link.getAttribute('href')) ?? ''
}

/**
 * @param {Page} page
 * @param {string} folder
 * @param {string} name
 */
export async function saveScreenshot(page, folder, name) {
  await untilPicturesShow(page)
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' })
}

/**
 * Waits for thumbnails: they come later than the page; an image without one shows an icon instead.
 * @param {Page} page
 */
async function untilPicturesShow(page) {
  const allShow = () =>
    page.evaluate(() =>
      [...document.images].every(({ complete, naturalWidth }) => complete && naturalWidth > 0),
    )
  const end = Date.now() + 5_000
  while (!(await allShow()) && Date.now() < end) await page.waitForTimeout(50)
}

/**
 * @param {Page} page
 * @param {'Uploads' | 'History' | 'Settings'} tab
 */
export async function openTab(page, tab) {
  await page.getByRole('tab', { name: tab }).click()
}

/** @param {Page} page */
function dropRegion(page) {
  return page.getByRole('region', { name: 'Drop images' })
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Record<string, string>}
 */
function withoutUndefined(env) {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

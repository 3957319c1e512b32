import path from 'node:path'

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{ language: 'en' | 'ko', theme: 'light' | 'dark', width: number, height: number }} Look
 * @typedef {object} Shot
 * @property {string} folder for the pictures
 * @property {string} name of the screen
 * @property {readonly Look[]} wanted
 */

const sizes = [
  { width: 920, height: 640 },
  { width: 420, height: 640 },
  { width: 1600, height: 900 },
]

/**
 * Every look of a screen.
 * @type {readonly Look[]}
 */
export const looks = /** @type {const} */ (['en', 'ko']).flatMap((language) =>
  /** @type {const} */ (['light', 'dark']).flatMap((theme) =>
    sizes.map((size) => ({ language, theme, ...size })),
  ),
)

/** Longer than any transition of the page. */
const restMilliseconds = 250

/**
 * Takes screenshots of the window's current content in every look; the window itself stays as it is.
 * @param {Page} page
 * @param {Shot} shot
 * @param {() => Promise<unknown>} [prepare] runs before each screenshot
 */
export async function photograph(page, { folder, name, wanted }, prepare) {
  // Nothing is under the pointer.
  await page.mouse.move(0, 0)
  for (const { language, theme, width, height } of wanted) {
    await change(page, { language, theme })
    await page.setViewportSize({ width, height })
    await prepare?.()
    await page.waitForTimeout(restMilliseconds)
    await page.screenshot({
      path: path.join(folder, `${name}-${language}-${theme}-${String(width)}.png`),
      animations: 'disabled',
    })
  }
  await change(page, { language: 'en', theme: 'light' })
  await page.setViewportSize({ width: 920, height: 640 })
}

/**
 * Takes screenshots of the tray's popover, which has its own size, in every language and theme.
 * @param {Page} page the window's
 * @param {Page} popover
 * @param {Shot} shot
 */
export async function photographPopover(page, popover, { folder, name, wanted }) {
  const looksOfIt = new Map(wanted.map((look) => [`${look.language}-${look.theme}`, look]))
  for (const [suffix, { language, theme }] of looksOfIt) {
    await change(page, { language, theme })
    await popover.waitForFunction(
      (wantedLanguage) => document.documentElement.lang === wantedLanguage,
      language,
    )
    await popover.waitForTimeout(restMilliseconds)
    await popover.screenshot({ path: path.join(folder, `${name}-${suffix}.png`), animations: 'disabled' })
  }
  await change(page, { language: 'en', theme: 'light' })
}

/**
 * Changes preferences as the settings screen would.
 * @param {Page} page
 * @param {Readonly<Record<string, string | number | boolean>>} preferences
 */
export async function change(page, preferences) {
  await call(page, 'changePreferences', preferences)
}

/**
 * Calls main as the page does.
 * @param {Page} page
 * @param {string} name
 * @param {readonly unknown[]} args
 * @returns {Promise<unknown>}
 */
export async function call(page, name, ...args) {
  return page.evaluate(`window.ollim.${name}(...${JSON.stringify(args)})`)
}

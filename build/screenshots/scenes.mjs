import fs from 'node:fs'
import path from 'node:path'
import { dropFiles, openTab } from '../demo/window.mjs'
import { call, change } from './camera.mjs'
import { saveDestination } from './destinations.mjs'
import { closePopover, openPopover } from './popover.mjs'

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {object} Stage
 * @property {import('playwright-core').ElectronApplication} app
 * @property {Page} page
 * @property {readonly string[]} pictures paths
 * @property {string} folder for files that a scene writes
 * @property {string} endpoint of a working server
 * @property {(name: string, prepare?: () => Promise<unknown>) => Promise<void>} shoot `prepare` runs before every
 * look
 * @property {(name: string, popover: Page) => Promise<void>} shootPopover
 */

/** Slow enough that an upload is still running while every look is photographed. */
const slow = 250_000

/**
 * Every screen in the order a person sees them; each scene continues where the one before ended.
 * @type {readonly ((stage: Stage) => Promise<void>)[]}
 */
export const scenes = [
  firstRun,
  empty,
  uploading,
  finished,
  history,
  settings,
  privateLinks,
  stopped,
  offline,
]

/** @param {Stage} stage */
async function firstRun({ page, shoot, endpoint }) {
  await shoot('01-first-run')
  await openTab(page, 'History')
  await shoot('01-first-run-history')
  await openTab(page, 'Uploads')
  await saveDestination(page, { name: 'Haneul blog', endpoint })
}

/** @param {Stage} stage */
async function empty({ page, shoot }) {
  await shoot('02-empty')
  await page.keyboard.press('F1')
  await shoot('02-help')
  for (const [index, subject] of ['basics', 'formats', 'command'].entries()) {
    const tab = page
      .getByRole('dialog')
      .getByRole('tab')
      .nth(index + 1)
    await tab.click()
    await shoot(`02-help-${subject}`)
  }
  await page.keyboard.press('Escape')
  // Clicks where nothing happens, so that no focus ring is in the pictures.
  await page.getByText('They go to your bucket').click()
  await page.evaluate('document.activeElement.blur()')
}

/** @param {Stage} stage */
async function uploading(stage) {
  const { page, shoot, pictures, folder } = stage
  await dropFiles(page, pictures.slice(0, 4), (hover) => shoot('03-hovering', hover))
  await untilReady(page, 4)
  await call(page, 'pauseQueue')
  await dropFiles(page, [...pictures.slice(4), ...refused(folder)], nothing)
  await page.getByRole('button', { name: 'Resume' }).waitFor()
  await shoot('04-paused')
  await popover('04-popover-paused', stage)
  await change(page, { bytesPerSecondLimit: slow })
  await call(page, 'resumeQueue')
  await page.getByRole('progressbar').first().waitFor()
  await shoot('04-uploading')
  await popover('04-popover', stage)
  await change(page, { bytesPerSecondLimit: 0 })
  await untilReady(page, 12)
}

/** @param {Stage} stage */
async function finished(stage) {
  const { page, shoot, pictures } = stage
  await shoot('05-done-with-failures')
  const failed = page.getByRole('listitem', { name: 'meeting-notes.png' })
  const end = page.getByRole('list').last().locator('..')
  await shoot('05-failed', () => end.evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight)))
  await failed.waitFor()
  await popover('05-popover', stage)
  await clear(page)
  await dropFiles(page, pictures.slice(0, 3), nothing)
  await untilReady(page, 3)
  await shoot('05-duplicates')
  await page.getByRole('button', { name: 'Show details' }).first().click()
  await shoot('05-details')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Copy all links' }).click()
  await shoot('05-copied')
  // The next pictures are not about it.
  await page.getByText(/links copied/).waitFor({ state: 'detached' })
  await change(page, { reuseEarlierLinks: false })
  await dropFiles(page, pictures.slice(0, 2), nothing)
  await untilReady(page, 5)
  await page.keyboard.press('Control+z')
  await page.getByRole('alertdialog').waitFor()
  await shoot('05-undo')
  await page.getByRole('button', { name: 'Delete' }).click()
  await shoot('05-undone')
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await change(page, { reuseEarlierLinks: true })
  await clear(page)
}

/** @param {Stage} stage */
async function history({ page, shoot }) {
  await openTab(page, 'History')
  await page.getByRole('gridcell').first().waitFor()
  await shoot('06-history')
  await page.getByRole('button', { name: 'More filters' }).click()
  await shoot('06-history-filters')
  await page.getByRole('button', { name: 'More filters' }).click()
  await page.getByRole('gridcell').nth(1).click()
  await page
    .getByRole('gridcell')
    .nth(3)
    .click({ modifiers: ['Control'] })
  await shoot('06-history-selected')
  await page.getByRole('button', { name: 'Show as list' }).click()
  await shoot('06-history-list')
  await page.getByRole('button', { name: 'Show as gallery' }).click()
  await page.getByRole('searchbox').fill('zebra')
  await page.getByRole('paragraph').filter({ hasText: 'No image matches' }).waitFor()
  await shoot('06-history-no-match')
  await page.getByRole('searchbox').fill('')
  await page.getByRole('button', { name: 'History actions' }).click()
  await page.getByRole('menuitem', { name: 'Find images in a bucket…' }).click()
  await shoot('06-history-import')
  await page.keyboard.press('Escape')
  await page.getByRole('gridcell').first().click()
  await page.keyboard.press('F2')
  await shoot('06-history-move')
  await page.keyboard.press('Escape')
}

/** @param {Stage} stage */
async function settings({ page, shoot }) {
  await openTab(page, 'Settings')
  await shoot('07-destination')
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await page
    .getByRole('listitem', { name: 'Link' })
    .getByText(/passed|failed/i)
    .first()
    .waitFor()
  await shoot('07-destination-checked')
  await page.getByRole('button', { name: 'New destination' }).click()
  await shoot('07-new-destination')
  await page.getByRole('button', { name: 'General' }).click()
  await shoot('07-general')
  await shoot('07-general-more', () => page.getByRole('switch').last().scrollIntoViewIfNeeded())
  await openTab(page, 'Uploads')
}

/** @param {Stage} stage */
async function privateLinks({ page, shoot, pictures, endpoint }) {
  await saveDestination(page, { name: 'Friends', endpoint, linkLifeSeconds: 2 })
  await dropFiles(page, pictures.slice(0, 2), nothing)
  await untilReady(page, 2)
  await saveDestination(page, { name: 'Family', endpoint, linkLifeSeconds: 7 * 86_400 })
  await dropFiles(page, pictures.slice(2, 4), nothing)
  await untilReady(page, 4)
  await page.getByText('link expired').first().waitFor()
  await shoot('08-private-links')
  for (const name of ['night-market.png', 'pine-fog.webp']) {
    const row = page.getByRole('list', { name: 'Uploads' }).getByRole('listitem', { name })
    await row.getByRole('button', { name: 'Check link' }).click()
  }
  await page.getByText(/opens for everyone who has it/).waitFor()
  await shoot('08-proven-links')
  await openTab(page, 'History')
  await page.getByRole('gridcell').first().click()
  await shoot('08-private-history')
  await openTab(page, 'Settings')
  await page.getByRole('navigation').getByRole('button', { name: 'Family' }).click()
  await shoot('08-private-settings', () => page.getByRole('switch').first().scrollIntoViewIfNeeded())
  await openTab(page, 'Uploads')
  await clear(page)
}

/** @param {Stage} stage */
async function stopped({ page, shoot, pictures, endpoint }) {
  await saveDestination(page, { name: 'Travel', endpoint, bucket: 'travel-photos' })
  await dropFiles(page, pictures.slice(0, 6), nothing)
  await page.getByRole('alert').first().waitFor()
  await shoot('08-stopped')
  await openTab(page, 'Settings')
  await page.getByRole('navigation').getByRole('button', { name: 'Travel' }).click()
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await page.getByRole('listitem', { name: 'Where' }).getByText('failed').waitFor()
  await shoot('08-stopped-settings')
  await openTab(page, 'Uploads')
  await clear(page)
}

/** @param {Stage} stage */
async function offline({ page, shoot, pictures }) {
  await saveDestination(page, { name: 'Home server', endpoint: 'http://127.0.0.1:9' })
  await dropFiles(page, pictures.slice(0, 6), nothing)
  await page.getByRole('alert').first().waitFor()
  await shoot('08-offline')
  await clear(page)
}

/**
 * @param {string} name
 * @param {Stage} stage
 */
async function popover(name, { app, page, shootPopover }) {
  const opened = await openPopover(app, page)
  await shootPopover(name, opened)
  await closePopover(opened)
}

/** @param {Page} page */
async function clear(page) {
  await call(page, 'cancelAllUploads')
  await call(page, 'clearFinishedUploads')
  await page.getByText('Drop images here').waitFor()
}

/**
 * @param {Page} page
 * @param {number} links how many there will be
 */
async function untilReady(page, links) {
  await page.getByRole('heading', { name: `${String(links)} links ready` }).waitFor({ timeout: 120_000 })
}

/**
 * Writes a file that Ollim refuses: it is named like an image but is none.
 * @param {string} folder
 */
function refused(folder) {
  const file = path.join(folder, 'meeting-notes.png')
  fs.writeFileSync(file, 'These are words, whatever the name says.')
  return [file]
}

async function nothing() {
  return Promise.resolve()
}

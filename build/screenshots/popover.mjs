import { change } from './camera.mjs'

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').ElectronApplication} App
 */

/**
 * Opens the tray's popover as a click on the tray's icon does. The screen used for screenshots has no tray, so this
 * catches the tray object when its menu is next set, and sends it the click.
 * @param {App} app
 * @param {Page} page the window's
 * @returns {Promise<Page>} the popover's, once a person could use it
 */
export async function openPopover(app, page) {
  const icon = await app.evaluateHandle(({ Tray }) => {
    const { setContextMenu } = Object.getOwnPropertyDescriptors(Tray.prototype)
    return {
      drawn: new Promise((/** @type {(tray: import('electron').Tray) => void} */ resolve) => {
        Tray.prototype.setContextMenu = function (/** @type {import('electron').Menu | null} */ menu) {
          Object.defineProperty(Tray.prototype, 'setContextMenu', setContextMenu)
          this.setContextMenu(menu)
          resolve(this)
        }
      }),
    }
  })
  // Changing the language sets the icon's menu at once.
  await change(page, { language: 'ko' })
  await change(page, { language: 'en' })
  const [popover] = await Promise.all([
    app.waitForEvent('window'),
    icon.evaluate(
      async ({ drawn }) => void (await drawn).emit('click', {}, { x: 0, y: 0, width: 0, height: 0 }),
    ),
  ])
  await popover.getByRole('button', { name: 'Open Ollim' }).waitFor()
  return popover
}

/**
 * Closes it as a person does.
 * @param {Page} popover
 */
export async function closePopover(popover) {
  // The page closes before Playwright has seen the key come up.
  await Promise.all([popover.waitForEvent('close'), popover.keyboard.press('Escape').catch(() => undefined)])
}

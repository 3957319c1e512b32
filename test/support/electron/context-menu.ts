import type { ElectronApplication } from 'playwright-core'

/**
 * Has main choose an entry from the next context menu, since a test cannot click the system's own menus.
 *
 * @param labels the labels that lead to the entry, its submenus' first
 */
export async function chooseFromNextMenu(app: ElectronApplication, labels: readonly string[]): Promise<void> {
  await app.evaluate(({ Menu }, wanted) => {
    const usual: unknown = Reflect.get(Menu.prototype, 'popup')
    Menu.prototype.popup = function choose() {
      Reflect.set(Menu.prototype, 'popup', usual)
      const [first, second] = wanted
      const entry = this.items.find(({ label }) => label === first)
      const chosen =
        second === undefined ? entry : entry?.submenu?.items.find(({ label }) => label === second)
      chosen?.click()
    }
  }, labels)
}

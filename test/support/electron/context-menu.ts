import type { ElectronApplication } from 'playwright-core'

/**
 * Lets main choose from the next context menu, since the system's own takes no clicks from a test.
 *
 * @param labels of the entry, those of its groups first
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

import { Menu, type BrowserWindow } from 'electron'
import type { MenuEntry, MenuPlace } from '../shared/context-menu'
import { contextMenuTemplate } from './context-menu-template'

/** On some systems a menu says that it closed a moment before it says what was chosen. */
const closedMilliseconds = 100

/** Shows the system's own menu over the page; answers what was chosen, or null. */
export function showContextMenu(
  window: BrowserWindow,
  entries: readonly MenuEntry[],
  { x, y }: MenuPlace,
): Promise<string | null> {
  return new Promise((resolve) => {
    const zoom = window.webContents.getZoomFactor()
    Menu.buildFromTemplate(contextMenuTemplate(entries, resolve)).popup({
      window,
      x: Math.round(x * zoom),
      y: Math.round(y * zoom),
      callback: () => setTimeout(() => resolve(null), closedMilliseconds),
    })
  })
}

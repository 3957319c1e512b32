import { Menu, type BrowserWindow } from 'electron'
import type { Clock } from '../../core/ports/clock'
import type { MenuEntry, MenuPlace } from '../../shared/app/context-menu'
import { contextMenuTemplate } from './context-menu-template'

/** On some systems, a menu reports that it was closed shortly before what was chosen. */
const closedMilliseconds = 100

/** Shows a native menu over the page; returns what was chosen, or null. */
export function showContextMenu(
  window: BrowserWindow,
  entries: readonly MenuEntry[],
  { x, y }: MenuPlace,
  clock: Pick<Clock, 'after'>,
): Promise<string | null> {
  return new Promise((resolve) => {
    const zoom = window.webContents.getZoomFactor()
    Menu.buildFromTemplate(contextMenuTemplate(entries, resolve)).popup({
      window,
      x: Math.round(x * zoom),
      y: Math.round(y * zoom),
      callback: () => void clock.after(closedMilliseconds, () => resolve(null)),
    })
  })
}

import { BrowserWindow, screen, type WebContents } from 'electron'
import { currentTheme } from '../window/appearance'
import { popoverGround } from '../window/frame-options'
import { pagePreferences } from '../window/page-preferences'
import { placePopover, popoverSize } from './popover-place'
import type { Area } from '../window/window-bounds'

export interface PopoverNeeds {
  /** The popover's page. */
  readonly address: string
  /** Absolute path of its bridge. */
  readonly preload: string
  readonly platform: NodeJS.Platform
  /** How many links it lists now. */
  readonly links: () => number
}

/** A click on the tray's icon takes the focus first, which closes the popover; that click must not open it again. */
const sameClickMilliseconds = 300

/** The small window that the tray's icon opens. Created when needed, and destroyed with its page afterwards. */
export class Popover {
  readonly #needs: PopoverNeeds
  #window: BrowserWindow | undefined
  #anchor: Area = { x: 0, y: 0, width: 0, height: 0 }
  #leftAt = -Infinity
  /** Whether the app is ending, so that nothing may open any more. */
  #isEnding = false

  constructor(needs: PopoverNeeds) {
    this.#needs = needs
  }

  /** The page, while there is one. */
  get webContents(): WebContents | undefined {
    return this.#window?.webContents
  }

  /** @param icon where the tray's icon is; empty if the desktop does not tell */
  toggle(icon: Area): void {
    if (this.#window !== undefined) {
      this.close()
      return
    }
    if (this.#isEnding) return
    if (performance.now() - this.#leftAt < sameClickMilliseconds) return
    this.#anchor = icon.width > 0 ? icon : { ...screen.getCursorScreenPoint(), width: 0, height: 0 }
    this.#window = this.#create()
  }

  /** Adjusts the size to the number of links. */
  fit(): void {
    const place = this.#place()
    const bounds = this.#window?.getBounds()
    if (bounds !== undefined && bounds.height !== place.height) this.#window?.setBounds(place)
  }

  close(): void {
    const window = this.#window
    this.#window = undefined
    window?.destroy()
  }

  dispose(): void {
    this.#isEnding = true
    this.close()
  }

  #create(): BrowserWindow {
    const { address, preload, platform } = this.#needs
    const window = new BrowserWindow({
      ...this.#place(),
      // Any other window would bring all of Ollim to the front, and leave another program’s full screen.
      ...(platform === 'darwin' ? { type: 'panel' } : {}),
      title: 'Ollim',
      backgroundColor: popoverGround(currentTheme()),
      show: false,
      frame: false,
      resizable: false,
      movable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      webPreferences: pagePreferences(preload),
    })
    // Not `ready-to-show`: on Wayland, a hidden window is not drawn, and so never ready.
    window.webContents.once('did-finish-load', () => {
      window.show()
      window.focus()
    })
    window.on('blur', () => {
      if (this.#window !== window) return
      this.#leftAt = performance.now()
      this.close()
    })
    window.on('closed', () => {
      if (this.#window === window) this.#window = undefined
    })
    void window.loadURL(address)
    return window
  }

  #place(): Area {
    const { workArea } = screen.getDisplayNearestPoint(this.#anchor)
    return placePopover(popoverSize(this.#needs.links()), this.#anchor, workArea)
  }
}

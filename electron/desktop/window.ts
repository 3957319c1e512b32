import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron'
import type { WindowBounds } from '../core/settings/stored-settings'
import type { MenuEntry, MenuPlace } from '../shared/context-menu'
import { frameOptions, repaintFrame } from './appearance'
import { showContextMenu } from './context-menu'
import { defaultSize, fitBounds, leastSize } from './window-bounds'

export interface WindowNeeds {
  /** The page's address. */
  readonly address: string
  /** Absolute path of the preload script. */
  readonly preload: string
  /** Absolute path of the window's picture; used on Linux. */
  readonly icon: string
  readonly platform: NodeJS.Platform
  /** Where the window stood last. */
  readonly bounds: () => WindowBounds | undefined
  readonly rememberBounds: (bounds: WindowBounds) => void
  /** The window is gone, with its page; uploads go on. */
  readonly onClosed: () => void
}

/** How far all uploads are together, for title and task bar. */
export interface WindowProgress {
  readonly title: string
  /** 0 to 1; `undefined` when nothing is under way. */
  readonly fraction: number | undefined
  readonly mode: 'normal' | 'paused' | 'error'
}

/** The one window. Closing it frees its page; opening it again makes it anew. */
export class MainWindow {
  readonly #needs: WindowNeeds
  readonly #repaint = (): void => {
    if (this.#window) repaintFrame(this.#window, this.#needs.platform)
  }
  #window: BrowserWindow | undefined
  #progress: WindowProgress = { title: 'Ollim', fraction: undefined, mode: 'normal' }

  constructor(needs: WindowNeeds) {
    this.#needs = needs
    nativeTheme.on('updated', this.#repaint)
  }

  /** The page, while there is one. */
  get webContents(): WebContents | undefined {
    return this.#window?.webContents
  }

  get isFocused(): boolean {
    return this.#window?.isFocused() ?? false
  }

  /** Brings the window to the front, making it first where there is none. */
  open(): void {
    if (this.#window === undefined) {
      this.#window = this.#create()
      return
    }
    if (this.#window.isMinimized()) this.#window.restore()
    this.#window.show()
    this.#window.focus()
  }

  close(): void {
    this.#window?.close()
  }

  /** Shows a menu over the page; answers what was chosen, or null. */
  async showMenu(entries: readonly MenuEntry[], place: MenuPlace): Promise<string | null> {
    return this.#window === undefined ? null : showContextMenu(this.#window, entries, place)
  }

  show(progress: WindowProgress): void {
    this.#progress = progress
    if (this.#window) showProgress(this.#window, progress)
  }

  dispose(): void {
    nativeTheme.off('updated', this.#repaint)
    this.#window?.destroy()
  }

  #create(): BrowserWindow {
    const { platform, preload, icon, address } = this.#needs
    const remembered = this.#needs.bounds()
    const workAreas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea)
    const window = new BrowserWindow({
      ...defaultSize,
      ...fitBounds(remembered, workAreas),
      minWidth: leastSize.width,
      minHeight: leastSize.height,
      show: false,
      title: this.#progress.title,
      icon,
      ...frameOptions(platform),
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
      },
    })
    window.once('ready-to-show', () => {
      if (remembered?.maximized === true) window.maximize()
      window.show()
    })
    // The title tells progress; the page's own would hide it.
    window.on('page-title-updated', (event) => {
      event.preventDefault()
    })
    window.on('close', () => {
      this.#needs.rememberBounds({ ...window.getNormalBounds(), maximized: window.isMaximized() })
    })
    window.on('closed', () => {
      this.#window = undefined
      this.#needs.onClosed()
    })
    showProgress(window, this.#progress)
    void window.loadURL(address)
    return window
  }
}

function showProgress(window: BrowserWindow, { title, fraction, mode }: WindowProgress): void {
  window.setTitle(title)
  // Below 0 takes the bar away.
  window.setProgressBar(fraction ?? -1, { mode: fraction === undefined ? 'none' : mode })
}

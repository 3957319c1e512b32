import { nativeTheme, screen, type BrowserWindow, type WebContents } from 'electron'
import type { WindowBounds, WindowForm } from '../core/settings/stored-settings'
import type { MenuEntry, MenuPlace } from '../shared/context-menu'
import { repaintFrame } from './appearance'
import { openBareWindow, type BareWindowNeeds } from './bare-window'
import { renewWhenBroken } from './broken-page'
import { showContextMenu } from './context-menu'
import { defaultSize, dock, firstShelf, fitBounds, leastSize, type Area } from './window-bounds'

export interface WindowNeeds extends BareWindowNeeds {
  /** Made ahead for a start; `undefined` for one without a window. */
  readonly bareWindow: BrowserWindow | undefined
  /** What the person wants the window to be. */
  readonly form: () => WindowForm
  /** Where the window stood last in a form. */
  readonly bounds: (form: WindowForm) => WindowBounds | undefined
  readonly rememberBounds: (form: WindowForm, bounds: WindowBounds) => void
  /** The window stands on the screen; its page is about to. */
  readonly onShown: () => void
  /** The page's process is gone; the page is about to come anew. */
  readonly onBroken: (reason: string) => void
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

/** A shelf that has not been moved for so long was let go. */
const restMilliseconds = 300

/** The one window. Closing it frees its page; opening it again makes it anew. */
export class MainWindow {
  readonly #needs: WindowNeeds
  readonly #repaint = (): void => {
    if (this.#window) repaintFrame(this.#window, this.#needs.platform)
  }
  #window: BrowserWindow | undefined
  #isShown = false
  /** The app ends: whatever closes now, nobody asked for, and what opened would be gone at once. */
  #isEnding = false
  /** Of the window that is open. */
  #form: WindowForm = 'window'
  #rest: NodeJS.Timeout | undefined
  #progress: WindowProgress = { title: 'Ollim', fraction: undefined, mode: 'normal' }

  constructor(needs: WindowNeeds) {
    this.#needs = needs
    const { bareWindow } = needs
    if (bareWindow?.isDestroyed() === false) this.#window = this.#furnish(bareWindow)
    nativeTheme.on('updated', this.#repaint)
  }

  /** The page, while there is one. */
  get webContents(): WebContents | undefined {
    return this.#window?.webContents
  }

  get isFocused(): boolean {
    return this.#window?.isFocused() ?? false
  }

  /** The window, where the person may be looking at it. */
  get inSight(): BrowserWindow | undefined {
    const window = this.#window
    return window?.isVisible() === true && !window.isMinimized() ? window : undefined
  }

  /** Brings the window to the front, making it first where there is none; while its page loads, it is about to come. */
  open(): void {
    if (this.#isEnding) return
    if (this.#window === undefined) {
      this.#window = this.#furnish(openBareWindow(this.#needs))
      return
    }
    if (!this.#isShown) return
    if (this.#window.isMinimized()) this.#window.restore()
    this.#window.show()
    this.#window.focus()
  }

  /** Resolves once the window that is about to come stands on the screen, or is gone. */
  async untilShown(): Promise<void> {
    const window = this.#window
    if (window === undefined || this.#isShown) return
    await new Promise<void>((resolve) => {
      window.once('show', () => resolve())
      window.once('closed', () => resolve())
    })
  }

  /** Shows a menu over the page; answers what was chosen, or null. */
  async showMenu(entries: readonly MenuEntry[], place: MenuPlace): Promise<string | null> {
    return this.#window === undefined ? null : showContextMenu(this.#window, entries, place)
  }

  show(progress: WindowProgress): void {
    this.#progress = progress
    if (this.#window) showProgress(this.#window, progress)
  }

  /** Makes the window that is open what the person now wants it to be. */
  reshape(): void {
    const form = this.#needs.form()
    if (this.#window === undefined || this.#form === form) return
    if (this.#window.isFullScreen()) {
      // It takes the system a while, and no size is taken before.
      this.#window.once('leave-full-screen', () => this.reshape())
      this.#window.setFullScreen(false)
      return
    }
    this.#remember(this.#window)
    if (this.#window.isMaximized()) this.#window.unmaximize()
    this.#form = form
    this.#applyForm(this.#window)
    // From the corner of a shelf, what is wider would reach beyond the screen.
    const here = { ...this.#window.getBounds(), ...defaultSize[form] }
    this.#window.setBounds(this.#place() ?? fitBounds(here, workAreas(), leastSize[form]))
    if (this.#needs.bounds(form)?.maximized === true) this.#window.maximize()
  }

  dispose(): void {
    this.#isEnding = true
    clearTimeout(this.#rest)
    nativeTheme.off('updated', this.#repaint)
    if (this.#window === undefined) return
    // What is destroyed does not say that it closes, and nobody closed it.
    this.#remember(this.#window)
    this.#window.destroy()
  }

  /** Gives a window that is not shown yet its form and its place, and shows it once its page is there. */
  #furnish(window: BrowserWindow): BrowserWindow {
    this.#form = this.#needs.form()
    this.#applyForm(window)
    // The system gives it a place, also where the screen has less room than it takes.
    window.setBounds(this.#place() ?? fitBounds(window.getBounds(), workAreas()))
    window.webContents.once('dom-ready', () => {
      if (this.#needs.bounds(this.#form)?.maximized === true) window.maximize()
      this.#isShown = true
      window.show()
      this.#needs.onShown()
    })
    renewWhenBroken(window.webContents, this.#needs.onBroken)
    // The title tells progress; the page's own would hide it.
    window.on('page-title-updated', (event) => {
      event.preventDefault()
    })
    window.on('move', () => {
      clearTimeout(this.#rest)
      if (this.#form === 'shelf') this.#rest = setTimeout(() => this.#dock(), restMilliseconds)
    })
    window.on('close', () => {
      this.#remember(window)
      // The Dock of macOS would keep it, since it is the program's, and nothing would move it any more.
      window.setProgressBar(-1)
    })
    window.on('closed', () => {
      clearTimeout(this.#rest)
      this.#window = undefined
      this.#isShown = false
      if (!this.#isEnding) this.#needs.onClosed()
    })
    showProgress(window, this.#progress)
    return window
  }

  /** Where a window of this form has its place; `undefined` leaves it to the system. */
  #place(): Area | undefined {
    const known = this.#needs.bounds(this.#form)
    if (known !== undefined) return fitBounds(known, workAreas(), leastSize[this.#form])
    return this.#form === 'shelf' ? firstShelf(screen.getPrimaryDisplay().workArea) : undefined
  }

  #applyForm(window: BrowserWindow): void {
    const isShelf = this.#form === 'shelf'
    const { width, height } = leastSize[this.#form]
    window.setMinimumSize(width, height)
    window.setMaximizable(!isShelf)
    window.setAlwaysOnTop(isShelf, 'floating')
    // Else macOS makes of the program another kind for a moment, which hides its windows and its place in the Dock.
    window.setVisibleOnAllWorkspaces(isShelf, { skipTransformProcessType: true })
  }

  /** Not of one that never was shown: it is not maximized yet where it is to be. */
  #remember(window: BrowserWindow): void {
    if (!this.#isShown) return
    this.#needs.rememberBounds(this.#form, { ...window.getNormalBounds(), maximized: window.isMaximized() })
  }

  #dock(): void {
    if (this.#window === undefined || this.#form !== 'shelf') return
    const bounds = this.#window.getBounds()
    const docked = dock(bounds, screen.getDisplayMatching(bounds).workArea)
    if (docked.x !== bounds.x || docked.y !== bounds.y) this.#window.setBounds(docked)
    this.#needs.rememberBounds('shelf', { ...docked, maximized: false })
  }
}

function showProgress(window: BrowserWindow, { title, fraction, mode }: WindowProgress): void {
  window.setTitle(title)
  // Below 0 takes the bar away.
  window.setProgressBar(fraction ?? -1, { mode: fraction === undefined ? 'none' : mode })
}

/** Of all displays, the primary one first. */
function workAreas(): [Area, ...Area[]] {
  const others = screen.getAllDisplays().map(({ workArea }) => workArea)
  return [screen.getPrimaryDisplay().workArea, ...others]
}

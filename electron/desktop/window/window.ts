import { nativeTheme, screen, type BrowserWindow, type WebContents } from 'electron'
import type { Clock } from '../../core/ports/clock'
import type { WindowBounds, WindowForm } from '../../core/settings/stored-settings'
import type { MenuEntry, MenuPlace } from '../../shared/app/context-menu'
import type { Translate } from '../../shared/failures/failure'
import { repaintFrame } from './appearance'
import { openBareWindow, type BareWindowNeeds } from './bare-window'
import { reloadWhenCrashed } from './reload-crashed-page'
import { showContextMenu } from '../menus/context-menu'
import { offerTextMenu } from '../menus/text-menu'
import { defaultSize, dock, firstShelf, fitBounds, minSize, type Area } from './window-bounds'

export interface WindowNeeds extends BareWindowNeeds {
  readonly clock: Pick<Clock, 'after'>
  readonly translate: Translate
  /** Created early in a start; `undefined` if that has no window. */
  readonly bareWindow: BrowserWindow | undefined
  /** The form that the person wants. */
  readonly form: () => WindowForm
  /** The window's last bounds in a form. */
  readonly bounds: (form: WindowForm) => WindowBounds | undefined
  readonly rememberBounds: (form: WindowForm, bounds: WindowBounds) => void
  /** Called when the window is on the screen; its page is about to appear. */
  readonly onShown: () => void
  /** Called when the page's process has crashed; the page is about to be loaded again. */
  readonly onCrash: (reason: string) => void
  /** Called when the window is closed, together with its page; uploads go on. */
  readonly onClosed: () => void
}

/** The progress of all uploads together, for title and task bar. */
export interface WindowProgress {
  readonly title: string
  /** 0 to 1; `undefined` when nothing is under way. */
  readonly fraction: number | undefined
  readonly mode: 'normal' | 'paused' | 'error'
}

/** A shelf that has not moved for this long was dropped. */
const dockMilliseconds = 300

/** The only window. Closing it frees its page; opening it again creates a new one. */
export class MainWindow {
  readonly #needs: WindowNeeds
  readonly #repaint = (): void => {
    if (this.#window) repaintFrame(this.#window, this.#needs.platform)
  }
  #window: BrowserWindow | undefined
  #isShown = false
  /** Whether the app is ending: nobody asked for what closes now, and nothing may open any more. */
  #isEnding = false
  /** The form of the open window. */
  #form: WindowForm = 'window'
  #cancelDock: (() => void) | undefined
  #progress: WindowProgress = { title: 'Ollim', fraction: undefined, mode: 'normal' }

  constructor(needs: WindowNeeds) {
    this.#needs = needs
    const { bareWindow } = needs
    if (bareWindow?.isDestroyed() === false) this.#window = this.#prepare(bareWindow)
    nativeTheme.on('updated', this.#repaint)
  }

  /** The page, while there is one. */
  get webContents(): WebContents | undefined {
    return this.#window?.webContents
  }

  get isFocused(): boolean {
    return this.#window?.isFocused() ?? false
  }

  /** The window, if the person may be looking at it. */
  get visibleWindow(): BrowserWindow | undefined {
    const window = this.#window
    return window?.isVisible() === true && !window.isMinimized() ? window : undefined
  }

  /** Brings the window to the front, creating it if needed; it appears once its page has loaded. */
  open(): void {
    if (this.#isEnding) return
    if (this.#window === undefined) {
      this.#window = this.#prepare(openBareWindow(this.#needs))
      return
    }
    // One that keeps crashing is not loaded again by itself.
    if (this.#window.webContents.isCrashed()) this.#window.webContents.reload()
    if (!this.#isShown) return
    if (this.#window.isMinimized()) this.#window.restore()
    this.#window.show()
    this.#window.focus()
  }

  /** Resolves once the window that is about to appear is on the screen, or is gone. */
  async untilShown(): Promise<void> {
    const window = this.#window
    if (window === undefined || this.#isShown) return
    await new Promise<void>((resolve) => {
      window.once('show', () => resolve())
      window.once('closed', () => resolve())
    })
  }

  /** Shows a menu over the page; returns what was chosen, or null. */
  async showMenu(entries: readonly MenuEntry[], place: MenuPlace): Promise<string | null> {
    return this.#window === undefined
      ? null
      : showContextMenu(this.#window, entries, place, this.#needs.clock)
  }

  showProgress(progress: WindowProgress): void {
    this.#progress = progress
    if (this.#window) drawProgress(this.#window, progress)
  }

  /** Gives the open window the form that the person wants now. */
  applyForm(): void {
    const form = this.#needs.form()
    if (this.#window === undefined || this.#form === form) return
    if (this.#window.isFullScreen()) {
      // Leaving full screen takes a while, and until then no size can be set.
      this.#window.once('leave-full-screen', () => this.applyForm())
      this.#window.setFullScreen(false)
      return
    }
    this.#remember(this.#window)
    if (this.#window.isMaximized()) this.#window.unmaximize()
    this.#form = form
    this.#applyFormTo(this.#window)
    // A wider window at the corner of a shelf would reach beyond the screen.
    const here = { ...this.#window.getBounds(), ...defaultSize[form] }
    this.#window.setBounds(this.#place() ?? fitBounds(here, workAreas(), minSize[form]))
    if (this.#needs.bounds(form)?.maximized === true) this.#window.maximize()
  }

  dispose(): void {
    this.#isEnding = true
    this.#cancelDock?.()
    nativeTheme.off('updated', this.#repaint)
    if (this.#window === undefined) return
    // A destroyed window does not emit `close`, and nobody has closed it.
    this.#remember(this.#window)
    this.#window.destroy()
  }

  /** Gives a hidden window its form and position, and shows it once its page is there. */
  #prepare(window: BrowserWindow): BrowserWindow {
    this.#form = this.#needs.form()
    this.#applyFormTo(window)
    // The system may place it even where the screen has too little room for it.
    window.setBounds(this.#place() ?? fitBounds(window.getBounds(), workAreas()))
    this.#listen(window)
    drawProgress(window, this.#progress)
    return window
  }

  #listen(window: BrowserWindow): void {
    window.webContents.once('dom-ready', () => {
      if (this.#needs.bounds(this.#form)?.maximized === true) window.maximize()
      this.#isShown = true
      window.show()
      this.#needs.onShown()
    })
    reloadWhenCrashed(window.webContents, this.#needs.onCrash)
    offerTextMenu(window, this.#needs.translate)
    // The title shows the progress, which the page's own title would replace.
    window.on('page-title-updated', (event) => {
      event.preventDefault()
    })
    window.on('move', () => {
      this.#cancelDock?.()
      if (this.#form !== 'shelf') return
      this.#cancelDock = this.#needs.clock.after(dockMilliseconds, () => this.#dock())
    })
    window.on('close', () => {
      this.#remember(window)
      // The progress bar belongs to the program: macOS's Dock would keep it, and nothing would update it any more.
      window.setProgressBar(-1)
    })
    window.on('closed', () => {
      this.#cancelDock?.()
      this.#window = undefined
      this.#isShown = false
      if (!this.#isEnding) this.#needs.onClosed()
    })
  }

  /** The position of a window of this form; `undefined` leaves it to the system. */
  #place(): Area | undefined {
    const known = this.#needs.bounds(this.#form)
    if (known !== undefined) return fitBounds(known, workAreas(), minSize[this.#form])
    return this.#form === 'shelf' ? firstShelf(screen.getPrimaryDisplay().workArea) : undefined
  }

  #applyFormTo(window: BrowserWindow): void {
    const isShelf = this.#form === 'shelf'
    const { width, height } = minSize[this.#form]
    window.setMinimumSize(width, height)
    window.setMaximizable(!isShelf)
    window.setAlwaysOnTop(isShelf, 'floating')
    // Otherwise macOS changes the kind of program for a moment, which hides its windows and its Dock icon.
    window.setVisibleOnAllWorkspaces(isShelf, { skipTransformProcessType: true })
  }

  /** Not for a window that was never shown, because it is not in its final state yet. */
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

function drawProgress(window: BrowserWindow, { title, fraction, mode }: WindowProgress): void {
  window.setTitle(title)
  // A value below 0 removes the bar.
  window.setProgressBar(fraction ?? -1, { mode: fraction === undefined ? 'none' : mode })
}

/** The work areas of all displays, the primary one first. */
function workAreas(): [Area, ...Area[]] {
  const others = screen.getAllDisplays().map(({ workArea }) => workArea)
  return [screen.getPrimaryDisplay().workArea, ...others]
}

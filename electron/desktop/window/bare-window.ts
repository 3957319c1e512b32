import { BrowserWindow } from 'electron'
import { currentTheme } from './appearance'
import { frameOptions } from './frame-options'
import { pagePreferences } from './page-preferences'
import { defaultSize } from './window-bounds'

export interface BareWindowNeeds {
  /** The page's address. */
  readonly address: string
  readonly platform: NodeJS.Platform
  /** The absolute path of a file beside main's bundle: the preload script, and the window's icon, used on Linux. */
  readonly besideMain: (name: string) => string
}

/** A window whose page starts to load: not shown yet, without a position or form of its own. */
export function openBareWindow({ address, platform, besideMain }: BareWindowNeeds): BrowserWindow {
  const window = new BrowserWindow({
    ...defaultSize.window,
    show: false,
    // Otherwise the page, before its first line is read, waits for the GPU process to start.
    paintWhenInitiallyHidden: false,
    icon: besideMain('icons/app.png'),
    ...frameOptions(platform, currentTheme()),
    webPreferences: pagePreferences(besideMain('preload.cjs')),
  })
  void window.loadURL(address)
  return window
}

/**
 * Resolves once the renderer has its document, or will not get it: until then, it waits for the main process at every
 * step.
 */
export function untilDocumentCame({ webContents }: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    webContents.once('did-navigate', () => resolve())
    webContents.once('did-fail-load', () => resolve())
    webContents.once('render-process-gone', () => resolve())
    webContents.once('destroyed', () => resolve())
  })
}

import { BrowserWindow } from 'electron'
import { currentTheme } from './appearance'
import { frameOptions } from './frame-options'
import { pagePreferences } from './page-preferences'
import { defaultSize } from './window-bounds'

export interface BareWindowNeeds {
  /** The page's address. */
  readonly address: string
  readonly platform: NodeJS.Platform
  /** Absolute path of what the build puts beside main: the preload script and the window's picture, used on Linux. */
  readonly besideMain: (name: string) => string
}

/** A window whose page begins to load: not yet shown, in no place and of no form of its own. */
export function openBareWindow({ address, platform, besideMain }: BareWindowNeeds): BrowserWindow {
  const window = new BrowserWindow({
    ...defaultSize.window,
    show: false,
    // Else the page, before its first line is read, waits until the process that draws has started.
    paintWhenInitiallyHidden: false,
    icon: besideMain('icons/app.png'),
    ...frameOptions(platform, currentTheme()),
    webPreferences: pagePreferences(besideMain('preload.cjs')),
  })
  void window.loadURL(address)
  return window
}

/**
 * Until the process of a window's page has its document, or will not get it: before that, it waits for main
 * at every step.
 */
export function untilDocumentCame({ webContents }: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    webContents.once('did-navigate', () => resolve())
    webContents.once('did-fail-load', () => resolve())
    webContents.once('render-process-gone', () => resolve())
    webContents.once('destroyed', () => resolve())
  })
}

import { nativeTheme, type BrowserWindow, type BrowserWindowConstructorOptions } from 'electron'
import type { ThemeChoice } from '../shared/settings'

/** Grounds and inks of the page's title bar (tokens `--paper` and `--ink`) and of the popover (`--raised`), so that nothing flashes. */
const colors = {
  light: { paper: '#F5F8F8', ink: '#14211F', raised: '#FFFFFF' },
  dark: { paper: '#121716', ink: '#E7ECEC', raised: '#212826' },
} as const

/** One less than the page's title bar, whose hairline stays visible below the buttons. */
const overlayHeight = 47

function currentColors(): (typeof colors)[keyof typeof colors] {
  return nativeTheme.shouldUseDarkColors ? colors.dark : colors.light
}

function overlay(): { color: string; symbolColor: string; height: number } {
  const { paper, ink } = currentColors()
  return { color: paper, symbolColor: ink, height: overlayHeight }
}

/** The page draws the title bar where the system lets it keep its buttons; Linux keeps its frame. */
export function frameOptions(platform: NodeJS.Platform): BrowserWindowConstructorOptions {
  const backgroundColor = currentColors().paper
  if (platform === 'darwin') {
    return { backgroundColor, titleBarStyle: 'hidden', trafficLightPosition: { x: 16, y: 17 } }
  }
  if (platform === 'win32') return { backgroundColor, titleBarStyle: 'hidden', titleBarOverlay: overlay() }
  return { backgroundColor, autoHideMenuBar: true }
}

/** The ground of the popover before its page is there. */
export function popoverGround(): string {
  return currentColors().raised
}

/** Repaints what lies behind the page when the theme changes. */
export function repaintFrame(window: BrowserWindow, platform: NodeJS.Platform): void {
  window.setBackgroundColor(currentColors().paper)
  if (platform === 'win32') window.setTitleBarOverlay(overlay())
}

/** Makes page, menus and dialogs light or dark, or follow the system. */
export function chooseTheme(theme: ThemeChoice): void {
  nativeTheme.themeSource = theme
}

import type { BrowserWindowConstructorOptions } from 'electron'

/** Grounds and inks of the page's title bar (tokens `--paper` and `--ink`) and of the popover (`--raised`), so that nothing flashes. */
const colors = {
  light: { paper: '#F5F8F8', ink: '#14211F', raised: '#FFFFFF' },
  dark: { paper: '#121716', ink: '#E7ECEC', raised: '#212826' },
} as const

type Theme = keyof typeof colors

/** One pixel less than the page's title bar, so that its hairline stays visible below the buttons. */
const overlayHeight = 47

/** The background behind the window's page. */
export function windowGround(theme: Theme): string {
  return colors[theme].paper
}

/** The background behind the popover's page. */
export function popoverGround(theme: Theme): string {
  return colors[theme].raised
}

/** Windows' window buttons, drawn over the page's title bar. */
export function buttonOverlay(theme: Theme): { color: string; symbolColor: string; height: number } {
  const { paper, ink } = colors[theme]
  return { color: paper, symbolColor: ink, height: overlayHeight }
}

/**
 * The page draws the title bar if the system lets it keep the window's buttons; Linux keeps its frame.
 *
 * The window asks for neither Mica nor vibrancy: text must have its contrast whatever lies behind the window, so every
 * surface is opaque and would cover them.
 */
export function frameOptions(platform: NodeJS.Platform, theme: Theme): BrowserWindowConstructorOptions {
  const backgroundColor = windowGround(theme)
  if (platform === 'darwin') {
    return { backgroundColor, titleBarStyle: 'hidden', trafficLightPosition: { x: 16, y: 17 } }
  }
  if (platform === 'win32') {
    return { backgroundColor, titleBarStyle: 'hidden', titleBarOverlay: buttonOverlay(theme) }
  }
  return { backgroundColor, autoHideMenuBar: true }
}

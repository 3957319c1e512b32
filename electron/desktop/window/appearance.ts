import { nativeTheme, type BrowserWindow } from 'electron'
import type { ThemeChoice } from '../../shared/app/settings'
import { buttonOverlay, windowGround } from './frame-options'

/** Whether the system or the person wants light or dark now. */
export function currentTheme(): 'light' | 'dark' {
  return nativeTheme.shouldUseDarkColors ? 'dark' : 'light'
}

/** Repaints the background behind the page when the theme changes. */
export function repaintFrame(window: BrowserWindow, platform: NodeJS.Platform): void {
  window.setBackgroundColor(windowGround(currentTheme()))
  if (platform === 'win32') window.setTitleBarOverlay(buttonOverlay(currentTheme()))
}

/** Makes page, menus and dialogs light or dark, or follow the system. */
export function chooseTheme(theme: ThemeChoice): void {
  nativeTheme.themeSource = theme
}

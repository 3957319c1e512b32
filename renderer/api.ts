import type { Bridge } from '../electron/shared/contract'

export type PageBridge = Bridge<File>

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly ollim: PageBridge
  }
}

/** Every call the page can make of main. This file alone reads the bridge. */
export const api: PageBridge = window.ollim

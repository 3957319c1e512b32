import type { Bridge } from '../electron/shared/contract'

export type PageBridge = Bridge<File>

declare global {
  interface Window {
    /** Set by the preload script. */
    readonly ollim: PageBridge
  }
}

/** All calls from the page to main. This file alone reads the bridge. */
export const api: PageBridge = window.ollim

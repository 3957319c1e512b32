import type { PopoverBridge } from '../../electron/shared/app/popover'

declare global {
  interface Window {
    /** Set by the popover's preload script. */
    readonly ollimPopover: PopoverBridge
  }
}

/** All calls from the popover to main. This file alone reads its bridge. */
export const api: PopoverBridge = window.ollimPopover

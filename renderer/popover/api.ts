import type { PopoverBridge } from '../../electron/shared/popover'

declare global {
  interface Window {
    /** Put there by the popover's preload. */
    readonly ollimPopover: PopoverBridge
  }
}

/** Every call the popover can make of main. This file alone reads its bridge. */
export const api: PopoverBridge = window.ollimPopover

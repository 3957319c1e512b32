/** Every call that the tray's popover can make of main, and what main tells it: another page, with fewer rights. */
import type { Language } from './languages'
import type { QueuePhase } from './queue-phase'
import type { Totals } from './totals'

/** A link that came lately. */
export interface RecentLink {
  readonly id: string
  readonly name: string
  /** Milliseconds since the epoch. */
  readonly uploadedAt: number
}

export interface PopoverState {
  /** Grows with every state, so that a late one is known as such. */
  readonly revision: number
  readonly language: Language
  readonly phase: QueuePhase
  readonly totals: Totals
  /** The newest first. */
  readonly recent: readonly RecentLink[]
}

export const popoverActions = ['open', 'chooseFiles', 'uploadClipboard', 'pause', 'resume', 'close'] as const
export type PopoverAction = (typeof popoverActions)[number]

export interface PopoverCalls {
  readPopover: { args: []; answer: PopoverState }
  /** Puts a link on the clipboard, in the format that is chosen for it. */
  copyRecentLink: { args: [id: string]; answer: { readonly copied: number } }
  act: { args: [action: PopoverAction]; answer: null }
}

export type PopoverCallName = keyof PopoverCalls

/** Channels of the popover's door. */
export const popoverChannel = (name: PopoverCallName): string => `ollim:popover:${name}`
export const popoverChanged = 'ollim:popover-event:changed'

/** What the preload puts on the popover's window. */
export type PopoverBridge = {
  readonly [Name in PopoverCallName]: (
    ...args: PopoverCalls[Name]['args']
  ) => Promise<PopoverCalls[Name]['answer']>
} & {
  readonly onChange: (listener: (state: PopoverState) => void) => () => void
}

/** Calls and events of the tray's popover, which is a page of its own with fewer rights. */
import type { Language } from '../languages'
import type { QueuePhase } from '../uploads/queue-phase'
import type { Totals } from '../uploads/totals'

/** A recent link. */
export interface RecentLink {
  readonly id: string
  readonly name: string
  /** Milliseconds since the epoch. */
  readonly uploadedAt: number
}

export interface PopoverState {
  /** Grows with every state, so that a late one is recognised. */
  readonly revision: number
  readonly language: Language
  readonly phase: QueuePhase
  readonly totals: Totals
  /** Newest first. */
  readonly recent: readonly RecentLink[]
}

export const popoverActions = ['open', 'chooseFiles', 'uploadClipboard', 'pause', 'resume', 'close'] as const
export type PopoverAction = (typeof popoverActions)[number]

export interface PopoverCalls {
  readPopover: { args: []; answer: PopoverState }
  /** Copies a link in the format that is chosen for it. */
  copyRecentLink: { args: [id: string]; answer: { readonly copied: number } }
  act: { args: [action: PopoverAction]; answer: null }
}

export type PopoverCallName = keyof PopoverCalls

/** Channels of the popover's door. */
export const popoverChannel = (name: PopoverCallName): string => `ollim:popover:${name}`
export const popoverChanged = 'ollim:popover-event:changed'

/** What the preload exposes on the popover's window. */
export type PopoverBridge = {
  readonly [Name in PopoverCallName]: (
    ...args: PopoverCalls[Name]['args']
  ) => Promise<PopoverCalls[Name]['answer']>
} & {
  readonly onChange: (listener: (state: PopoverState) => void) => () => void
}

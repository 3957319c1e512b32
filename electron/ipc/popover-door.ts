import type { IpcMainInvokeEvent, WebContents } from 'electron'
import type { LinkService } from '../core/links/link-service'
import type { Log } from '../core/ports/log'
import {
  popoverChanged,
  popoverChannel,
  type PopoverAction,
  type PopoverCalls,
  type PopoverState,
} from '../shared/app/popover'
import { done } from './done'
import { popoverSchemas } from './popover-schemas'
import { serve } from './serve'

export interface PopoverDoorNeeds {
  readonly log: Log
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean
  readonly read: () => PopoverState
  readonly linkService: Pick<LinkService, 'copy'>
  readonly actions: Readonly<Record<PopoverAction, () => void>>
}

/** Opens the popover's door, which is not the window's: its page cannot do more than this. */
export function servePopover({ log, isTrusted, read, linkService, actions }: PopoverDoorNeeds): void {
  serve<PopoverCalls>({
    log,
    isTrusted,
    schemas: popoverSchemas,
    channelOf: popoverChannel,
    handlers: {
      readPopover: read,
      copyRecentLink: async (id) => ({ copied: await linkService.copy([id]) }),
      act: (action) => done(actions[action]),
    },
  })
}

/** @param contents the popover's, while there is one */
export function updatePopover(contents: WebContents | undefined, state: PopoverState): void {
  if (contents !== undefined && !contents.isDestroyed()) contents.send(popoverChanged, state)
}

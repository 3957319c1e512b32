import { z } from 'zod'
import { popoverActions, type PopoverCalls } from '../shared/app/popover'
import type { SchemasOf } from './serve'

/** For the tray's popover. */
export const popoverSchemas: SchemasOf<PopoverCalls> = {
  readPopover: z.tuple([]),
  copyRecentLink: z.tuple([z.string().min(1).max(128)]),
  act: z.tuple([z.enum(popoverActions)]),
}

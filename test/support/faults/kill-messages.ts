import { z } from 'zod'

const stateSchema = z.object({
  id: z.string(),
  state: z.string(),
  /** What is fixed of the key so far: the template's result, and the number of its suffix. */
  wantedKey: z.string(),
  suffix: z.number(),
})

/** An upload as the killable process found it when it started. */
export type FoundUpload = z.infer<typeof stateSchema>

const messageSchema = z.object({
  /** `accepted` at the first start, `found` at every later one; `finished` before a normal exit. */
  event: z.enum(['accepted', 'found', 'finished']),
  uploads: z.array(stateSchema),
})

export type KillMessage = z.infer<typeof messageSchema>

export function parseMessage(line: string): KillMessage {
  return messageSchema.parse(JSON.parse(line))
}

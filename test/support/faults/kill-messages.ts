import { z } from 'zod'

const stateSchema = z.object({
  id: z.string(),
  state: z.string(),
  /** The key as it is frozen so far: what the template gave, and which suffix of it. */
  wantedKey: z.string(),
  suffix: z.number(),
})

/** An upload as the process that will be killed found it at its start. */
export type FoundUpload = z.infer<typeof stateSchema>

const messageSchema = z.object({
  /** `accepted` at the first start, `found` at every later one; `finished` before a good end. */
  event: z.enum(['accepted', 'found', 'finished']),
  uploads: z.array(stateSchema),
})

export type KillMessage = z.infer<typeof messageSchema>

export function parseMessage(line: string): KillMessage {
  return messageSchema.parse(JSON.parse(line))
}

import type { z } from 'zod'

/** Parses stored JSON; `undefined` if it is not JSON or has another shape. */
export function parseStored<Value>(schema: z.ZodType<Value>, json: string): Value | undefined {
  try {
    return schema.parse(JSON.parse(json))
  } catch {
    return undefined
  }
}

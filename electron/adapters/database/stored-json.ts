import type { z } from 'zod'

/** Parses JSON that the database keeps; `undefined` for what is no JSON or has another shape. */
export function parseStored<Value>(schema: z.ZodType<Value>, json: string): Value | undefined {
  try {
    return schema.parse(JSON.parse(json))
  } catch {
    return undefined
  }
}

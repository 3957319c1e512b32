/** What several tables store, as they store it. */
import { z } from 'zod'
import { failureSchema } from '../../core/failure-schema'
import type { SourceFile } from '../../core/ports/files'
import type { Dimensions } from '../../shared/dimensions'
import type { Failure } from '../../shared/failures/failure'

export const dimensions: z.ZodType<Dimensions> = z.object({ width: z.number(), height: z.number() })

export const sourceFile: z.ZodType<SourceFile> = z.object({
  path: z.string(),
  sizeBytes: z.number(),
  modifiedAt: z.number(),
})

/** Today's names of reasons that earlier versions stored under other names. */
const renamedReasons = new Map([
  ['cutShort', 'truncated'],
  ['most', 's3Limit'],
  ['untold', 'unspecified'],
])

export const failure: z.ZodType<Failure> = failureSchema.transform((stored) => {
  const reason = renamedReasons.get(`${stored.facts['reason']}`)
  return reason === undefined ? stored : { ...stored, facts: { ...stored.facts, reason } }
})

import { z } from 'zod'
import { type Failure, failureKinds } from '../../shared/failures/failure'

/** Today's names of reasons that earlier versions stored under other names. */
const renamedReasons = new Map([
  ['cutShort', 'truncated'],
  ['most', 's3Limit'],
  ['untold', 'unspecified'],
])

/** A failure as the database stores it. */
export const storedFailure: z.ZodType<Failure> = z
  .object({
    kind: z.enum(failureKinds),
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
    retryable: z.boolean(),
    detail: z.string(),
  })
  .transform((failure) => {
    const reason = renamedReasons.get(`${failure.facts['reason']}`)
    return reason === undefined ? failure : { ...failure, facts: { ...failure.facts, reason } }
  })

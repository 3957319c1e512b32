import { z } from 'zod'
import { type Failure, failureKinds } from '../../shared/failure'

/** A failure as it stands in the database. */
export const storedFailure: z.ZodType<Failure> = z.object({
  kind: z.enum(failureKinds),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  retryable: z.boolean(),
  detail: z.string(),
})

import { z } from 'zod'
import { type Failure, failureKinds } from '../../shared/failures/failure'

/** A failure as the database stores it. */
export const storedFailure: z.ZodType<Failure> = z.object({
  kind: z.enum(failureKinds),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  retryable: z.boolean(),
  detail: z.string(),
})

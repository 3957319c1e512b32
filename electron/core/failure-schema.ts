import { z } from 'zod'
import { failureKinds, type Failure } from '../shared/failures/failure'

export const factsSchema = z.record(z.string(), z.union([z.string(), z.number()]))

/** A failure as it is stored, and as the app and a command tell each other. */
export const failureSchema = z.object({
  kind: z.enum(failureKinds),
  facts: factsSchema,
  retryable: z.boolean(),
  detail: z.string(),
}) satisfies z.ZodType<Failure>

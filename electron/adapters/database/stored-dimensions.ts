import { z } from 'zod'
import type { Dimensions } from '../../shared/dimensions'

/** A picture's size as it stands in the database. */
export const dimensions: z.ZodType<Dimensions> = z.object({ width: z.number(), height: z.number() })

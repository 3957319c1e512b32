import { z } from 'zod'
import type { Dimensions } from '../../shared/dimensions'

/** An image's size as the database stores it. */
export const dimensions: z.ZodType<Dimensions> = z.object({ width: z.number(), height: z.number() })

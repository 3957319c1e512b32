import { z } from 'zod'
import { conversionTypes, qualityRange, sideLimitRange, type Conversion } from '../../shared/conversion'

const sideLimit = z.int().min(sideLimitRange.least).max(sideLimitRange.most)

/** A conversion as settings, journal and messages have it. */
export const conversionSchema: z.ZodType<Conversion> = z.object({
  longestSide: sideLimit,
  // Older ones have none.
  mostWidth: sideLimit.default(0),
  to: z.enum(conversionTypes),
  quality: z.int().min(qualityRange.least).max(qualityRange.most),
})

import { z } from 'zod'
import { conversionTypes, longestSideRange, qualityRange, type Conversion } from '../../shared/conversion'

/** A conversion as settings, journal and messages have it. */
export const conversionSchema: z.ZodType<Conversion> = z.object({
  longestSide: z.int().min(longestSideRange.least).max(longestSideRange.most),
  to: z.enum(conversionTypes),
  quality: z.int().min(qualityRange.least).max(qualityRange.most),
})

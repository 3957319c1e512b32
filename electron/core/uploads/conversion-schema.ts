import { z } from 'zod'
import {
  conversionTypes,
  qualityRange,
  sideLimitRange,
  type Conversion,
  type ConversionOverrides,
} from '../../shared/uploads/conversion'

const sideLimit = z.int().min(sideLimitRange.least).max(sideLimitRange.most)
const type = z.enum(conversionTypes)
const quality = z.int().min(qualityRange.least).max(qualityRange.most)

/** A conversion as settings, journal and messages have it. */
export const conversionSchema: z.ZodType<Conversion> = z.object({
  longestSide: sideLimit,
  // Absent in settings and journals of earlier versions.
  mostWidth: sideLimit.default(0),
  to: type,
  quality,
})

/** Strict, so that an option of a later version is refused rather than left out. */
export const conversionOverridesSchema: z.ZodType<ConversionOverrides> = z.strictObject({
  longestSide: sideLimit.exactOptional(),
  mostWidth: sideLimit.exactOptional(),
  to: type.exactOptional(),
  quality: quality.exactOptional(),
})

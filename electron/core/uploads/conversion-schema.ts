import { z } from 'zod'
import {
  conversionTypes,
  qualityRange,
  sideLimitRange,
  type Conversion,
  type ConversionOverrides,
} from '../../shared/uploads/conversion'

const sideLimit = z.int().min(sideLimitRange.minimum).max(sideLimitRange.maximum)
const type = z.enum(conversionTypes)
const quality = z.int().min(qualityRange.minimum).max(qualityRange.maximum)

/** A conversion as settings, journal and messages have it. Earlier versions have no width, or call it `mostWidth`. */
export const conversionSchema: z.ZodType<Conversion> = z
  .object({
    longestSide: sideLimit,
    maxWidth: sideLimit.optional(),
    mostWidth: sideLimit.optional(),
    to: type,
    quality,
  })
  .transform(({ mostWidth = 0, maxWidth = mostWidth, ...rest }) => ({ ...rest, maxWidth }))

/** Strict, so that an option of a later version is refused rather than left out. */
export const conversionOverridesSchema: z.ZodType<ConversionOverrides> = z.strictObject({
  longestSide: sideLimit.exactOptional(),
  maxWidth: sideLimit.exactOptional(),
  to: type.exactOptional(),
  quality: quality.exactOptional(),
})

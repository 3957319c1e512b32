/** The types that images can be converted to; `same` keeps each image's type. */
export const conversionTypes = ['same', 'webp', 'jpeg', 'avif'] as const
export type ConversionType = (typeof conversionTypes)[number]

/** For the longer side or the width, in pixels; 0 for no limit. */
export const sideLimitRange = { minimum: 0, maximum: 16_383 } as const

/** On the scale of JPEG and WebP. */
export const qualityRange = { minimum: 1, maximum: 100, default: 82 } as const

/** The choices that a person has. */
export const qualities = [
  { id: 'small', quality: 65 },
  { id: 'balanced', quality: qualityRange.default },
  { id: 'fine', quality: 92 },
] as const

/** How images are converted before they go up: made smaller, or changed to another type. */
export interface Conversion {
  /** The limit for the longer side, in pixels; 0 for none. */
  readonly longestSide: number
  /** The limit for the width, in pixels, however high the image is; 0 for none. */
  readonly maxWidth: number
  readonly to: ConversionType
  readonly quality: number
}

/** What should be different from the settings. */
export type ConversionOverrides = Partial<Conversion>

/** Images go up unchanged. */
export const noConversion: Conversion = {
  longestSide: 0,
  maxWidth: 0,
  to: 'same',
  quality: qualityRange.default,
}

export function isWanted({ longestSide, maxWidth, to }: Conversion): boolean {
  return longestSide > 0 || maxWidth > 0 || to !== 'same'
}

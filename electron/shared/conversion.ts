/** What images are turned into; `same` leaves each of the type it has. */
export const conversionTypes = ['same', 'webp', 'jpeg', 'avif'] as const
export type ConversionType = (typeof conversionTypes)[number]

/** Of the longer side or of the width, in pixels; 0 for no limit. */
export const sideLimitRange = { least: 0, most: 16_383 } as const

/** As JPEG and WebP count it. */
export const qualityRange = { least: 1, most: 100, default: 82 } as const

/** What a person chooses among. */
export const qualities = [
  { id: 'small', quality: 65 },
  { id: 'balanced', quality: qualityRange.default },
  { id: 'fine', quality: 92 },
] as const

/** How images are drawn anew before they go up: smaller, or of another type. */
export interface Conversion {
  /** What the longer side may have at most, in pixels; 0 leaves images as large as they are. */
  readonly longestSide: number
  /** What the width may be at most, in pixels, however high the image is; 0 for no limit. */
  readonly mostWidth: number
  readonly to: ConversionType
  readonly quality: number
}

/** What is wanted otherwise than the settings say. */
export type ConversionWish = Partial<Conversion>

/** Images go up as they are. */
export const noConversion: Conversion = {
  longestSide: 0,
  mostWidth: 0,
  to: 'same',
  quality: qualityRange.default,
}

export function isWanted({ longestSide, mostWidth, to }: Conversion): boolean {
  return longestSide > 0 || mostWidth > 0 || to !== 'same'
}

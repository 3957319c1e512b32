import type { Conversion, ConversionType } from '../../../../shared/uploads/conversion'
import type { Dimensions } from '../../../../shared/dimensions'
import type { Upload } from '../../../../shared/uploads/upload'

/**
 * The types that can be converted, with their extensions. A vector drawing, an icon or a GIF (mostly animated)
 * would lose what makes it useful; HEIC and BMP cannot be decoded here.
 */
const extensions: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
  ['image/webp', 'webp'],
  ['image/avif', 'avif'],
  ['image/tiff', 'tif'],
])

const types: Readonly<Record<Exclude<ConversionType, 'same'>, string>> = {
  webp: 'image/webp',
  jpeg: 'image/jpeg',
  avif: 'image/avif',
}

type Image = Pick<Upload, 'contentType' | 'dimensions'>

/** The content type that an image's copy would have; undefined if the image stays as it is. */
export function copyTypeOf({ contentType, dimensions }: Image, conversion: Conversion): string | undefined {
  const { longestSide, maxWidth, to } = conversion
  if (!extensions.has(contentType)) return undefined
  const copyType = to === 'same' ? contentType : types[to]
  if (copyType !== contentType) return copyType
  const mayBeTooLarge =
    dimensions === undefined ? longestSide > 0 || maxWidth > 0 : scaleOf(dimensions, conversion) < 1
  return mayBeTooLarge ? copyType : undefined
}

/** Whether an uploaded image has the type and the size that were asked for. */
export function isAsAsked({ contentType, dimensions }: Image, conversion: Conversion): boolean {
  const { to } = conversion
  const hasType = to === 'same' || contentType === types[to]
  return hasType && (dimensions === undefined || scaleOf(dimensions, conversion) === 1)
}

/** The factor, at most 1, that brings an image's sides within its limits. */
export function scaleOf({ width, height }: Dimensions, { longestSide, maxWidth }: Conversion): number {
  const byLongestSide = longestSide === 0 ? 1 : longestSide / Math.max(width, height)
  const byWidth = maxWidth === 0 ? 1 : maxWidth / width
  return Math.min(1, byLongestSide, byWidth)
}

/** The extension, without the dot, of a type that can be converted. */
export function extensionOf(contentType: string): string | undefined {
  return extensions.get(contentType)
}

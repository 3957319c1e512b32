import type { Conversion, ConversionType } from '../../../shared/conversion'
import type { Upload } from '../../../shared/upload'

/**
 * Types that can be drawn anew, with their extensions. A vector drawing, an icon and a GIF, which mostly
 * moves, would lose what they are for; a HEIC and a bitmap nothing here decodes.
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

/** The type that an image's copy would have; undefined where the image stays as it is. */
export function copyTypeOf(
  { contentType, dimensions }: Image,
  { longestSide, to }: Conversion,
): string | undefined {
  if (!extensions.has(contentType)) return undefined
  const copyType = to === 'same' ? contentType : types[to]
  if (copyType !== contentType) return copyType
  const mayBeTooLarge =
    dimensions === undefined || Math.max(dimensions.width, dimensions.height) > longestSide
  return longestSide > 0 && mayBeTooLarge ? copyType : undefined
}

/** Of a type that can be drawn anew, without dot. */
export function extensionOf(contentType: string): string | undefined {
  return extensions.get(contentType)
}

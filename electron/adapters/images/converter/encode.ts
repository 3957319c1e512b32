import type { OutputInfo, Sharp } from 'sharp'

/** How to write the copy of an image. */
export interface Encoding {
  /** Media type, e.g. `image/webp`. */
  readonly type: string
  /** On the scale of JPEG and WebP. */
  readonly quality: number
  /** Whether it has large areas of one colour, as a screenshot has. */
  readonly isFlat: boolean
  readonly is16Bit: boolean
}

export interface Encoded {
  readonly data: Buffer
  readonly info: OutputInfo
}

/** Limits for encoders that hold the whole picture: with more pixels, they need more than a gigabyte. */
const maxPixels: ReadonlyMap<string, number> = new Map([
  ['image/webp', 50_000_000],
  ['image/avif', 25_000_000],
])

/** Whether a picture of this many pixels can be written as that type in bounded memory. */
export function canEncode(type: string, pixels: number): boolean {
  return pixels <= (maxPixels.get(type) ?? Infinity)
}

export async function encode(image: Sharp, { type, quality, isFlat, is16Bit }: Encoding): Promise<Encoded> {
  switch (type) {
    case 'image/jpeg':
      return written(image.flatten({ background: 'white' }).jpeg({ quality, mozjpeg: true }))
    case 'image/webp':
      return isFlat ? flatWebp(image, quality) : written(image.webp({ quality }))
    case 'image/avif':
      // One step more takes six times as long, for files that are hardly smaller.
      return written(image.avif({ quality: asAvif(quality), effort: 3 }))
    case 'image/tiff':
      return written(image.tiff({ compression: 'lzw', predictor: 'horizontal' }))
    default:
      if (is16Bit) image.toColourspace('rgb16')
      return written(image.png({ compressionLevel: 9 }))
  }
}

/** Flat areas are often smaller lossless; otherwise, finer colour sampling keeps the colours of small print. */
async function flatWebp(image: Sharp, quality: number): Promise<Encoded> {
  // Two steps more take twice as long, for files that are hardly smaller.
  const lossless = await written(image.clone().webp({ lossless: true, effort: 2 }))
  const lossy = await written(image.webp({ quality, smartSubsample: true }))
  return lossless.data.length <= lossy.data.length ? lossless : lossy
}

function written(image: Sharp): Promise<Encoded> {
  return image.toBuffer({ resolveWithObject: true })
}

/** AVIF's scale is different: the same quality as 82 is 65 there, and as 65 it is 54. */
function asAvif(quality: number): number {
  return Math.round(14 + 0.62 * quality)
}

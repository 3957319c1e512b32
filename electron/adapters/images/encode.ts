import type { OutputInfo, Sharp } from 'sharp'

/** How the copy of an image is to be written. */
export interface Encoding {
  /** Media type, e.g. `image/webp`. */
  readonly type: string
  /** As JPEG and WebP count it. */
  readonly quality: number
  /** It has large even parts, as the picture of a screen has. */
  readonly isFlat: boolean
  readonly is16Bit: boolean
}

export interface Encoded {
  readonly data: Buffer
  readonly info: OutputInfo
}

/** Encoders that hold a whole picture: with more pixels, more than a gigabyte. */
const mostPixels: ReadonlyMap<string, number> = new Map([
  ['image/webp', 50_000_000],
  ['image/avif', 25_000_000],
])

/** Whether a picture of so many pixels can be written as that type in bounded memory. */
export function canEncode(type: string, pixels: number): boolean {
  return pixels <= (mostPixels.get(type) ?? Infinity)
}

export async function encode(image: Sharp, { type, quality, isFlat, is16Bit }: Encoding): Promise<Encoded> {
  switch (type) {
    case 'image/jpeg':
      return written(image.flatten({ background: 'white' }).jpeg({ quality, mozjpeg: true }))
    case 'image/webp':
      return isFlat ? flatWebp(image, quality) : written(image.webp({ quality }))
    case 'image/avif':
      // A step more takes six times as long, for files that are hardly smaller.
      return written(image.avif({ quality: asAvif(quality), effort: 3 }))
    case 'image/tiff':
      return written(image.tiff({ compression: 'lzw', predictor: 'horizontal' }))
    default:
      if (is16Bit) image.toColourspace('rgb16')
      return written(image.png({ compressionLevel: 9 }))
  }
}

/** What is even is often smaller without any loss; else small print keeps its colours by a finer sampling. */
async function flatWebp(image: Sharp, quality: number): Promise<Encoded> {
  // Two steps more take twice as long, for files that are hardly smaller.
  const lossless = await written(image.clone().webp({ lossless: true, effort: 2 }))
  const lossy = await written(image.webp({ quality, smartSubsample: true }))
  return lossless.data.length <= lossy.data.length ? lossless : lossy
}

function written(image: Sharp): Promise<Encoded> {
  return image.toBuffer({ resolveWithObject: true })
}

/** What looks the same counts otherwise there: 82 is 65, 65 is 54. */
function asAvif(quality: number): number {
  return Math.round(14 + 0.62 * quality)
}

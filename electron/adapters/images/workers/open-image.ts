import sharp, { type Sharp } from 'sharp'

/** More than the largest cameras produce, and little enough to fit into memory; an image bomb is refused. */
const maxPixels = 120_000_000

/** Opens an image for the processes that decode. */
export function openImage(path: string): Sharp {
  return sharp(path, { limitInputPixels: maxPixels, sequentialRead: true, failOn: 'error' })
}

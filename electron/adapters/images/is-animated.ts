import { openKnownFile } from '../files/open-known-file'
import { ascii } from './ascii'
import { byteSourceOf, type ByteSource } from './byte-source'
import { hasBrand } from './heif-brands'

/** Whether an image is animated although its decoder sees a still: an animated PNG or AVIF. */
export async function isAnimated(path: string, sizeBytes: number, contentType: string): Promise<boolean> {
  const handle = await openKnownFile(path)
  try {
    const ends = { head: new Uint8Array(), tail: new Uint8Array() }
    const bytes = byteSourceOf(async () => handle, sizeBytes, ends)
    if (contentType === 'image/png') return await isAnimatedPng(bytes)
    return contentType === 'image/avif' && hasBrand(await bytes.read(0, 1024), 'avis')
  } finally {
    await handle.close()
  }
}

/** PNG (W3C PNG, section 11.3.6): a chunk before the first pixels describes the animation. */
async function isAnimatedPng(bytes: ByteSource): Promise<boolean> {
  for (let at = 8; at + 12 <= bytes.size;) {
    const chunk = await bytes.read(at, 8)
    const type = ascii(chunk, 4, 8)
    if (type === 'acTL' || type === 'IDAT') return type === 'acTL'
    at += 12 + chunk.readUInt32BE(0)
  }
  return false
}

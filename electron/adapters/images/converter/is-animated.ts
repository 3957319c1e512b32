import { openKnownFile } from '../../files/open-known-file'
import { byteSourceOf, type ByteSource } from '../byte-source'
import { hasBrand } from '../sniffer/heif-brands'
import { pngChunks } from '../png-chunks'

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
  for await (const { type } of pngChunks(bytes))
    if (type === 'acTL' || type === 'IDAT') return type === 'acTL'
  return false
}

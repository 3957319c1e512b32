import type { Dimensions } from '../../../shared/dimensions'
import type { ByteSource } from '../byte-source'
import { pngChunks } from '../png-chunks'
import { asShown, exifOrientation } from './tiff'

/** PNG (W3C PNG, section 11): the chunk `IHDR` comes first; rotated as EXIF data before the pixels says. */
export async function pngDimensions(bytes: ByteSource): Promise<Dimensions | undefined> {
  const header = await bytes.read(0, 24)
  if (header.toString('latin1', 12, 16) !== 'IHDR') return undefined
  const size = { width: header.readUInt32BE(16), height: header.readUInt32BE(20) }
  return asShown(size, await orientationOf(bytes).catch(() => undefined))
}

async function orientationOf(bytes: ByteSource): Promise<number | undefined> {
  for await (const { type, content } of pngChunks(bytes)) {
    if (type === 'IDAT') return undefined
    if (type === 'eXIf') return exifOrientation(bytes, content)
  }
  return undefined
}

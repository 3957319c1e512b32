import type { Dimensions } from '../../../shared/dimensions'
import type { ByteSource } from '../byte-source'

/*
 * Formats that have their size at a fixed place near the start. Reading past the end of a shorter file throws.
 */

/** GIF (GIF89a, section 18): the logical screen, which contains all frames. */
export async function gifDimensions(bytes: ByteSource): Promise<Dimensions> {
  const header = await bytes.read(6, 4)
  return { width: header.readUInt16LE(0), height: header.readUInt16LE(2) }
}

/** BMP: depends on the size of the second header; if rows go from top to bottom, the height is negative. */
export async function bmpDimensions(bytes: ByteSource): Promise<Dimensions> {
  const header = await bytes.read(14, 12)
  const isOldest = header.readUInt32LE(0) === 12
  return isOldest
    ? { width: header.readUInt16LE(4), height: header.readUInt16LE(6) }
    : { width: header.readInt32LE(4), height: Math.abs(header.readInt32LE(8)) }
}

/** ICO: the largest of its pictures. One byte for each side, in which 0 means 256. */
export async function iconDimensions(bytes: ByteSource): Promise<Dimensions | undefined> {
  const count = (await bytes.read(4, 2)).readUInt16LE(0)
  const entries = await bytes.read(6, count * 16)
  const pictures = Array.from({ length: Math.floor(entries.length / 16) }, (_, index) => ({
    width: entries.readUInt8(index * 16) || 256,
    height: entries.readUInt8(index * 16 + 1) || 256,
  }))
  return pictures.toSorted((one, other) => other.width - one.width)[0]
}

/**
 * WebP (RFC 9649, sections 2.5 to 2.7): lossy, lossless, or with a canvas for more than a picture. Browsers ignore an
 * orientation in its metadata.
 */
export async function webpDimensions(bytes: ByteSource): Promise<Dimensions | undefined> {
  const header = await bytes.read(0, 30)
  switch (header.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { width: header.readUInt16LE(26) & 0x3fff, height: header.readUInt16LE(28) & 0x3fff }
    case 'VP8L': {
      const packed = header.readUInt32LE(21)
      return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X':
      return { width: header.readUIntLE(24, 3) + 1, height: header.readUIntLE(27, 3) + 1 }
    default:
      return undefined
  }
}

import { pieceBytes, type ByteSource } from '../byte-source'
import { pngChunks } from '../png-chunks'

/*
 * Whether a file reaches the end that its format requires. Each rule looks at the very end first, where nearly every
 * complete file shows it, and only walks through the file if something follows the image (phones append films and
 * notes). A file that violates its format in another way counts as complete: it may be broken, but nothing shows that
 * it was cut.
 */

const pngEnd = Buffer.from('\0\0\0\0IEND\xaeB`\x82', 'latin1')

/** PNG (W3C PNG, section 5): `IEND` is the last chunk. */
export async function pngEnds(bytes: ByteSource): Promise<boolean> {
  if ((await bytes.read(Math.max(0, bytes.size - pngEnd.length), pngEnd.length)).equals(pngEnd)) return true
  for await (const { type } of pngChunks(bytes)) if (type === 'IEND') return true
  return false
}

const jpegEnd = Buffer.from([0xff, 0xd9])

/** JPEG (ITU T.81, annex B): segments, then the picture's data, in which `FF D9` can only be the end. */
export async function jpegEnds(bytes: ByteSource): Promise<boolean> {
  const picture = await startOfJpegPicture(bytes)
  if (picture === undefined) return true
  const tail = Math.max(picture, bytes.size - pieceBytes)
  if ((await bytes.read(tail, pieceBytes)).includes(jpegEnd)) return true
  // Pieces overlap by one byte, in case the end mark is split across two.
  for (let at = picture; at < tail; at += pieceBytes - 1) {
    if ((await bytes.read(at, pieceBytes)).includes(jpegEnd)) return true
  }
  return false
}

/** The position after the segments, one of which may contain a thumbnail with an end mark of its own. */
async function startOfJpegPicture(bytes: ByteSource): Promise<number | undefined> {
  let at = 2
  while (at + 4 <= bytes.size) {
    const segment = await bytes.read(at, 4)
    if (segment[0] !== 0xff) return undefined
    // Any number of FF bytes may precede a marker.
    if (segment[1] === 0xff) at += 1
    else if (segment[1] === 0xda) return at
    else at += 2 + segment.readUInt16BE(2)
  }
  return bytes.size
}

const gifEnd = Buffer.from([0x00, 0x3b])

/** GIF (GIF89a, appendix A): blocks of sub-blocks, each after its length, then `3B`. */
export async function gifEnds(bytes: ByteSource): Promise<boolean> {
  if ((await bytes.read(Math.max(0, bytes.size - 2), 2)).equals(gifEnd)) return true
  let at = 13 + colourTableBytes((await bytes.read(10, 1))[0])
  while (at < bytes.size) {
    const block = await bytes.read(at, 10)
    if (block[0] === 0x21) at = await afterSubBlocks(bytes, at + 2)
    else if (block[0] === 0x2c) at = await afterSubBlocks(bytes, at + 11 + colourTableBytes(block[9]))
    else return true
  }
  // Some programs omit the last byte, and every viewer shows such a file.
  return at === bytes.size
}

/** The length of the colour table that the flags announce. */
export function colourTableBytes(flags = 0): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1)
}

/** The position of the next block; beyond the end of the file if a sub-block does not fit. */
export async function afterSubBlocks(bytes: ByteSource, start: number): Promise<number> {
  let at = start
  while (at < bytes.size) {
    const length = (await bytes.read(at, 1))[0] ?? 0
    at += 1 + length
    if (length === 0) return at
  }
  return bytes.size + 1
}

/** WebP (RFC 9649, section 2.4): the length of everything that follows is at the start. */
export async function riffEnds(bytes: ByteSource): Promise<boolean> {
  const header = await bytes.read(0, 8)
  return header.length < 8 || header.readUInt32LE(4) + 8 <= bytes.size
}

/** AVIF and HEIC (ISO 14496-12, section 4.2): boxes, each after its length. */
export async function isoEnds(bytes: ByteSource): Promise<boolean> {
  const missing = new Set(['meta', 'mdat'])
  let at = 0
  while (at + 8 <= bytes.size) {
    const header = await bytes.read(at, 16)
    const short = header.readUInt32BE(0)
    const length = short === 1 && header.length === 16 ? Number(header.readBigUInt64BE(8)) : short
    // Zero means up to the end of the file.
    if (length < 8) return true
    const type = header.toString('latin1', 4, 8)
    // What follows the picture and its description, complete or not, does not belong to them.
    if (missing.size === 0 && type !== 'mdat') return true
    at += length
    if (at <= bytes.size) missing.delete(type)
  }
  return at === bytes.size || (at < bytes.size && missing.size === 0)
}

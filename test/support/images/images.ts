import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'

export type MadeFormat = 'jpeg' | 'png' | 'gif' | 'webp' | 'avif' | 'tiff'

/** By what was asked for: encoding takes long, and most tests ask for the same few images. */
const made = new Map<string, Promise<Buffer>>()

/** A copy of its own for each who asks, since some change it. */
async function madeOnce(asked: readonly unknown[], make: () => Promise<Buffer>): Promise<Buffer> {
  const key = asked.join(' ')
  const image = made.get(key) ?? make()
  made.set(key, image)
  return Buffer.from(await image)
}

/** A real image of one colour, encoded as the format. */
export async function makeImage(
  format: MadeFormat,
  width = 8,
  height = 8,
  colour = '#c0392b',
): Promise<Buffer> {
  const canvas = sharp({ create: { width, height, channels: 3, background: colour } })
  return madeOnce([format, width, height, colour], () => canvas.toFormat(format).toBuffer())
}

/** Random-looking pixels, the same each time: they compress no better than a photograph. */
export async function makeNoise(format: MadeFormat, width: number, height: number): Promise<Buffer> {
  const channels = 3
  return madeOnce([format, width, height, 'noise'], () => {
    const pixels = createHash('shake256', { outputLength: width * height * channels })
      .update('noise')
      .digest()
    return sharp(pixels, { raw: { width, height, channels } }).toFormat(format).toBuffer()
  })
}

export const svgImage = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect/></svg>',
)

/** A Windows bitmap of 1 × 1 pixel. */
export function makeBitmap(): Buffer {
  const bitmap = Buffer.alloc(58)
  bitmap.write('BM')
  bitmap.writeUInt32LE(bitmap.length, 2)
  bitmap.writeUInt32LE(54, 10)
  bitmap.writeUInt32LE(40, 14)
  bitmap.writeInt32LE(1, 18)
  bitmap.writeInt32LE(1, 22)
  bitmap.writeUInt16LE(1, 26)
  bitmap.writeUInt16LE(24, 28)
  return bitmap
}

/** An icon file that contains one PNG. */
export async function makeIcon(): Promise<Buffer> {
  const png = await makeImage('png', 16, 16)
  const header = Buffer.alloc(22)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(1, 4)
  header.writeUInt8(16, 6)
  header.writeUInt8(16, 7)
  header.writeUInt16LE(1, 10)
  header.writeUInt16LE(32, 12)
  header.writeUInt32LE(png.length, 14)
  header.writeUInt32LE(header.length, 18)
  return Buffer.concat([header, png])
}

/** The offset of the first chunk after a PNG's header. */
const afterHeader = 33

/** A PNG with one more chunk right after its header, such as a long colour profile. */
export async function makePngWith(type: string, data: Buffer): Promise<Buffer> {
  const png = await makeImage('png')
  return Buffer.concat([png.subarray(0, afterHeader), chunk(type, data), png.subarray(afterHeader)])
}

/** A PNG that claims to be an animation with one frame. */
export function makeAnimatedPng(): Promise<Buffer> {
  return makePngWith('acTL', Buffer.from([0, 0, 0, 1, 0, 0, 0, 0]))
}

/** A PNG of a few bytes that claims to be enormous. */
export async function makeBomb(): Promise<Buffer> {
  const png = await makeImage('png')
  const header = Buffer.from(png.subarray(16, 29))
  header.writeUInt32BE(60_000, 0)
  header.writeUInt32BE(60_000, 4)
  return Buffer.concat([png.subarray(0, 8), chunk('IHDR', header), png.subarray(afterHeader)])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, checksum])
}

/** The start of an ISO container (HEIC, AVIF, MP4) with these brands, the major brand first. */
export function makeContainerStart(major: string, ...compatible: readonly string[]): Buffer {
  const box = Buffer.from(`....ftyp${major}\0\0\0\0${compatible.join('')}`, 'latin1')
  box.writeUInt32BE(box.length)
  return Buffer.concat([box, Buffer.alloc(64)])
}

/** The metadata of a HEIC with two pictures, of which the second is the primary one. */
export function makeHeif({
  width,
  height,
  quarterTurns,
}: {
  readonly width: number
  readonly height: number
  readonly quarterTurns: number
}): Buffer {
  const properties = box(
    'ipco',
    sizeBox(16, 16),
    sizeBox(width, height),
    box('irot', Buffer.from([quarterTurns])),
  )
  // Version and flags, two entries; each has an item id, its number of properties, and their indexes.
  const owners = box('ipma', Buffer.from([0, 0, 0, 0, 0, 0, 0, 2, 0, 1, 1, 0x81, 0, 2, 2, 0x82, 0x83]))
  const primary = box('pitm', Buffer.from([0, 0, 0, 0, 0, 2]))
  const start = box('ftyp', Buffer.from('heic\0\0\0\0heicmif1', 'latin1'))
  return Buffer.concat([start, box('meta', Buffer.alloc(4), primary, box('iprp', properties, owners))])
}

function sizeBox(width: number, height: number): Buffer {
  const content = Buffer.alloc(12)
  content.writeUInt32BE(width, 4)
  content.writeUInt32BE(height, 8)
  return box('ispe', content)
}

function box(type: string, ...contents: readonly Buffer[]): Buffer {
  const bytes = Buffer.concat([Buffer.alloc(4), Buffer.from(type, 'latin1'), ...contents])
  bytes.writeUInt32BE(bytes.length)
  return bytes
}

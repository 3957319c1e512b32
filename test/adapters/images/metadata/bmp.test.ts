import { describe, expect, it } from 'vitest'
import { bmpPieces } from '../../../../electron/adapters/images/metadata/bmp'
import { NotUnderstood } from '../../../../electron/adapters/images/metadata/pieces'
import { cleaned } from '../../../support/images/cleaned'

const note = Buffer.from('Kim Haneul')

/** What a BMP of 4 × 3 pixels consists of, if not of the usual header and 24 bits per pixel. */
interface Parts {
  readonly headerBytes?: number
  readonly bitsPerPixel?: number
  readonly compression?: number
  /** Numbers elsewhere in the header, by their place. */
  readonly more?: Readonly<Record<number, number>>
  readonly table?: Buffer
  readonly gap?: Buffer
  readonly pixels?: Buffer
  readonly after?: Buffer
}

const nothing = Buffer.alloc(0)
const empty = Buffer.alloc(3 * 12)
const fileHeaderBytes = 14

function makeBmp({
  headerBytes = 40,
  bitsPerPixel = 24,
  compression = 0,
  more = {},
  table = nothing,
  gap = nothing,
  pixels = empty,
  after = nothing,
}: Parts): Buffer {
  const header = Buffer.alloc(headerBytes)
  header.writeUInt32LE(headerBytes)
  if (headerBytes === 12) {
    for (const [index, number] of [4, 3, 1, bitsPerPixel].entries())
      header.writeUInt16LE(number, 4 + 2 * index)
  } else {
    header.writeInt32LE(4, 4)
    header.writeInt32LE(-3, 8)
    header.writeUInt16LE(1, 12)
    header.writeUInt16LE(bitsPerPixel, 14)
    header.writeUInt32LE(compression, 16)
  }
  for (const [at, number] of Object.entries(more)) header.writeUInt32LE(number, Number(at))
  const start = fileHeaderBytes + header.length + table.length + gap.length
  const file = Buffer.alloc(fileHeaderBytes)
  file.write('BM')
  file.writeUInt32LE(start + pixels.length + after.length, 2)
  file.writeUInt32LE(start, 10)
  return Buffer.concat([file, header, table, gap, pixels, after])
}

const runs = Buffer.from([4, 7, 0, 0, 0, 3, 1, 2, 3, 0, 0, 2, 1, 0, 4, 9, 0, 1])
const [imageSize, coloursUsed, colourKind, profileStart, profileBytes] = [20, 32, 56, 112, 116]
const [embedded, linked] = [0x4d_42_45_44, 0x4c_49_4e_4b]

describe('a BMP', () => {
  it.each<readonly [string, Parts]>([
    ['of 24 bits', {}],
    [
      'of the oldest kind, with colours',
      { headerBytes: 12, bitsPerPixel: 4, table: Buffer.alloc(48), pixels: Buffer.alloc(12) },
    ],
    ['with all its colours', { bitsPerPixel: 1, table: Buffer.alloc(8), pixels: Buffer.alloc(12) }],
    [
      'with fewer colours, as it says',
      { bitsPerPixel: 8, more: { [coloursUsed]: 3 }, table: Buffer.alloc(12), pixels: Buffer.alloc(12) },
    ],
    [
      'with fewer colours, without saying so',
      { bitsPerPixel: 8, table: Buffer.alloc(12), pixels: Buffer.alloc(12) },
    ],
    ['with masks', { bitsPerPixel: 16, compression: 3, table: Buffer.alloc(12), pixels: Buffer.alloc(24) }],
    [
      'with masks in its header',
      { headerBytes: 56, bitsPerPixel: 32, compression: 3, pixels: Buffer.alloc(48) },
    ],
    [
      'of runs',
      {
        bitsPerPixel: 8,
        compression: 1,
        more: { [imageSize]: runs.length, [coloursUsed]: 2 },
        table: Buffer.alloc(8),
        pixels: runs,
      },
    ],
    [
      'of runs of four bits',
      {
        bitsPerPixel: 4,
        compression: 2,
        more: { [coloursUsed]: 2 },
        table: Buffer.alloc(8),
        pixels: Buffer.from([0, 5, 1, 2, 3, 0, 0, 1]),
      },
    ],
    [
      'with a colour profile',
      {
        headerBytes: 124,
        more: { [colourKind]: embedded, [profileStart]: 160, [profileBytes]: 7 },
        after: Buffer.from('profile'),
      },
    ],
  ])('%s stays as it is, and loses what is beside its picture', async (_name, parts) => {
    const plain = makeBmp(parts)
    expect(await cleaned(bmpPieces, plain)).toEqual(plain)
    const noted = Buffer.concat([plain, note])
    noted.writeUInt32LE(noted.length, 2)
    noted.write('Kim', 6)
    expect(await cleaned(bmpPieces, noted)).toEqual(plain)
  })

  it('loses what is between its header and its pixels', async () => {
    expect(await cleaned(bmpPieces, makeBmp({ gap: note }))).toEqual(makeBmp({}))
    const hints = makeBmp({ more: { [coloursUsed]: 3 }, table: Buffer.from('Kim Haneul! ') })
    expect(await cleaned(bmpPieces, hints)).toEqual(makeBmp({}))
  })

  it('keeps its colour profile, wherever that is', async () => {
    const more = { [colourKind]: embedded, [profileBytes]: 7, [imageSize]: 99 }
    const parts = { headerBytes: 124, after: Buffer.from('profile') }
    const before = makeBmp({
      ...parts,
      more: { ...more, [profileStart]: 124 },
      gap: Buffer.from('profile'),
      after: note,
    })
    const plain = makeBmp({ ...parts, more: { ...more, [imageSize]: 36, [profileStart]: 160 } })
    expect(await cleaned(bmpPieces, before)).toEqual(plain)
  })

  it.each<readonly [string, Buffer]>([
    ['ends too early', makeBmp({}).subarray(0, -1)],
    ['has runs that do not end', makeBmp({ bitsPerPixel: 8, compression: 1, pixels: runs.subarray(0, -2) })],
    ['contains a JPEG', makeBmp({ bitsPerPixel: 0, compression: 4 })],
    ['has a header of another kind', makeBmp({ headerBytes: 64 })],
    ['has no pixels', makeBmp({ more: { 4: 0 } })],
    ['names a file', makeBmp({ headerBytes: 124, more: { [colourKind]: linked } })],
    [
      'has its profile among its pixels',
      makeBmp({ headerBytes: 124, more: { [colourKind]: embedded, [profileStart]: 130, [profileBytes]: 7 } }),
    ],
    ['is none', Buffer.from('PM, and more')],
  ])('that %s is not understood', async (_why, bmp) => {
    await expect(cleaned(bmpPieces, bmp)).rejects.toThrow(NotUnderstood)
  })
})

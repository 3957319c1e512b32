import { describe, expect, it } from 'vitest'
import { isoPieces } from '../../../../electron/adapters/images/metadata/iso'
import { cleaned } from '../../../support/images/cleaned'
import { makeNoted } from '../../../support/images/noted'

function box(type: string, ...contents: readonly (Buffer | string | readonly number[])[]): Buffer {
  const parts = contents.map((content) =>
    typeof content === 'string' ? Buffer.from(content) : Buffer.from(content),
  )
  const whole = Buffer.concat([Buffer.alloc(4), Buffer.from(type, 'latin1'), ...parts])
  whole.writeUInt32BE(whole.length)
  return whole
}

const four = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
const start = box('ftyp', 'heic\0\0\0\0heicmif1')
const item = (id: number, type: string) => box('infe', [2, 0, 0, 0, 0, id, 0, 0], type, '\0')
const [pixels, exif, xmp] = ['pixels', 'Exif: at home', '<x:xmpmeta>']

interface Extent {
  readonly item: number
  /** 0 for a place in the file, 1 for one in `idat`. */
  readonly method: number
  readonly offset: number
  readonly length: number
}

/** A HEIC with a picture and EXIF data behind it, as phones write it; XMP stands in the box for small items. */
function heic({
  types = ['hvc1', 'Exif', 'mime'],
  parts = [],
  properties = [],
  before = [],
  after = [],
  extents = (data: number): readonly Extent[] => [
    { item: 1, method: 0, offset: data, length: pixels.length },
    { item: 2, method: 0, offset: data + pixels.length, length: exif.length },
    { item: 3, method: 1, offset: 0, length: xmp.length },
  ],
}: {
  types?: readonly string[]
  parts?: readonly Buffer[]
  properties?: readonly Buffer[]
  before?: readonly Buffer[]
  after?: readonly Buffer[]
  extents?: (data: number) => readonly Extent[]
} = {}): Buffer {
  const whole = (data: number): Buffer => {
    const places = extents(data).flatMap(({ item: id, method, offset, length }) => [
      ...[0, id, 0, method, 0, 0, 0, 1],
      ...four(offset),
      ...four(length),
    ])
    const meta = box(
      'meta',
      four(0),
      box('pitm', [0, 0, 0, 0, 0, 1]),
      box('iinf', [0, 0, 0, 0, 0, types.length], ...types.map((type, index) => item(index + 1, type))),
      box('iprp', box('ipco', ...properties)),
      box('iloc', [1, 0, 0, 0, 0x44, 0, 0, extents(data).length], places),
      box('idat', xmp),
      ...parts,
    )
    return Buffer.concat([start, ...before, meta, box('mdat', pixels, exif), ...after])
  }
  return whole(whole(0).indexOf(pixels))
}

describe('a HEIC', () => {
  it('keeps its picture in place; EXIF and XMP become zeros, under a name that readers skip', async () => {
    const original = heic()
    const copy = await cleaned(isoPieces, original)
    expect(copy.length).toBe(original.length)
    expect(copy.indexOf(pixels)).toBe(original.indexOf(pixels))
    for (const gone of ['Exif', 'at home', 'mime', 'xmp']) expect(copy.includes(gone)).toBe(false)
    expect(copy.subarray(copy.indexOf(pixels) + pixels.length)).toEqual(Buffer.alloc(exif.length))
    expect(await cleaned(isoPieces, copy)).toEqual(copy)
  })

  it('without metadata stays as it is', async () => {
    const plain = heic({ types: ['hvc1', 'hvc1', 'grid'] })
    expect(await cleaned(isoPieces, plain)).toEqual(plain)
  })

  it('loses what phones append, and what is in its padding', async () => {
    const plain = heic({ types: ['hvc1', 'hvc1', 'grid'] })
    const filmed = Buffer.concat([plain, box('mpvd', 'film'), box('uuid', 'notes')])
    expect(await cleaned(isoPieces, filmed)).toEqual(plain)
    const noted = heic({ before: [box('free', 'by the sea')] })
    expect((await cleaned(isoPieces, noted)).includes('by the sea')).toBe(false)
  })

  it('loses properties that people have written, and when it was made', async () => {
    const copy = await cleaned(isoPieces, heic({ properties: [box('udes', 'at home'), box('irot', [1])] }))
    expect(copy.includes('at home')).toBe(false)
    expect(copy.includes(box('irot', [1]))).toBe(true)
  })

  it('loses data that no picture uses, and leftovers of other programs', async () => {
    const original = heic({
      types: ['hvc1'],
      extents: (data) => [
        { item: 1, method: 0, offset: data, length: pixels.length },
        { item: 2, method: 1, offset: 0, length: 4 },
      ],
    })
    const copy = await cleaned(isoPieces, original)
    expect(copy.indexOf(pixels)).toBe(original.indexOf(pixels))
    for (const gone of ['at home', 'xmp']) expect(copy.includes(gone)).toBe(false)
    expect(await cleaned(isoPieces, copy)).toEqual(copy)
  })

  it.each(['crtt', 'itai', 'cmex', 'uuid'])(
    'loses its property %s, when and where it was taken',
    async (type) => {
      const copy = await cleaned(isoPieces, heic({ properties: [box(type, 'at home'), box('ispe', 'size')] }))
      expect(copy.includes('at home')).toBe(false)
      expect(copy.includes(box('ispe', 'size'))).toBe(true)
    },
  )

  it('loses the names of its items', async () => {
    const copy = await cleaned(isoPieces, heic({ types: ['hvc1by Haneul', 'Exifby Haneul', 'hvc1'] }))
    expect(copy.includes('Haneul')).toBe(false)
  })

  it('with two metadata items in the same bytes loses both', async () => {
    const original = heic({
      extents: (data) => [
        { item: 2, method: 0, offset: data + pixels.length, length: 8 },
        { item: 3, method: 0, offset: data + pixels.length + 2, length: exif.length - 2 },
      ],
    })
    expect((await cleaned(isoPieces, original)).subarray(-exif.length)).toEqual(Buffer.alloc(exif.length))
  })

  it.each<[string, Buffer]>([
    ['has items of another kind', heic({ types: ['hvc1', 'Exif', 'what'] })],
    ['moves', Buffer.concat([heic(), box('moov', 'tracks')])],
    ['is described twice', Buffer.concat([heic(), box('meta', four(0))])],
    ['has a property nobody knows', heic({ properties: [box('what', 'at home')] })],
    ['holds a box nobody knows', heic({ parts: [box('what', 'at home')] })],
    [
      'keeps notes where its picture is',
      heic({ extents: (data) => [1, 2].map((id) => ({ item: id, method: 0, offset: data, length: 6 })) }),
    ],
    [
      'keeps notes outside of its data',
      heic({ extents: () => [{ item: 2, method: 0, offset: 4, length: 6 }] }),
    ],
    ['keeps notes in another item', heic({ extents: () => [{ item: 2, method: 2, offset: 0, length: 6 }] })],
    [
      'does not say where notes end',
      heic({ extents: (data) => [{ item: 2, method: 0, offset: data + 6, length: 0 }] }),
    ],
    ['is cut off', heic().subarray(0, -1)],
  ])('that %s is not understood', async (_what, bytes) => {
    await expect(cleaned(isoPieces, bytes)).rejects.toThrow()
  })
})

it('an AVIF keeps its length', async () => {
  const original = await makeNoted('avif')
  expect((await cleaned(isoPieces, original)).length).toBe(original.length)
})

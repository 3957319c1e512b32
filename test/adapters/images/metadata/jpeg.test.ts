import { expect, it } from 'vitest'
import { exifOfAdobeRgb } from '../../../../electron/adapters/images/metadata/adobe-rgb'
import { jpegPieces } from '../../../../electron/adapters/images/metadata/jpeg'
import { exifMark, exifOfOrientation } from '../../../../electron/adapters/images/metadata/orientation'
import { cleaned } from '../../../support/images/cleaned'

const start = Buffer.from([0xff, 0xd8])
const end = Buffer.from([0xff, 0xd9])
const jfif = segment(0xe0, Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\0\0', 'latin1'))
const adobe = segment(0xee, Buffer.from('Adobe\0\x64\0\0\0\0\x01', 'latin1'))
const profile = segment(0xe2, 'ICC_PROFILE\0\x01\x01colours')
const tables = segment(0xdb, 'tables')
const frame = segment(0xc2, 'frame')
/** With a zero after an FF that is a pixel's, a restart, and space before the next marker. */
const scan = Buffer.concat([segment(0xda, 'scan'), Buffer.from([1, 0xff, 0, 2, 0xff, 0xd3, 3, 0xff, 0xff])])
const picture = [tables, frame, scan, segment(0xc4, 'more'), scan]

function segment(marker: number, content: string | Buffer): Buffer {
  const bytes = Buffer.from(content)
  return Buffer.concat([Buffer.from([0xff, marker, 0, 2 + bytes.length]), bytes])
}

/** As cameras write it that have no profile for Adobe RGB: beside who took the picture, and where. */
function cameraExif(isLittle: boolean, orientation: number, colourSpace: number, index: string): Buffer {
  const order = (bytes: readonly number[]) => (isLittle ? bytes.toReversed() : bytes)
  const short = (value: number) => order([value >> 8, value & 0xff])
  const long = (value: number) => order([0, 0, value >> 8, value & 0xff])
  const entry = (tag: number, type: number, count: number, value: readonly number[]) => [
    ...[...short(tag), ...short(type), ...long(count), ...value],
    ...Array.from({ length: 4 - value.length }, () => 0),
  ]
  const directory = (...entries: readonly (readonly number[])[]) => [
    ...short(entries.length),
    ...entries.flat(),
    ...long(0),
  ]
  const text = (value: string) => [...Buffer.from(`${value}\0`, 'latin1')]
  const tiff = [
    ...[...(isLittle ? [0x49, 0x49] : [0x4d, 0x4d]), ...short(42), ...long(8)],
    ...directory(
      entry(0x0112, 3, 1, short(orientation)),
      entry(0x013b, 2, 4, text('Kim')),
      entry(0x8769, 4, 1, long(50)),
    ),
    ...directory(entry(0xa001, 3, 1, short(colourSpace)), entry(0xa005, 4, 1, long(80))),
    ...directory(entry(1, 2, 4, text(index))),
  ]
  return segment(0xe1, Buffer.from([...exifMark, ...tiff]))
}

/** What remains of it. */
const adobeRgb = (orientation: number) =>
  segment(0xe1, Buffer.concat([exifMark, exifOfAdobeRgb(orientation)]))

const exif = (orientation: number) => segment(0xe1, Buffer.concat([exifMark, exifOfOrientation(orientation)]))
const noted = (orientation: number) =>
  segment(0xe1, Buffer.concat([exifMark, exifOfOrientation(orientation), Buffer.from('at home')]))

it.each<[string, readonly Buffer[], readonly Buffer[]]>([
  ['a picture alone stays', [start, jfif, ...picture, end], [start, jfif, ...picture, end]],
  [
    'what tells its colours stays',
    [start, adobe, profile, ...picture, end],
    [start, adobe, profile, ...picture, end],
  ],
  ['comments go', [start, segment(0xfe, 'hello'), ...picture, end], [start, ...picture, end]],
  [
    'XMP goes',
    [start, segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x/>'), ...picture, end],
    [start, ...picture, end],
  ],
  ['IPTC goes', [start, segment(0xed, 'Photoshop 3.0\0'), ...picture, end], [start, ...picture, end]],
  [
    'pointers to further pictures go',
    [start, segment(0xe2, 'MPF\0II*'), ...picture, end],
    [start, ...picture, end],
  ],
  [
    'what other programs keep goes',
    [start, segment(0xe5, 'maker'), ...picture, end],
    [start, ...picture, end],
  ],
  ['what follows the picture goes', [start, ...picture, end, Buffer.from('film')], [start, ...picture, end]],
  [
    'notes between scans go',
    [start, ...picture, segment(0xfe, 'x'), scan, end],
    [start, ...picture, scan, end],
  ],
  ['EXIF data goes', [start, noted(1), ...picture, end], [start, ...picture, end]],
  [
    'of EXIF data the turn stays, in its place',
    [start, jfif, noted(6), ...picture, end],
    [start, jfif, exif(6), ...picture, end],
  ],
  ['the first EXIF data counts', [start, noted(1), noted(6), ...picture, end], [start, ...picture, end]],
  ['EXIF data that turns it nowhere goes', [start, noted(9), ...picture, end], [start, ...picture, end]],
  [
    'of EXIF data it stays that the colours are Adobe RGB',
    [start, cameraExif(true, 1, 0xffff, 'R03'), ...picture, end],
    [start, adobeRgb(1), ...picture, end],
  ],
  [
    'of EXIF data Adobe RGB and the turn stay, in whatever order its bytes are',
    [start, cameraExif(false, 6, 0xffff, 'R03'), noted(8), ...picture, end],
    [start, adobeRgb(6), ...picture, end],
  ],
  [
    'EXIF data goes where it says that the colours are the usual ones',
    [start, cameraExif(true, 1, 1, 'R98'), ...picture, end],
    [start, ...picture, end],
  ],
  [
    'EXIF data goes where it does not say which colours they are',
    [start, cameraExif(true, 1, 0xffff, 'R98'), ...picture, end],
    [start, ...picture, end],
  ],
  [
    'a small picture goes with its extension',
    [start, jfif, segment(0xe0, 'JFXX\0\x10'), ...picture, end],
    [start, jfif, ...picture, end],
  ],
  [
    'what is hidden behind the measures of no small picture goes',
    [start, segment(0xe0, Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\0\0at home', 'latin1')), ...picture, end],
    [start, jfif, ...picture, end],
  ],
  [
    'a small picture goes',
    [start, segment(0xe0, Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01abc', 'latin1')), ...picture, end],
    [start, jfif, ...picture, end],
  ],
])('%s', async (_what, before, after) => {
  expect(await cleaned(jpegPieces, Buffer.concat(before))).toEqual(Buffer.concat(after))
})

it.each<[string, readonly Buffer[]]>([
  ['no end', [start, ...picture]],
  ['a segment that does not end', [start, Buffer.from([0xff, 0xdb, 0xff, 0xff, 0])]],
  ['a segment of no length', [start, Buffer.from([0xff, 0xfe, 0, 1]), ...picture, end]],
  ['bytes between segments', [start, Buffer.from('?'), ...picture, end]],
  ['markers of another format', [start, segment(0xf7, 'frame'), ...picture, end]],
  [
    'more in Adobe’s segment than there should be',
    [start, segment(0xee, 'Adobe\0\x64\0\0\0\0\x01at home'), end],
  ],
  ['another start', [Buffer.from('II*\0'), ...picture, end]],
])('%s is not understood', async (_what, parts) => {
  await expect(cleaned(jpegPieces, Buffer.concat(parts))).rejects.toThrow()
})

it.each([65_534, 65_535, 65_536, 65_537, 131_069, 131_070, 131_071, 131_072])(
  'the data of a picture of %i bytes ends correctly, wherever it is split into pieces',
  async (length) => {
    const stuffed = Buffer.alloc(length, Buffer.from([0xff, 0]))
    // Not with an FF, which would begin a marker.
    stuffed[length - 1] = 0
    const long = Buffer.concat([start, tables, segment(0xda, 'scan'), stuffed, end])
    expect((await cleaned(jpegPieces, Buffer.concat([long, Buffer.from('film')]))).equals(long)).toBe(true)
  },
)

it('an orientation is a directory with one entry', () => {
  expect(exifOfOrientation(8).toString('hex')).toBe(
    '4d4d002a00000008' + '0001' + '011200030000000100080000' + '00000000',
  )
})

it('Adobe RGB is written as cameras write it, and nothing else', () => {
  expect(exifOfAdobeRgb(6)).toEqual(
    Buffer.from(
      '4d4d002a00000008' +
        ['0002', '011200030000000100060000', '876900040000000100000026', '00000000'].join('') +
        ['0002', 'a001000300000001ffff0000', 'a00500040000000100000044', '00000000'].join('') +
        ['0001', '000100020000000452303300', '00000000'].join(''),
      'hex',
    ),
  )
})

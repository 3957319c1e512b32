import { expect, it } from 'vitest'
import { jpegPieces } from '../../../../electron/adapters/images/metadata/jpeg'
import { exifOfTurn, markedExifOfTurn } from '../../../../electron/adapters/images/metadata/orientation'
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

const exif = (orientation: number) => segment(0xe1, markedExifOfTurn(orientation))
const noted = (orientation: number) =>
  segment(0xe1, Buffer.concat([markedExifOfTurn(orientation), Buffer.from('at home')]))

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
    'a small picture goes with its extension',
    [start, jfif, segment(0xe0, 'JFXX\0\x10'), ...picture, end],
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

it.each([65_520, 65_521, 65_522, 65_523, 65_524, 65_525, 131_057, 131_058, 131_059])(
  'a picture of %i bytes ends where it ends, wherever it is cut into pieces',
  async (length) => {
    const stuffed = Buffer.alloc(length, Buffer.from([0xff, 0]))
    // Not with an FF, which would begin a marker.
    stuffed[length - 1] = 0
    const long = Buffer.concat([start, tables, segment(0xda, 'scan'), stuffed, end])
    expect(await cleaned(jpegPieces, Buffer.concat([long, Buffer.from('film')]))).toEqual(long)
  },
)

it('a turn is one entry of a directory', () => {
  expect(exifOfTurn(8).toString('hex')).toBe(
    '4d4d002a00000008' + '0001' + '011200030000000100080000' + '00000000',
  )
})

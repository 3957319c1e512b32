import { pieceBytes, type ByteSource } from '../byte-source'
import { exifOfAdobeRgb, isAdobeRgb } from './adobe-rgb'
import { exifMark, exifOfOrientation, orientationOf, upright } from './orientation'
import { kept, NotUnderstood, put, readWhole, type Piece } from './pieces'

const [startOfImage, endOfImage, startOfScan, comment] = [0xd8, 0xd9, 0xda, 0xfe]
const [app0, app1, app2, app14, app15] = [0xe0, 0xe1, 0xe2, 0xee, 0xef]

/** Tables, frames and scans (ITU T.81, table B.1): C0 to CF except a reserved one, DB to DF. */
const isOfPicture = (marker: number): boolean =>
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker >= 0xdb && marker <= 0xdf)

interface Segment {
  readonly marker: number
  /** Where it begins, including fill bytes before its marker. */
  readonly start: number
  readonly content: number
  readonly end: number
}

/** What EXIF data says about showing the picture. */
interface Hints {
  readonly orientation: number
  readonly hasAdobeRgb: boolean
}

/**
 * JPEG (ITU T.81, annex B): keeps the picture and its colour information. Notes, thumbnails, whatever is beside the
 * picture or after it (films, depth maps, other pictures) and unknown data are removed.
 */
export async function* jpegPieces(bytes: ByteSource): AsyncGenerator<Piece, void> {
  if ((await readWhole(bytes, 0, 2)).readUInt16BE() !== 0xff00 + startOfImage)
    throw new NotUnderstood('No JPEG.')
  yield kept(0, 2)
  let hints: Hints | undefined
  for (let at = 2; ;) {
    const segment = await segmentAt(bytes, at)
    const { marker, start, content, end } = segment
    if (marker === endOfImage) {
      yield kept(start, end)
      return
    }
    at = end
    if (marker === app1) {
      // The first segment with hints counts.
      const known = hints
      hints ??= await hintsIn(bytes, segment)
      if (known === undefined && hints !== undefined) yield* exifSegment(hints)
    } else if (marker === app0) yield* jfif(bytes, segment)
    else if (isOfPicture(marker) || (await definesColours(bytes, segment))) yield kept(start, end)
    else if (marker === startOfScan) {
      at = await endOfScan(bytes, end)
      yield kept(start, at)
    } else if (!((marker >= app0 && marker <= app15) || marker === comment)) {
      throw new NotUnderstood(`Marker ${marker.toString(16)} at ${content}.`)
    }
  }
}

async function segmentAt(bytes: ByteSource, start: number): Promise<Segment> {
  for (let at = start; ; at += 1) {
    const head = await readWhole(bytes, at, 2)
    const marker = head.readUInt8(1)
    if (head.readUInt8(0) !== 0xff) throw new NotUnderstood(`No marker at ${at}.`)
    // Any number of FF bytes may precede a marker.
    if (marker === 0xff) continue
    if (marker === endOfImage) return { marker, start, content: at + 2, end: at + 2 }
    const length = (await readWhole(bytes, at + 2, 2)).readUInt16BE()
    const end = at + 2 + length
    if (length < 2 || end > bytes.size) throw new NotUnderstood(`Length of the segment at ${at}.`)
    return { marker, start, content: at + 4, end }
  }
}

async function startsWith(bytes: ByteSource, { content, end }: Segment, text: string): Promise<boolean> {
  if (end - content < text.length) return false
  return (await bytes.read(content, text.length)).toString('latin1') === text
}

async function hintsIn(bytes: ByteSource, segment: Segment): Promise<Hints | undefined> {
  if (!(await startsWith(bytes, segment, exifMark.toString('latin1')))) return undefined
  const orientation = await orientationOf(bytes, segment.content)
  const hasAdobeRgb = await isAdobeRgb(bytes, segment.content + exifMark.length)
  return orientation === undefined && !hasAdobeRgb
    ? undefined
    : { orientation: orientation ?? upright, hasAdobeRgb }
}

function* exifSegment({ orientation, hasAdobeRgb }: Hints): Generator<Piece, void> {
  if (!hasAdobeRgb && orientation === upright) return
  const exif = hasAdobeRgb ? exifOfAdobeRgb(orientation) : exifOfOrientation(orientation)
  yield put([0xff, app1, 0, 2 + exifMark.length + exif.length], exifMark, exif)
}

/** JFIF 1.02: twelve bytes, then a thumbnail, which is removed. Its extension (`JFXX`) is only a thumbnail. */
async function* jfif(bytes: ByteSource, segment: Segment): AsyncGenerator<Piece, void> {
  const { start, content, end } = segment
  if (!(await startsWith(bytes, segment, 'JFIF\0'))) return
  if (end - content < 14) throw new NotUnderstood('JFIF')
  const isBare = end - content === 14 && (await readWhole(bytes, content + 12, 2)).readUInt16BE() === 0
  if (isBare) yield kept(start, end)
  else {
    yield put([0xff, app0, 0, 16])
    yield kept(content, content + 12)
    yield put([0, 0])
  }
}

/** Whether it is a colour profile, or Adobe's twelve bytes that say which colours the components are. */
async function definesColours(bytes: ByteSource, segment: Segment): Promise<boolean> {
  if (segment.marker === app2) return startsWith(bytes, segment, 'ICC_PROFILE\0')
  if (segment.marker !== app14 || !(await startsWith(bytes, segment, 'Adobe'))) return false
  if (segment.end - segment.content !== 12) throw new NotUnderstood('Adobe')
  return true
}

/** Where the next marker is: within a picture's data, each FF is followed by 00 or a restart marker, D0 to D7. */
async function endOfScan(bytes: ByteSource, start: number): Promise<number> {
  for (let at = start; at < bytes.size;) {
    const piece = await bytes.read(at, pieceBytes)
    for (let found = piece.indexOf(0xff); found >= 0; found = piece.indexOf(0xff, found + 1)) {
      const next = piece[found + 1]
      if (next === undefined) break
      if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at + found
    }
    // An FF at the end of a piece is examined with what follows it.
    at += Math.max(1, piece.length - 1)
  }
  throw new NotUnderstood('The picture does not end.')
}

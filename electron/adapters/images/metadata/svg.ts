import { pieceBytes, type ByteSource } from '../byte-source'
import { kept, NotUnderstood, type Piece } from './pieces'

/** What programs and people add to drawings: notes, and embedded pictures with metadata of their own. */
const suspicious = /<!entity|metadata|rdf:|<dc:|mxfile|xpacket|xmpmeta|data:|file:|sodipodi|inkscape|i:pgf/i

/** Longer than any of these words: one that is split across two pieces is complete in the second. */
const overlapBytes = 16

const minBytes = 256

/** Sections that contain no markup: how they begin and end. */
const islands = { '<!--': /-->/, '<![CDATA[': /\]\]>/, '<?': /\?>/ } as const
const islandStart = /<!--|<!\[CDATA\[|<\?/

/**
 * SVG: removes comments. A drawing has no camera's data unless somebody has put it in; one that may have is not
 * understood, because only its author knows what in it belongs to the drawing.
 */
export async function* svgPieces(bytes: ByteSource): AsyncGenerator<Piece, void> {
  // In UTF-16, the words would not be found.
  if (await find(bytes, /\0/, 0)) throw new NotUnderstood('It is no plain text.')
  let from = 0
  for (
    let start = await find(bytes, islandStart, 0);
    start;
    start = await find(bytes, islandStart, start.end)
  ) {
    const closing = closingOf(start.text)
    const end = await find(bytes, closing, start.end)
    if (end === undefined) throw new NotUnderstood(`What begins at ${start.at} does not end.`)
    if (closing === islands['<!--']) {
      yield* drawing(bytes, from, start.at)
      from = end.end
    }
    start = end
  }
  yield* drawing(bytes, from, bytes.size)
}

function closingOf(text: string): RegExp {
  if (text === '<!--') return islands['<!--']
  return text === '<?' ? islands['<?'] : islands['<![CDATA[']
}

async function* drawing(bytes: ByteSource, from: number, to: number): AsyncGenerator<Piece, void> {
  const found = await find(bytes, suspicious, from, to)
  if (found !== undefined) throw new NotUnderstood(`It holds ${found.text} at ${found.at}.`)
  if (to > from) yield kept(from, to)
}

interface Found {
  readonly at: number
  readonly end: number
  readonly text: string
}

/** The first match before `to`; searched in small pieces first, because it is usually near. */
async function find(
  bytes: ByteSource,
  what: RegExp,
  from: number,
  to = bytes.size,
): Promise<Found | undefined> {
  let length = minBytes
  for (let at = from; at < to; at += length - overlapBytes) {
    length = Math.min(length * 2, pieceBytes)
    const piece = await bytes.read(at, Math.min(length, to - at))
    const found = what.exec(piece.toString('latin1'))
    if (found === null) continue
    const start = at + found.index
    return { at: start, end: start + found[0].length, text: found[0] }
  }
  return undefined
}

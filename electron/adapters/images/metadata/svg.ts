import { pieceBytes, type ByteSource } from '../byte-source'
import { kept, NotUnderstood, type Piece } from './pieces'

/** What programs and people leave in drawings besides the drawing: notes, and pictures with notes of their own. */
const telling = /<!--|<!entity|metadata|rdf:|xpacket|xmpmeta|data:|file:|sodipodi|inkscape|i:pgf/i
const longestTelling = 9

/** SVG: a drawing holds no camera's data unless somebody put it in. One with notes in it is not understood. */
export async function* svgPieces(bytes: ByteSource): AsyncGenerator<Piece, void> {
  for (let at = 0; at < bytes.size;) {
    const piece = await bytes.read(at, pieceBytes)
    const text = piece.toString('latin1')
    // In UTF-16 the words would not be seen.
    if (text.includes('\0') || telling.test(text)) throw new NotUnderstood('It holds notes.')
    at += piece.length < pieceBytes ? pieceBytes : pieceBytes - longestTelling
  }
  yield kept(0, bytes.size)
}

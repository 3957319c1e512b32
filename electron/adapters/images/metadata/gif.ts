import type { ByteSource } from '../byte-source'
import { afterSubBlocks, colourTableBytes } from '../examine/image-ends'
import { kept, NotUnderstood, readWhole, type Piece } from './pieces'

const [extension, image, trailer] = [0x21, 0x2c, 0x3b]
/** How a frame is shown, and another program's data. Plain text (01) is left out, because no program shows it. */
const [ofFrame, ofApplication] = [0xf9, 0xff]
/** Common extensions of programs: how often the animation plays, and a colour profile. */
const shownApplications: readonly string[] = ['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012']

/** GIF (GIF89a): keeps frames and how they play; removes comments, texts, XMP and other programs' data. */
export async function* gifPieces(bytes: ByteSource): AsyncGenerator<Piece, void> {
  const head = await readWhole(bytes, 0, 13)
  if (!/^GIF8[79]a/.test(head.toString('latin1', 0, 6))) throw new NotUnderstood('No GIF.')
  const start = 13 + colourTableBytes(head.readUInt8(10))
  if (start > bytes.size) throw new NotUnderstood('Colours')
  yield kept(0, start)
  // Some programs omit the last byte.
  for (let at = start; at < bytes.size;) {
    const [kind = 0] = await readWhole(bytes, at, 1)
    if (kind === trailer) {
      yield kept(at, at + 1)
      return
    }
    const end = await afterSubBlocks(bytes, await subBlocksOf(bytes, at, kind))
    if (end > bytes.size) throw new NotUnderstood(`The block at ${at} does not end.`)
    if (kind === image || (await isShown(bytes, at))) yield kept(at, end)
    at = end
  }
}

async function subBlocksOf(bytes: ByteSource, at: number, kind: number): Promise<number> {
  if (kind === extension) return at + 2
  if (kind !== image) throw new NotUnderstood(`Block at ${at}.`)
  return at + 11 + colourTableBytes((await readWhole(bytes, at + 9, 1)).readUInt8())
}

async function isShown(bytes: ByteSource, at: number): Promise<boolean> {
  const label = (await readWhole(bytes, at + 1, 1)).readUInt8()
  if (label !== ofApplication) return label === ofFrame
  const name = await bytes.read(at + 2, 12)
  return name[0] === 11 && shownApplications.includes(name.toString('latin1', 1))
}

import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { gifPieces } from '../../../../electron/adapters/images/metadata/gif'
import { cleaned } from '../../../support/images/cleaned'
import { makeNoise } from '../../../support/images/images'
import { looksOf } from '../../../support/images/noted'

const comment = subBlocks(0xfe, 'Kim Haneul')
const application = (name: string, content: string) =>
  Buffer.concat([Buffer.from([0x21, 0xff, 11]), Buffer.from(name), subBlocks(0, content).subarray(2)])

/** An extension with one block of content. */
function subBlocks(label: number, content: string): Buffer {
  return Buffer.concat([
    Buffer.from([0x21, label, content.length]),
    Buffer.from(content, 'latin1'),
    Buffer.from([0]),
  ])
}

let gif: Buffer
beforeAll(async () => {
  const frames = await Promise.all([1, 2, 3].map((side) => makeNoise('png', 30 * side, 90)))
  const pages = await Promise.all(
    frames.map((frame) => sharp(frame).resize(40, 40, { fit: 'fill' }).png().toBuffer()),
  )
  gif = await sharp(pages, { join: { animated: true } })
    .gif({ delay: [100, 200, 300], loop: 4 })
    .toBuffer()
})

/** With more blocks before its first one. */
function withBlocks(whole: Buffer, ...blocks: readonly Buffer[]): Buffer {
  const at = 13 + 3 * 2 ** (((whole[10] ?? 0) & 7) + 1) * (((whole[10] ?? 0) & 0x80) === 0 ? 0 : 1)
  return Buffer.concat([whole.subarray(0, at), ...blocks, whole.subarray(at)])
}

describe('a GIF', () => {
  it('that is animated stays as it is', async () => {
    expect(await cleaned(gifPieces, gif)).toEqual(gif)
  })

  it('loses comments, other programs’ data and what follows it, and plays as before', async () => {
    const xmp = application('XMP DataXMP', '<x:xmpmeta/>')
    const noted = Buffer.concat([withBlocks(gif, comment, xmp, subBlocks(0x99, '?')), Buffer.from('film')])
    const copy = await cleaned(gifPieces, noted)
    expect(copy).toEqual(gif)
    expect(await looksOf(copy)).toEqual(await looksOf(noted))
    expect(await looksOf(copy)).toMatchObject({ pages: 3, loop: 4, delay: [100, 200, 300] })
  })

  it('loses text that no program shows', async () => {
    const place = Buffer.from([0x21, 0x01, 12, ...Array<number>(12).fill(1)])
    const text = Buffer.concat([place, comment.subarray(2)])
    expect(await cleaned(gifPieces, withBlocks(gif, text))).toEqual(gif)
  })

  it('keeps its colour profile', async () => {
    const coloured = withBlocks(gif, application('ICCRGBG1012', 'colours'))
    expect(await cleaned(gifPieces, coloured)).toEqual(coloured)
  })

  it('without the last byte, which some programs omit, is understood', async () => {
    const shorter = gif.subarray(0, -1)
    expect(await cleaned(gifPieces, shorter)).toEqual(shorter)
  })

  it('that is cut off, or has an unknown block, is not understood', async () => {
    await expect(cleaned(gifPieces, gif.subarray(0, -5))).rejects.toThrow()
    await expect(cleaned(gifPieces, withBlocks(gif, Buffer.from([0x77])))).rejects.toThrow()
  })
})

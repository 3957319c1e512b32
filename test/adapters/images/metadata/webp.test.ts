import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { exifOfOrientation } from '../../../../electron/adapters/images/metadata/orientation'
import { webpPieces } from '../../../../electron/adapters/images/metadata/webp'
import { cleaned } from '../../../support/images/cleaned'
import { makeImage, makeNoise } from '../../../support/images/images'
import { looksOf, makeNoted, notesIn } from '../../../support/images/noted'

function chunk(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(content.length)
  return Buffer.concat([Buffer.from(type, 'latin1'), length, content, Buffer.alloc(content.length % 2)])
}

/** With more chunks at its end. */
function withChunks(webp: Buffer, ...chunks: readonly Buffer[]): Buffer {
  const whole = Buffer.concat([webp, ...chunks])
  whole.writeUInt32LE(whole.length - 8, 4)
  return whole
}

describe('a WebP', () => {
  it('that is animated loses its metadata, and plays as before', async () => {
    const frames = await Promise.all(['#123456', '#fedcba'].map((colour) => makeImage('png', 30, 20, colour)))
    const moving = await sharp(frames, { join: { animated: true } })
      .webp({ delay: [100, 250], loop: 3, lossless: true })
      .withExif({ IFD0: { Artist: 'Kim Haneul' } })
      .toBuffer()
    const copy = await cleaned(webpPieces, moving)
    expect(copy.includes('Kim Haneul')).toBe(false)
    expect(await notesIn(copy)).toMatchObject({ exifBytes: 0 })
    expect(await looksOf(copy)).toEqual(await looksOf(moving))
    expect(await looksOf(copy)).toMatchObject({ pages: 2, loop: 3, delay: [100, 250] })
  })

  it('has a header that matches its remaining content', async () => {
    const flagsOf = (webp: Buffer) => webp.readUInt8(20) & 0x0c
    expect(flagsOf(await makeNoted('webp', 6))).toBe(0x0c)
    expect(flagsOf(await cleaned(webpPieces, await makeNoted('webp', 6)))).toBe(0x08)
    expect(flagsOf(await cleaned(webpPieces, await makeNoted('webp')))).toBe(0)
  })

  it('loses unknown chunks and what follows it', async () => {
    const webp = await makeNoise('webp', 30, 20)
    const noted = Buffer.concat([withChunks(webp, chunk('NOTE', Buffer.from('odd'))), Buffer.from('film')])
    expect(await cleaned(webpPieces, noted)).toEqual(webp)
  })

  it('of the simple kind has no orientation to keep', async () => {
    const webp = await makeNoise('webp', 30, 20)
    expect(await cleaned(webpPieces, withChunks(webp, chunk('EXIF', exifOfOrientation(6))))).toEqual(webp)
  })

  it('with unknown data in a frame, or cut off, is not understood', async () => {
    const webp = await makeNoise('webp', 30, 20)
    const frame = chunk('ANMF', Buffer.concat([Buffer.alloc(16), chunk('NOTE', Buffer.from('at home'))]))
    await expect(cleaned(webpPieces, withChunks(webp, frame))).rejects.toThrow()
    await expect(cleaned(webpPieces, webp.subarray(0, -1))).rejects.toThrow()
  })
})

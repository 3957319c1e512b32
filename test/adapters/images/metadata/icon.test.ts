import { describe, expect, it } from 'vitest'
import { iconPieces } from '../../../../electron/adapters/images/metadata/icon'
import { NotUnderstood } from '../../../../electron/adapters/images/metadata/pieces'
import { pngPieces } from '../../../../electron/adapters/images/metadata/png'
import { cleaned } from '../../../support/images/cleaned'
import { makeImage } from '../../../support/images/images'
import { makeNoted } from '../../../support/images/noted'

const note = Buffer.from('Kim Haneul')

/** A bitmap of 4 × 2 pixels with its mask, as in an icon. */
function makeBitmap(bitsPerPixel: number, maskBytes = 8): Buffer {
  const header = Buffer.alloc(40)
  header.writeUInt32LE(header.length)
  header.writeInt32LE(4, 4)
  header.writeInt32LE(4, 8)
  header.writeUInt16LE(1, 12)
  header.writeUInt16LE(bitsPerPixel, 14)
  const table = bitsPerPixel <= 8 ? 4 * 2 ** bitsPerPixel : 0
  const rows = 2 * 4 * Math.ceil((4 * bitsPerPixel) / 32)
  return Buffer.concat([header, Buffer.alloc(table + rows + maskBytes)])
}

/** @param gap between the pictures */
function makeIcon(pictures: readonly Buffer[], gap = Buffer.alloc(0)): Buffer {
  const list = Buffer.alloc(6 + 16 * pictures.length)
  list.writeUInt16LE(1, 2)
  list.writeUInt16LE(pictures.length, 4)
  let end = list.length
  for (const [index, { length }] of pictures.entries()) {
    end += gap.length
    list.writeUInt32LE(length, 14 + 16 * index)
    list.writeUInt32LE(end, 18 + 16 * index)
    end += length
  }
  return Buffer.concat([list, ...pictures.flatMap((picture) => [gap, picture])])
}

/** An icon with one picture that stands twice in its list. */
function makeTwice(): Buffer {
  const icon = makeIcon([makeBitmap(24), makeBitmap(24)])
  icon.copy(icon, 22, 6, 22)
  return icon.subarray(0, -makeBitmap(24).length)
}

describe('an icon', () => {
  it('of bitmaps and PNGs stays as it is, and loses what is between and after them', async () => {
    const pictures = [makeBitmap(4), makeBitmap(8), await makeImage('png'), makeBitmap(32), makeBitmap(32, 0)]
    const plain = makeIcon(pictures)
    expect(await cleaned(iconPieces, plain)).toEqual(plain)
    expect(await cleaned(iconPieces, Buffer.concat([makeIcon(pictures, note), note]))).toEqual(plain)
  })

  it('loses what is in a picture beside its pixels', async () => {
    const png = await makeNoted('png')
    const noted = makeIcon([Buffer.concat([makeBitmap(24), note]), png])
    expect(await cleaned(iconPieces, noted)).toEqual(
      makeIcon([makeBitmap(24), await cleaned(pngPieces, png)]),
    )
  })

  it.each<readonly [string, Buffer]>([
    ['ends too early', makeIcon([makeBitmap(24)]).subarray(0, -1)],
    ['has a picture that ends too early', makeIcon([makeBitmap(24, 7)])],
    ['has a picture without its pixels', makeIcon([makeBitmap(32).subarray(0, 50)])],
    ['has hints before its pixels', makeIcon([Buffer.concat([makeBitmap(24), note]).fill(1, 32, 33)])],
    ['has its list beyond its end', makeIcon([makeBitmap(24)]).subarray(0, 20)],
    ['names the same picture more than once', makeTwice()],
  ])('that %s is not understood', async (_why, icon) => {
    await expect(cleaned(iconPieces, icon)).rejects.toThrow(NotUnderstood)
  })
})

import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { bmpPieces } from '../../../../electron/adapters/images/metadata/bmp'
import { gifPieces } from '../../../../electron/adapters/images/metadata/gif'
import { iconPieces } from '../../../../electron/adapters/images/metadata/icon'
import { isoPieces } from '../../../../electron/adapters/images/metadata/iso'
import { jpegPieces } from '../../../../electron/adapters/images/metadata/jpeg'
import { isWhole, NotUnderstood, type Rule } from '../../../../electron/adapters/images/metadata/pieces'
import { pngPieces } from '../../../../electron/adapters/images/metadata/png'
import { svgPieces } from '../../../../electron/adapters/images/metadata/svg'
import { webpPieces } from '../../../../electron/adapters/images/metadata/webp'
import { cleaned } from '../../../support/images/cleaned'
import { makeBitmap, makeIcon, makeNoise } from '../../../support/images/images'
import { makeNoted } from '../../../support/images/noted'

const rules: readonly (readonly [string, Rule, () => Promise<Buffer>])[] = [
  ['JPEG', jpegPieces, () => makeNoted('jpeg', 6)],
  ['PNG', pngPieces, () => makeNoted('png', 6)],
  ['WebP', webpPieces, () => makeNoted('webp', 6)],
  ['GIF', gifPieces, () => makeNoise('gif', 40, 30)],
  ['AVIF', isoPieces, () => makeNoted('avif')],
  ['ICO', iconPieces, makeIcon],
  ['BMP', bmpPieces, async () => makeBitmap()],
  ['SVG', svgPieces, async () => Buffer.from('<svg><metadata/></svg>')],
]

/** The result: a copy, or that it is not understood. */
async function outcome(rule: Rule, bytes: Buffer): Promise<Buffer | undefined> {
  try {
    return await cleaned(rule, bytes)
  } catch (error) {
    if (error instanceof NotUnderstood || error instanceof RangeError) return undefined
    throw error
  }
}

describe.each(rules)('a %s that is cut, overwritten or extended anywhere', (_name, rule, make) => {
  let original: Buffer
  beforeAll(async () => {
    original = await make()
  })

  it('is refused, or becomes a copy with nothing more to remove', async () => {
    const change = fc.record({
      cutAt: fc.double({ min: 0, max: 1, noNaN: true }),
      isCut: fc.boolean(),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      bytes: fc.uint8Array({ maxLength: 9 }),
      after: fc.uint8Array({ maxLength: 30 }),
    })
    await fc.assert(
      fc.asyncProperty(change, async ({ cutAt, isCut, at, bytes, after }) => {
        const whole = isCut ? original.subarray(0, Math.floor(cutAt * original.length)) : original
        const changed = Buffer.concat([whole, after])
        changed.set(
          bytes.subarray(0, changed.length),
          Math.floor(at * Math.max(0, changed.length - bytes.length)),
        )
        const copy = await outcome(rule, changed)
        if (copy === undefined) return
        expect(copy.length).toBeLessThanOrEqual(changed.length + 64)
        expect((await outcome(rule, copy))?.equals(copy)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

it('any number of pieces needs no memory, not even a hundred thousand comments', async () => {
  const comment = Buffer.from([0x21, 0xfe, 1, 1, 0, 0x21, 0xf9, 1, 1, 0])
  const count = 100_000
  const head = Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(7)])
  const size = head.length + count * comment.length + 1
  const read = async (at: number, length: number): Promise<Buffer> => {
    if (at >= size - 1) return at < size ? Buffer.from([0x3b]) : Buffer.alloc(0)
    if (at < head.length) return Buffer.concat([head, comment]).subarray(at, at + length)
    return Buffer.concat([comment, comment])
      .subarray((at - head.length) % comment.length)
      .subarray(0, length)
  }
  const before = process.memoryUsage().heapUsed
  expect(await isWhole(gifPieces({ size, read }), size)).toBe(false)
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 1024 ** 2)
})

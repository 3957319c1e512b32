import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import { examineImage } from '../../../../electron/adapters/images/examine/examine'
import type { Dimensions } from '../../../../electron/shared/dimensions'
import { folderForTest } from '../../../support/files/folder-for-test'
import {
  makeAnimatedPng,
  makeBitmap,
  makeHeif,
  makeIcon,
  makeImage,
  makeNoise,
  type MadeFormat,
} from '../../../support/images/images'

let folder = ''
beforeEach(async () => {
  folder = await folderForTest('dimensions')
})

async function dimensionsOf(
  contentType: string,
  bytes: Uint8Array,
  headBytes = 4100,
): Promise<Dimensions | undefined> {
  const path = join(folder, 'image')
  await writeFile(path, bytes)
  const ends = { head: bytes.subarray(0, headBytes), tail: new Uint8Array() }
  const file = { path, sizeBytes: bytes.length, modifiedAt: 0 }
  return (await examineImage(file, contentType, ends)).dimensions
}

const formats: readonly MadeFormat[] = ['jpeg', 'png', 'gif', 'webp', 'avif', 'tiff']

describe.each(formats)('a %s', (format) => {
  it('has the right dimensions, whether its head is known or not', async () => {
    const bytes = await makeImage(format, 300, 170)
    expect(await dimensionsOf(`image/${format}`, bytes)).toEqual({ width: 300, height: 170 })
    expect(await dimensionsOf(`image/${format}`, bytes, 0)).toEqual({ width: 300, height: 170 })
  })

  it('has the right dimensions behind its head', async () => {
    const bytes = await makeNoise(format, 200, 160)
    expect(bytes.length).toBeGreaterThan(4100)
    expect(await dimensionsOf(`image/${format}`, bytes, 12)).toEqual({ width: 200, height: 160 })
  })

  it('that is cut off at its start has no dimensions', async () => {
    const bytes = await makeImage(format, 30, 20)
    expect(await dimensionsOf(`image/${format}`, bytes.subarray(0, 9))).toBeUndefined()
  })
})

describe('orientation', () => {
  it.each([
    [1, { width: 60, height: 40 }],
    [2, { width: 60, height: 40 }],
    [3, { width: 60, height: 40 }],
    [4, { width: 60, height: 40 }],
    [5, { width: 40, height: 60 }],
    [6, { width: 40, height: 60 }],
    [7, { width: 40, height: 60 }],
    [8, { width: 40, height: 60 }],
  ])('%i of a JPEG is applied as in browsers', async (orientation, expected) => {
    const turned = await sharp(await makeImage('jpeg', 60, 40))
      .withMetadata({ orientation })
      .toBuffer()
    expect(await dimensionsOf('image/jpeg', turned)).toEqual(expected)
  })

  it.each<[MadeFormat, boolean]>([
    ['png', true],
    ['tiff', true],
    ['avif', true],
    ['webp', false],
  ])('of a %s is applied as in browsers: %s', async (format, counts) => {
    const turned = await sharp(await makeImage(format, 60, 40))
      .withMetadata({ orientation: 6 })
      .toFormat(format)
      .toBuffer()
    const expected = counts ? { width: 40, height: 60 } : { width: 60, height: 40 }
    expect(await dimensionsOf(`image/${format}`, turned)).toEqual(expected)
  })

  it.each([
    [0, { width: 60, height: 40 }],
    [1, { width: 40, height: 60 }],
    [2, { width: 60, height: 40 }],
    [3, { width: 40, height: 60 }],
  ])('of a HEIC is its number of quarter turns: %i', async (quarterTurns, expected) => {
    expect(await dimensionsOf('image/heic', makeHeif({ width: 60, height: 40, quarterTurns }))).toEqual(
      expected,
    )
  })

  it('in broken EXIF data is ignored', async () => {
    const jpeg = await makeImage('jpeg', 60, 40)
    const exif = Buffer.from('\xff\xe1\0\x10Exif\0\0MM\0*\xff\xff\xff\xff', 'latin1')
    const broken = Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)])
    expect(await dimensionsOf('image/jpeg', broken)).toEqual({ width: 60, height: 40 })
  })
})

describe("the dimensions of a format's variants", () => {
  const canvas = () => sharp({ create: { width: 321, height: 123, channels: 4, background: '#00ff0080' } })

  it.each([
    ['a lossless WebP', 'image/webp', () => canvas().webp({ lossless: true }).toBuffer()],
    ['a WebP with transparency', 'image/webp', () => canvas().webp().toBuffer()],
    ['a progressive JPEG', 'image/jpeg', () => canvas().jpeg({ progressive: true }).toBuffer()],
    ['an interlaced PNG', 'image/png', () => canvas().png({ progressive: true }).toBuffer()],
  ])('%s', async (_what, contentType, make) => {
    expect(await dimensionsOf(contentType, await make())).toEqual({ width: 321, height: 123 })
  })

  it('of a photo whose frame header is far from its start', async () => {
    const jpeg = await makeImage('jpeg', 60, 40)
    const note = Buffer.alloc(65_000, 'note')
    note.writeUInt32BE(0xffe20000 + note.length - 2, 0)
    const photograph = Buffer.concat([jpeg.subarray(0, 2), note, note, note, jpeg.subarray(2)])
    expect(await dimensionsOf('image/jpeg', photograph)).toEqual({ width: 60, height: 40 })
  })

  it('of an animation, a bitmap and an icon', async () => {
    expect(await dimensionsOf('image/png', await makeAnimatedPng())).toEqual({ width: 8, height: 8 })
    expect(await dimensionsOf('image/bmp', makeBitmap())).toEqual({ width: 1, height: 1 })
    expect(await dimensionsOf('image/x-icon', await makeIcon())).toEqual({ width: 16, height: 16 })
  })

  it('of a bitmap with rows from top to bottom', async () => {
    const bitmap = makeBitmap()
    bitmap.writeInt32LE(-7, 22)
    expect(await dimensionsOf('image/bmp', bitmap)).toEqual({ width: 1, height: 7 })
  })
})

describe('an SVG', () => {
  it.each([
    ['width="120" height="80"', { width: 120, height: 80 }],
    ["width='120px' height='80.4PX'", { width: 120, height: 80 }],
    ['width="1in" height="2.54cm"', { width: 96, height: 96 }],
    ['width="72pt" height="1pc"', { width: 96, height: 16 }],
    ['viewBox="0 0 24 12"', { width: 24, height: 12 }],
    ['viewBox="0,0,24,12" width="100%"', { width: 24, height: 12 }],
    ['width="48" viewBox="0 0 24 12"', { width: 48, height: 24 }],
    ['height="48" viewBox="0 0 24 12"', { width: 96, height: 48 }],
    ['stroke-width="9" data-height="9" viewBox="0 0 2 1"', { width: 2, height: 1 }],
    ['title="a > b" width="3" height="4"', { width: 3, height: 4 }],
    ['width="0" height="4"', undefined],
    ['width="10em" height="4em"', undefined],
    ['', undefined],
  ])('with %s', async (attributes, expected) => {
    const svg = `<?xml version="1.0"?>\n<!-- width="5" -->\n<svg ${attributes}><rect width="7" height="7"/></svg>`
    expect(await dimensionsOf('image/svg+xml', Buffer.from(svg))).toEqual(expected)
  })
})

it('there are no dimensions for a size of zero, nor for other types', async () => {
  const png = await makeImage('png')
  png.writeUInt32BE(0, 16)
  expect(await dimensionsOf('image/png', png)).toBeUndefined()
  expect(await dimensionsOf('application/pdf', png)).toBeUndefined()
})

it('never throws, whatever the bytes', async () => {
  const random = Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 7919) % 251))
  for (const type of [...formats, 'heic', 'bmp', 'x-icon', 'svg+xml']) {
    for (const length of [0, 1, 9, 20, 40, 3000]) {
      const found = await dimensionsOf(`image/${type}`, random.subarray(0, length))
      expect(found === undefined || found.width > 0, `${type}, ${length} bytes`).toBe(true)
    }
  }
})

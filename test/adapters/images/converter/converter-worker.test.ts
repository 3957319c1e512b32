import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { exifOfAdobeRgb } from '../../../../electron/adapters/images/metadata/adobe-rgb'
import { exifMark } from '../../../../electron/adapters/images/metadata/orientation'
import type { ConversionOrder } from '../../../../electron/core/ports/images'
import type { Conversion } from '../../../../electron/shared/uploads/conversion'
import { ConverterBench } from '../../../support/images/converter-bench'
import { makeGreyProfile } from '../../../support/images/grey-profile'
import {
  makeAnimatedPng,
  makeBomb,
  makeImage,
  makeNoise,
  type MadeFormat,
} from '../../../support/images/images'
import { makeNoted, notesIn, secrets } from '../../../support/images/noted'

const bench = new ConverterBench()

beforeAll(() => bench.open())
afterAll(() => bench.close())
beforeEach(() => bench.begin())

async function expectNone(order: ConversionOrder): Promise<void> {
  expect(await bench.convert(order)).toEqual({ ok: true, value: undefined })
  expect(await bench.spooled()).toEqual([])
}

/** Greys that look different without their colour profile. */
async function makeGrey(space: 'b-w' | 'grey16'): Promise<Buffer> {
  const profile = join(bench.folder, 'grey.icc')
  await writeFile(profile, makeGreyProfile())
  return sharp({ create: { width: 300, height: 300, channels: 3, background: '#999999' } })
    .toColourspace(space)
    .withIccProfile(profile)
    .png({ compressionLevel: 0 })
    .toBuffer()
}

describe('converting an image to another type', () => {
  it.each<[MadeFormat, Conversion['to'], string]>([
    ['png', 'webp', 'webp'],
    ['png', 'jpeg', 'jpeg'],
    ['png', 'avif', 'heif'],
    ['jpeg', 'webp', 'webp'],
    ['tiff', 'jpeg', 'jpeg'],
    ['tiff', 'webp', 'webp'],
  ])('turns a %s into a smaller %s, and reports its type', async (from, to, format) => {
    const image = await makeNoise(from, 120, 90)
    const copy = await bench.copy(await bench.order(image, `image/${from}`, { to, quality: 60 }))
    expect(await sharp(copy.bytes).metadata()).toMatchObject({ format, width: 120, height: 90 })
    expect(copy).toMatchObject({ contentType: `image/${to}`, dimensions: { width: 120, height: 90 } })
    const { size, mtimeMs } = await stat(copy.file.path)
    expect(copy.file).toMatchObject({ sizeBytes: size, modifiedAt: mtimeMs })
    expect(size).toBeLessThan(image.length)
  })

  it('puts transparent areas on white if the type has no transparency', async () => {
    const clear = { r: 255, g: 0, b: 0, alpha: 0 }
    const image = sharp({ create: { width: 200, height: 200, channels: 4, background: clear } })
    const png = await image.png({ compressionLevel: 0 }).toBuffer()
    const jpeg = await bench.copy(await bench.order(png, 'image/png', { to: 'jpeg' }))
    const { channels } = await sharp(jpeg.bytes).stats()
    expect(channels.map(({ mean }) => Math.round(mean))).toEqual([255, 255, 255])
    const webp = await bench.copy(await bench.order(png, 'image/png', { to: 'webp' }))
    expect((await sharp(webp.bytes).stats()).isOpaque).toBe(false)
  })

  it('keeps every pixel of flat images, such as screenshots, if that is smaller', async () => {
    const print = await sharp(await makeNoise('png', 60, 60))
      .threshold()
      .png()
      .toBuffer()
    const screen = sharp({ create: { width: 400, height: 300, channels: 3, background: '#fafafa' } })
      .composite([{ input: print, left: 40, top: 30 }])
      .png()
    const png = await screen.toBuffer()
    const copy = await bench.copy(await bench.order(png, 'image/png', { to: 'webp' }))
    const pixelsOf = (bytes: Buffer) => sharp(bytes).removeAlpha().raw().toBuffer()
    expect((await pixelsOf(copy.bytes)).equals(await pixelsOf(png))).toBe(true)
  })

  it('makes the same bytes each time', async () => {
    const order = await bench.order(await makeNoise('png', 120, 90), 'image/png', { to: 'avif' })
    expect((await bench.copy(order)).bytes.equals((await bench.copy(order)).bytes)).toBe(true)
  })

  it('makes no copy that is not smaller', async () => {
    const small = await makeNoise('avif', 120, 90)
    await expectNone(await bench.order(small, 'image/avif', { to: 'jpeg', quality: 100 }))
  })
})

describe('shrinking an image', () => {
  it.each<MadeFormat>(['png', 'jpeg', 'webp', 'avif', 'tiff'])('keeps a %s one', async (format) => {
    const image = await makeNoise(format, 200, 100)
    const copy = await bench.copy(await bench.order(image, `image/${format}`, { longestSide: 50 }))
    expect(copy).toMatchObject({ contentType: `image/${format}`, dimensions: { width: 50, height: 25 } })
    expect((await sharp(copy.bytes).metadata()).format).toBe(format === 'avif' ? 'heif' : format)
  })

  it('limits the width, whatever the height', async () => {
    const image = await makeNoise('png', 200, 400)
    const copy = await bench.copy(await bench.order(image, 'image/png', { maxWidth: 100 }))
    expect(copy.dimensions).toEqual({ width: 100, height: 200 })
  })

  it('leaves an image that is narrow enough, however high it is', async () => {
    await expectNone(await bench.order(await makeNoise('png', 100, 400), 'image/png', { maxWidth: 100 }))
  })

  it('respects both limits', async () => {
    const image = await makeNoise('png', 200, 400)
    const both = { maxWidth: 100, longestSide: 120 }
    expect((await bench.copy(await bench.order(image, 'image/png', both))).dimensions).toEqual({
      width: 60,
      height: 120,
    })
  })

  it('counts the width of a photo as it is displayed', async () => {
    const photo = await makeNoted('jpeg', 6, 300)
    const copy = await bench.copy(await bench.order(photo, 'image/jpeg', { maxWidth: 140 }))
    expect(copy.dimensions).toEqual({ width: 140, height: 150 })
  })

  it('leaves an image that is small enough', async () => {
    await expectNone(await bench.order(await makeNoise('jpeg', 100, 50), 'image/jpeg', { longestSide: 100 }))
  })

  it('makes no copy with more bytes', async () => {
    const flat = await sharp({ create: { width: 2000, height: 9, channels: 3, background: 'red' } })
      .composite([{ input: await makeNoise('png', 1, 9), left: 900, top: 0 }])
      .png({ palette: true, colours: 4 })
      .toBuffer()
    await expectNone(await bench.order(flat, 'image/png', { longestSide: 1999 }))
  })

  it('keeps the precision of a 16-bit PNG', async () => {
    const image = await sharp(await makeNoise('png', 200, 200))
      .toColourspace('rgb16')
      .png()
      .toBuffer()
    const copy = await bench.copy(await bench.order(image, 'image/png', { longestSide: 100 }))
    expect(await sharp(copy.bytes).metadata()).toMatchObject({ depth: 'ushort', width: 100 })
  })
})

describe('converting a photo', () => {
  it.each([
    ['jpeg', 'webp'],
    ['jpeg', 'avif'],
    ['png', 'webp'],
    ['png', 'jpeg'],
  ] as const)('from %s makes it upright as %s, and keeps its metadata', async (from, to) => {
    const photo = await makeNoted(from, 6, 120)
    const copy = await bench.copy(await bench.order(photo, `image/${from}`, { to, quality: 60 }))
    expect(copy.dimensions).toEqual({ width: 100, height: 120 })
    expect((await sharp(copy.bytes).metadata()).autoOrient).toEqual({ width: 100, height: 120 })
    expect(copy.bytes.includes('Seoul National Camera')).toBe(true)
    const notes = await notesIn(copy.bytes)
    expect(notes.orientation).toBe(1)
    expect(String(notes.xmp)).toContain('at home, in the garden')
    expect((await sharp(copy.bytes).metadata()).icc).toEqual((await sharp(photo).metadata()).icc)
  })

  it.each([
    ['jpeg', 'webp'],
    ['jpeg', 'avif'],
    ['png', 'jpeg'],
    ['webp', 'jpeg'],
    ['tiff', 'webp'],
  ] as const)('from %s removes its metadata as %s if that is wanted', async (from, to) => {
    const photo = await makeNoted(from, 6, 120)
    const copy = await bench.copy(await bench.order(photo, `image/${from}`, { to, quality: 70 }, false))
    for (const secret of secrets) expect(copy.bytes.includes(secret)).toBe(false)
    const { exif, xmp, iptc, icc, orientation = 1 } = await sharp(copy.bytes).metadata()
    expect([exif, xmp, iptc, icc, orientation]).toEqual([undefined, undefined, undefined, undefined, 1])
  })

  it('from WebP ignores an orientation that browsers ignore, and so does its copy', async () => {
    const photo = await makeNoted('webp', 6, 300)
    for (const keeps of [true, false]) {
      const copy = await bench.copy(await bench.order(photo, 'image/webp', { to: 'jpeg' }, keeps))
      expect(copy.dimensions).toEqual({ width: 300, height: 280 })
      expect((await sharp(copy.bytes).metadata()).autoOrient).toEqual({ width: 300, height: 280 })
    }
  })

  /** Average colour as every screen shows it. */
  async function colourOf(bytes: Uint8Array): Promise<readonly number[]> {
    const { channels } = await sharp(await sharp(bytes).withIccProfile('srgb').png().toBuffer()).stats()
    return channels.slice(0, 3).map(({ mean }) => Math.round(mean))
  }

  it.each([
    ['of a wider colour space', async () => makeColoured('p3', false), 'image/png'],
    ['of 16 bits in a wider colour space', async () => makeColoured('p3', true), 'image/png'],
    ['of greys of its own', async () => makeGrey('b-w'), 'image/png'],
    ['for print', async () => makeColoured('cmyk', false), 'image/jpeg'],
  ])('keeps the colours of %s', async (_what, make, contentType) => {
    const photo = await make()
    const seen = await colourOf(photo)
    for (const keeps of [true, false]) {
      for (const how of [{ to: 'webp' }, { longestSide: 100 }] as const) {
        const copy = await bench.copy(await bench.order(photo, contentType, how, keeps))
        expect((await sharp(copy.bytes).metadata()).space).not.toBe('cmyk')
        for (const [index, value] of (await colourOf(copy.bytes)).entries())
          expect(Math.abs(value - (seen[index] ?? 0)), `keeps ${keeps}, ${JSON.stringify(how)}`).toBeLessThan(
            6,
          )
      }
    }
  })

  async function makeColoured(profile: string, is16Bit: boolean): Promise<Buffer> {
    const plain = sharp({ create: { width: 300, height: 300, channels: 3, background: '#20c060' } })
    if (profile === 'cmyk') return plain.toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer()
    if (is16Bit) plain.toColourspace('rgb16')
    return plain.withIccProfile(profile).png({ compressionLevel: 0 }).toBuffer()
  }
})

describe('an image that is not converted', () => {
  it.each([
    ['an animated PNG', makeAnimatedPng, 'image/png'],
    ['an animated WebP', makeAnimatedWebp, 'image/webp'],
    ['an animated AVIF', makeAnimatedAvif, 'image/avif'],
    ['a TIFF of several pages', makePages, 'image/tiff'],
    ['a photo whose colours only its metadata tells', makeAdobeRgb, 'image/jpeg'],
    ['a photo of greys of its own with 16 bits', () => makeGrey('grey16'), 'image/png'],
    ['an image that says it is enormous', makeBomb, 'image/png'],
    ['a truncated image', async () => (await makeNoise('jpeg', 200, 200)).subarray(0, 4000), 'image/jpeg'],
    ['text', async () => Buffer.from('no image at all'), 'image/png'],
    ['nothing', async () => Buffer.alloc(0), 'image/png'],
  ])('is %s, and the next one is converted', async (_what, make, contentType) => {
    for (const conversion of [{ to: 'jpeg' }, { longestSide: 4 }] as const)
      await expectNone(await bench.order(await make(), contentType, conversion))
    await bench.copy(await bench.order(await makeNoise('png', 50, 50), 'image/png', { to: 'webp' }))
  })

  async function makeAnimatedWebp(): Promise<Buffer> {
    const frames = [await makeNoise('png', 60, 60), await makeImage('png', 60, 60)]
    return sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer()
  }

  /** One picture, in a file that says it has others that follow. */
  async function makeAnimatedAvif(): Promise<Buffer> {
    const avif = await makeNoise('avif', 60, 60)
    avif.write('avis', 8, 'latin1')
    return avif
  }

  async function makeAdobeRgb(): Promise<Buffer> {
    const jpeg = await makeNoise('jpeg', 60, 60)
    const exif = Buffer.concat([exifMark, exifOfAdobeRgb(1)])
    return Buffer.concat([
      jpeg.subarray(0, 2),
      Buffer.from([0xff, 0xe1, 0, 2 + exif.length]),
      exif,
      jpeg.subarray(2),
    ])
  }

  async function makePages(): Promise<Buffer> {
    const frames = [await makeNoise('png', 60, 60), await makeImage('png', 60, 60)]
    return sharp(frames, { join: { animated: true } })
      .tiff()
      .toBuffer()
  }
})

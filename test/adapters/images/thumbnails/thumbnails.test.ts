import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { thumbHashToAverageRGBA } from 'thumbhash'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Thumbnails } from '../../../../electron/adapters/images/thumbnails/thumbnails'
import { sourceOf } from '../../../support/files/source-file'
import {
  makeBomb,
  makeContainerStart,
  makeImage,
  makeNoise,
  svgImage,
  type MadeFormat,
} from '../../../support/images/images'
import { buildThumbnailWorker, startThumbnailWorker } from '../../../support/images/workers'
import { makeSilentLog } from '../../../support/silent-log'

let workerFile = ''
let home = ''
/** Of one test. */
let folder = ''
/** For all tests that do not mind which pictures are kept already: each process takes its time. */
let thumbnails: Thumbnails

beforeAll(async () => {
  workerFile = await buildThumbnailWorker()
  home = await mkdtemp(join(tmpdir(), 'ollim-thumbnails-'))
  thumbnails = keepIn(join(home, 'cache'))
})
afterAll(async () => {
  thumbnails.dispose()
  await rm(home, { recursive: true })
  await rm(dirname(workerFile), { recursive: true })
})
beforeEach(async () => {
  folder = await mkdtemp(join(home, 'test-'))
})

function keepIn(cache: string, file = workerFile): Thumbnails {
  return new Thumbnails({
    folder: cache,
    workerFile: file,
    startProcess: startThumbnailWorker,
    log: makeSilentLog(),
  })
}

async function write(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

/** The picture of a file as it is now. */
async function pictureOf(path: string, sizePixels: number, by = thumbnails): Promise<Uint8Array | undefined> {
  const source = await sourceOf(path)
  return ((await by.kept(source, sizePixels)) ?? (await by.make(source, sizePixels)))?.bytes
}

async function colourOf(picture: Uint8Array | undefined): Promise<readonly number[]> {
  const { channels } = await sharp(picture).removeAlpha().stats()
  return channels.map(({ mean }) => Math.round(mean))
}

describe('a thumbnail', () => {
  it.each<MadeFormat>(['jpeg', 'png', 'gif', 'webp', 'avif', 'tiff'])(
    'is a small WebP picture of a whole %s',
    async (format) => {
      const path = await write(`빨강 사진.${format}`, await makeImage(format, 300, 200, '#ff0000'))
      const picture = await pictureOf(path, 80)
      expect(await sharp(picture).metadata()).toMatchObject({ format: 'webp', width: 80, height: 53 })
      const [red = 0, green = 255, blue = 255] = await colourOf(picture)
      expect([red > 240, green < 15, blue < 15]).toEqual([true, true, true])
    },
  )

  it.each([
    [400, 50, { width: 80, height: 40 }],
    [50, 400, { width: 40, height: 80 }],
  ])('cuts the ends off a strip of %i × %i', async (width, height, kept) => {
    const picture = await pictureOf(await write('strip.png', await makeImage('png', width, height)), 80)
    expect(await sharp(picture).metadata()).toMatchObject(kept)
  })

  it('can be made of an SVG', async () => {
    expect(await sharp(await pictureOf(await write('a.svg', svgImage), 8)).metadata()).toMatchObject({
      format: 'webp',
      width: 8,
    })
  })

  it('does not enlarge a small image', async () => {
    const picture = await pictureOf(await write('icon.png', await makeImage('png', 16, 16)), 80)
    expect(await sharp(picture).metadata()).toMatchObject({ width: 16, height: 16 })
  })

  it("is upright, and has none of the camera's metadata", async () => {
    const lying = sharp({ create: { width: 20, height: 40, channels: 3, background: 'red' } })
      .composite([{ input: await makeImage('png', 20, 20, '#0000ff'), gravity: 'north' }])
      .withMetadata({ orientation: 6 })
    const picture = await pictureOf(await write('turned.jpg', await lying.jpeg().toBuffer()), 20)
    expect(await sharp(picture).metadata()).toMatchObject({ width: 20, height: 10 })
    const rightEdge = await sharp(picture).extract({ left: 16, top: 0, width: 4, height: 10 }).toBuffer()
    const [red = 255, , blue = 0] = await colourOf(rightEdge)
    expect(blue).toBeGreaterThan(red)
    expect((await sharp(picture).metadata()).exif).toBeUndefined()
  })

  it.each([
    ['a truncated image', async () => (await makeNoise('jpeg', 200, 200)).subarray(0, 4000)],
    ['an image that says it is enormous', makeBomb],
    ['text', async () => Buffer.from('no image at all')],
    ['nothing', async () => Buffer.alloc(0)],
    ['the mere start of a HEIC', async () => makeContainerStart('heic', 'mif1', 'heic')],
  ])('is not made of %s', async (_what, make) => {
    expect(await pictureOf(await write('bad', await make()), 80)).toBeUndefined()
    expect(await pictureOf(await write('good', await makeImage('png')), 80)).toBeDefined()
  })

  it('is not made of what is not a file', async () => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    for (const path of [pipe, folder, join(folder, 'gone.png'), 'a\0b']) {
      const source = { path, sizeBytes: 0, modifiedAt: 0 }
      expect(await thumbnails.make(source, 80)).toBeUndefined()
      await thumbnails.keepOf(path, 80)
    }
  })
})

describe('keeping thumbnails', () => {
  it('makes each once, for all who ask and for later runs', async () => {
    const path = await write('a.png', await makeImage('png', 100, 100))
    const first = keepIn(join(folder, 'cache'))
    const [one, other] = await Promise.all([pictureOf(path, 40, first), pictureOf(path, 40, first)])
    first.dispose()
    expect(one).toBe(other)
    const later = keepIn(join(folder, 'cache'), '/no/worker')
    expect(Buffer.from((await pictureOf(path, 40, later)) ?? [])).toEqual(Buffer.from(one ?? []))
    expect(await readdir(join(folder, 'cache'))).toHaveLength(1)
  })

  it('makes one that is not kept without looking for it again', async () => {
    const path = await write('a.png', await makeImage('png', 100, 100))
    const own = keepIn(join(folder, 'cache'))
    await pictureOf(path, 40, own)
    const [name = ''] = await readdir(join(folder, 'cache'))
    await writeFile(join(folder, 'cache', name), 'older')
    const made = await own.make(await sourceOf(path), 40)
    own.dispose()
    expect(await sharp(made?.bytes).metadata()).toMatchObject({ width: 40 })
  })

  it('makes it again for another size and for a changed file', async () => {
    const path = await write('a.png', await makeImage('png', 100, 100, '#ff0000'))
    const first = await pictureOf(path, 40)
    expect(await pictureOf(path, 50)).not.toEqual(first)
    await write('a.png', await makeImage('png', 100, 100, '#0000ff'))
    await utimes(path, 1_700_000_000, 1_700_000_000)
    expect(await colourOf(await pictureOf(path, 40))).not.toEqual(await colourOf(first))
  })
})

describe('the ThumbHash of a thumbnail', () => {
  it('is returned when the thumbnail is made, and computed later for a kept one', async () => {
    const source = await sourceOf(await write('a.png', await makeImage('png', 100, 50, '#ff0000')))
    const picture = await thumbnails.make(source, 40)
    const averageOf = (hash = '') => {
      const { r, g, b } = thumbHashToAverageRGBA(Buffer.from(hash, 'base64'))
      return [r, g, b].map(Math.round)
    }
    expect(averageOf(picture?.thumbHash)).toEqual([1, 0, 0])
    expect((await thumbnails.kept(source, 40))?.thumbHash).toBeUndefined()
    expect(averageOf(await thumbnails.hashOf(source, 40))).toEqual([1, 0, 0])
    expect(await thumbnails.hashOf(source, 50)).toBeUndefined()
  })

  it('is computed once, however many entries the image has', async () => {
    const cache = join(folder, 'cache')
    const own = keepIn(cache)
    const source = await sourceOf(await write('a.png', await makeImage('png', 100, 50, '#ff0000')))
    await own.make(source, 40)
    const first = await own.hashOf(source, 40)
    await rm(cache, { recursive: true })
    expect([first, await own.hashOf(source, 40)]).toEqual([expect.any(String), first])
    own.dispose()
  })
})

describe('the thumbnail of an object', () => {
  it('is made of its bytes while they exist, and kept for it', async () => {
    const object = { path: 'object\0bucket\0a.png', sizeBytes: 1, modifiedAt: 0 }
    const path = await write('fetched.png', await makeImage('png', 100, 100))
    expect(await thumbnails.kept(object, 40)).toBeUndefined()
    expect(await thumbnails.keep(object, path, 40)).toMatchObject({ thumbHash: expect.any(String) })
    await rm(path)
    expect(await sharp((await thumbnails.kept(object, 40))?.bytes).metadata()).toMatchObject({ width: 40 })
  })
})

describe('a file that has changed', () => {
  it('keeps the thumbnail that was made before it was deleted', async () => {
    const path = await write('pasted.png', await makeImage('png', 100, 100))
    const source = await sourceOf(path)
    await thumbnails.keepOf(path, 40)
    await rm(path)
    expect(await sharp((await thumbnails.kept(source, 40))?.bytes).metadata()).toMatchObject({ width: 40 })
    expect(await thumbnails.make(source, 50)).toBeUndefined()
  })

  it('reports whether its thumbnail was interrupted or cannot be made', async () => {
    const path = await write('pasted.png', await makeImage('png', 100, 100))
    const own = keepIn(join(folder, 'cache'))
    const making = own.keepOf(path, 40)
    const none = await own.keepOf(await write('none.png', new Uint8Array([1])), 40)
    expect([await making, none]).toEqual([true, true])
    const late = own.keepOf(path, 50)
    own.dispose()
    expect(await late).toBe(false)
  })

  it('does not share its key with another picture', async () => {
    const path = await write('a.png', await makeImage('png', 100, 100, '#ff0000'))
    const source = await sourceOf(path)
    await write('a.png', await makeImage('png', 90, 90, '#0000ff'))
    await utimes(path, 1_700_000_000, 1_700_000_000)
    expect(await thumbnails.make(source, 40)).toBeUndefined()
  })
})

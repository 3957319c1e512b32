import { writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSpool, type SweptSpool } from '../../../../../electron/adapters/files/spool'
import type { ConversionOrder, ImageConverter } from '../../../../../electron/core/ports/images'
import type { Engine } from '../../../../../electron/core/uploads/engine'
import {
  noConversion,
  type Conversion,
  type ConversionOverrides,
} from '../../../../../electron/shared/uploads/conversion'
import { failure } from '../../../../../electron/shared/failures/failure'
import { problem, success } from '../../../../../electron/shared/result'
import { makeNoise, svgImage } from '../../../../support/images/images'
import { makeNoted, secrets } from '../../../../support/images/noted'
import { PrepareBench } from '../../../../support/prepare-bench'
import { sampleTarget } from '../../../../support/sample-target'
import { uploadsOf } from '../../../../support/uploads-of'

const toWebp: Conversion = { ...noConversion, to: 'webp' }
const nothing: ImageConverter['convert'] = async () => success(undefined)

describe('preparing an image that is to be converted', () => {
  let bench: PrepareBench
  let spool: SweptSpool
  let copyBytes: Buffer
  /** What is asked of the converter. */
  let orders: ConversionOrder[]
  let convert: ImageConverter['convert']

  beforeEach(async () => {
    bench = await PrepareBench.open(await makeNoted('jpeg'))
    bench.conversion = toWebp
    bench.converter = {
      convert: (order, ...rest) => {
        orders.push(order)
        return convert(order, ...rest)
      },
    }
    spool = createSpool(bench.spoolFolder)
    copyBytes = Buffer.from('a smaller picture')
    orders = []
    convert = makeWebp
  })
  afterEach(() => bench.dispose())

  const makeWebp: ImageConverter['convert'] = async (_order, name) => {
    const kept = await spool.keepMade(name, async (file) => {
      await writeFile(file, copyBytes)
      return true
    })
    if (!kept.ok) return kept
    const drawn = { contentType: 'image/webp', dimensions: { width: 6, height: 4 } }
    return success(kept.value && { file: kept.value.file, ...drawn })
  }

  const keys = () => [...bench.bucket.sent.keys()]

  async function uploadPhoto(overrides: ConversionOverrides = {}): Promise<Engine> {
    const engine = bench.start()
    await engine.uploadPaths([await bench.write('photo.jpg')], 'blog', { conversion: overrides })
    await bench.ended(engine)
    return engine
  }

  function expectClean(key: string): void {
    const bytes = bench.sent(key)
    expect(bytes.length).toBeGreaterThan(0)
    for (const secret of secrets) expect(bytes.includes(secret)).toBe(false)
  }

  it('is converting only once the converter has begun', async () => {
    const statuses: unknown[] = []
    const note = () => statuses.push(uploadsOf(engine.list)[0]?.status)
    convert = async (order, name, signal, onBegin) => {
      note()
      onBegin()
      note()
      return makeWebp(order, name, signal, onBegin)
    }
    const engine = bench.start()
    await engine.uploadPaths([await bench.write('photo.jpg')], 'blog')
    await bench.ended(engine)
    expect(statuses).toEqual([{ state: 'preparing' }, { state: 'preparing', isConverting: true }])
  })

  it('sends the copy under a key for its type, reports the change, and leaves no file behind', async () => {
    const engine = await uploadPhoto()
    expect([...bench.bucket.sent]).toEqual([['photo.webp', { bytes: copyBytes, contentType: 'image/webp' }]])
    const dimensions = { width: 6, height: 4 }
    const sizeBefore = { width: 60, height: 40 }
    const accepted = { sizeBytes: bench.photo.length, contentType: 'image/jpeg', dimensions: sizeBefore }
    const known = { sizeBytes: copyBytes.length, contentType: 'image/webp', dimensions }
    expect(uploadsOf(engine.list)).toMatchObject([
      {
        ...known,
        name: 'photo.jpg',
        accepted,
        status: { state: 'done' },
      },
    ])
    expect(bench.history.entries).toMatchObject([{ ...known, name: 'photo.jpg', key: 'photo.webp' }])
    expect(orders).toMatchObject([{ contentType: 'image/jpeg', conversion: toWebp, keepsMetadata: true }])
    await expect.poll(() => bench.spooled()).toEqual([])
  })

  it('does not convert an image that needs no conversion', async () => {
    const engine = bench.start()
    const files = [
      await bench.write('mark.svg', svgImage),
      await bench.write('a.webp', await makeNoise('webp', 8, 8)),
    ]
    await engine.uploadPaths(files, 'blog')
    await bench.ended(engine)
    expect(keys().toSorted()).toEqual(['a.webp', 'mark.svg'])
    expect(orders).toEqual([])
    expect([...bench.journal.load()].map(({ plan }) => 'conversion' in plan)).toEqual([false, false])
  })

  it('sends an image as it is if it cannot be converted', async () => {
    convert = nothing
    const engine = await uploadPhoto()
    expect([...bench.bucket.sent]).toEqual([['photo.jpg', { bytes: bench.photo, contentType: 'image/jpeg' }]])
    expect(uploadsOf(engine.list)[0]).not.toHaveProperty('accepted')
  })

  it('asks for a copy without metadata if metadata is to be removed', async () => {
    bench.removesMetadata = true
    await uploadPhoto()
    expect(orders).toMatchObject([{ keepsMetadata: false }])
    expect(bench.sent('photo.webp')).toEqual(copyBytes)
  })

  it('removes the metadata of an image that cannot be converted, or does not upload it', async () => {
    bench.removesMetadata = true
    convert = nothing
    const engine = bench.start()
    const files = [
      await bench.write('photo.jpg'),
      await bench.write('scan.tif', await makeNoise('tiff', 8, 8)),
    ]
    await engine.uploadPaths(files, 'blog')
    await bench.ended(engine)
    expect(keys()).toEqual(['photo.jpg'])
    expectClean('photo.jpg')
    expect(uploadsOf(engine.list)[1]?.status).toMatchObject({ failure: { kind: 'metadata-stuck' } })
  })

  it('fails if the copy cannot be stored', async () => {
    convert = async (_order, name) => problem(failure('disk-full', { name }))
    const engine = await uploadPhoto()
    expect(uploadsOf(engine.list)[0]?.status).toMatchObject({ failure: { kind: 'disk-full' } })
    expect(keys()).toEqual([])
  })

  it('uses the choice made when the image was accepted', async () => {
    const engine = bench.start()
    engine.queue.pause()
    await engine.uploadPaths([await bench.write('before.jpg')], 'blog')
    bench.conversion = noConversion
    await engine.uploadPaths([await bench.write('after.jpg')], 'blog')
    bench.conversion = { ...noConversion, to: 'avif' }
    engine.queue.resume()
    await bench.ended(engine)
    expect(keys().toSorted()).toEqual(['after.jpg', 'before.webp'])
    expect(orders).toMatchObject([{ conversion: toWebp }])
  })

  it("uses an upload's own options, and the settings for the others", async () => {
    await uploadPhoto({ quality: 90 })
    expect(orders).toMatchObject([{ conversion: { ...toWebp, quality: 90 } }])
  })

  it('does not convert an image that an Ollim without conversion had accepted', async () => {
    bench.conversion = noConversion
    const engine = bench.start()
    engine.queue.pause()
    await engine.uploadPaths([await bench.write('photo.jpg')], 'blog')
    await engine.dispose()
    bench.conversion = toWebp
    await bench.ended(bench.start())
    expect(keys()).toEqual(['photo.jpg'])
  })

  it('converts after a restart with the original choice', async () => {
    const engine = bench.start()
    engine.queue.pause()
    await engine.uploadPaths([await bench.write('photo.jpg')], 'blog')
    await engine.dispose()
    bench.conversion = noConversion
    await bench.ended(bench.start())
    expect(keys()).toEqual(['photo.webp'])
  })

  it('leaves the image to be converted if it is cancelled or Ollim quits', async () => {
    convert = (_order, _name, signal) =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve(success(undefined))))
    const engine = bench.start()
    await engine.uploadPaths([await bench.write('photo.jpg')], 'blog')
    await expect.poll(() => orders).toHaveLength(1)
    await engine.dispose()
    expect(keys()).toEqual([])
    convert = makeWebp
    await bench.ended(bench.start())
    expect(keys()).toEqual(['photo.webp'])
  })

  it('converts a pasted image, and keeps only the copy', async () => {
    const engine = bench.start()
    await engine.uploadBytes([{ name: 'pasted.png', bytes: bench.photo }], 'blog')
    await bench.ended(engine)
    expect(keys()).toEqual(['pasted.webp'])
    await expect.poll(() => bench.spooled()).toEqual([])
  })

  it('gives the same original its earlier link', async () => {
    const engine = await uploadPhoto()
    await engine.uploadPaths([await bench.write('again.jpg')], 'blog')
    await bench.ended(engine)
    expect(keys()).toEqual(['photo.webp'])
    expect(uploadsOf(engine.list)[1]?.status).toMatchObject({ state: 'done', key: 'photo.webp' })
  })

  it('deletes the copy of a failed upload, and makes it again for the same key', async () => {
    bench.bucket.failures = [{ failure: failure('too-large'), stored: false }]
    const engine = await uploadPhoto()
    expect(uploadsOf(engine.list)).toMatchObject([
      { contentType: 'image/jpeg', sizeBytes: bench.photo.length, dimensions: { width: 60, height: 40 } },
    ])
    await expect.poll(() => bench.spooled()).toEqual([])
    engine.queue.retry(engine.list.idsWhere(() => true))
    await bench.ended(engine)
    expect(keys()).toEqual(['photo.webp'])
    expect(orders).toMatchObject([{ contentType: 'image/jpeg' }, { contentType: 'image/jpeg' }])
  })

  it('gives up the key of a copy that cannot be made again', async () => {
    bench.bucket.failures = [{ failure: failure('too-large'), stored: false }]
    const engine = await uploadPhoto()
    convert = nothing
    bench.bucket.sent.clear()
    engine.queue.retry(engine.list.idsWhere(() => true))
    await bench.ended(engine)
    expect([...bench.bucket.sent]).toEqual([['photo.jpg', { bytes: bench.photo, contentType: 'image/jpeg' }]])
  })

  it('removes metadata from a copy that was made before that was chosen', async () => {
    copyBytes = await makeNoted('webp')
    bench.target = { ...sampleTarget(), keyTemplate: '{nothing}' }
    const engine = bench.start()
    const file = await bench.write('photo.jpg')
    await engine.uploadPaths([file], 'blog')
    await expect.poll(() => engine.state.holds).toHaveLength(1)
    expect(await bench.spooled()).toHaveLength(1)
    bench.removesMetadata = true
    bench.target = sampleTarget()
    engine.queue.releaseDestination('blog')
    await bench.ended(engine)
    expectClean('photo.webp')
    expect(bench.history.sources).toEqual([file])
    await expect.poll(() => bench.spooled()).toEqual([])
  })
  it.each([makeWebp, nothing])('removes metadata if that is chosen during the conversion', async (answer) => {
    copyBytes = await makeNoted('webp')
    convert = (...order) => {
      bench.removesMetadata = true
      return answer(...order)
    }
    await uploadPhoto()
    expectClean(keys()[0] ?? '')
  })
})

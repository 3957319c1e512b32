import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSpool, type SweptSpool } from '../../../../electron/adapters/files/spool'
import type { ConversionOrder, ImageConverter } from '../../../../electron/core/ports'
import type { StoreTarget } from '../../../../electron/core/store-ports'
import { Engine } from '../../../../electron/core/uploads/engine'
import { noConversion, type Conversion, type ConversionWish } from '../../../../electron/shared/conversion'
import { failure } from '../../../../electron/shared/failure'
import { problem, success } from '../../../../electron/shared/result'
import { engineChoices } from '../../../support/engine-choices'
import { enginePorts } from '../../../support/engine-ports'
import { FakeClock } from '../../../support/fake-clock'
import { makeNoise, svgImage } from '../../../support/images/images'
import { makeNoted, secrets } from '../../../support/images/noted'
import { KeepingBucket, SourceHistory } from '../../../support/keeping'
import { MemoryJournal } from '../../../support/memory-ports'
import { sampleTarget } from '../../../support/sample-target'
import { uploadsOf } from '../../../support/uploads-of'

const toWebp: Conversion = { ...noConversion, to: 'webp' }

describe('preparing an image that is to be drawn anew', () => {
  let folder: string
  let bucket: KeepingBucket
  let journal: MemoryJournal
  let history: SourceHistory
  let clock: FakeClock
  let spool: SweptSpool
  let target: StoreTarget
  let copyBytes: Buffer
  let chosen: Conversion
  let removes: boolean
  let photo: Buffer
  /** What is asked of the converter. */
  let orders: ConversionOrder[]
  let convert: ImageConverter['convert']
  const engines: Engine[] = []

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ollim-conversion-'))
    bucket = new KeepingBucket()
    journal = new MemoryJournal()
    history = new SourceHistory()
    clock = new FakeClock()
    spool = createSpool(path.join(folder, 'spool'))
    target = sampleTarget()
    copyBytes = Buffer.from('a smaller picture')
    chosen = toWebp
    removes = false
    photo = await makeNoted('jpeg')
    orders = []
    convert = makeWebp
  })
  afterEach(async () => {
    for (const engine of engines.splice(0)) await engine.dispose()
    await rm(folder, { recursive: true })
  })

  const makeWebp: ImageConverter['convert'] = async (_order, name) => {
    const kept = await spool.keepMade(name, async (file) => {
      await writeFile(file, copyBytes)
      return true
    })
    if (!kept.ok) return kept
    const drawn = { contentType: 'image/webp', dimensions: { width: 6, height: 4 } }
    return success(kept.value && { file: kept.value.file, ...drawn })
  }

  const nothing: ImageConverter['convert'] = async () => success(undefined)

  function start(): Engine {
    const converter: ImageConverter = {
      convert: (order, name, signal) => {
        orders.push(order)
        return convert(order, name, signal)
      },
    }
    const engine = new Engine(
      enginePorts({ folder, stores: { open: () => bucket }, journal, history, clock, converter }),
      engineChoices(target, {
        targetOf: () => success(target),
        removesMetadata: () => removes,
        conversion: () => chosen,
        reuseEarlierLinks: () => true,
      }),
    )
    engines.push(engine)
    engine.start()
    return engine
  }

  async function write(name: string, bytes: Uint8Array = photo): Promise<string> {
    const file = path.join(folder, name)
    await writeFile(file, bytes)
    return file
  }

  async function ended(engine: Engine): Promise<void> {
    await vi.waitFor(() => expect(engine.list.totals.unfinished).toBe(0), { timeout: 5000 })
    clock.advance(1000)
  }

  const spooled = () => readdir(path.join(folder, 'spool')).catch(() => [])
  const keys = () => [...bucket.sent.keys()]

  async function uploadPhoto(wish: ConversionWish = {}): Promise<Engine> {
    const engine = start()
    await engine.uploadPaths([await write('photo.jpg')], 'blog', 'terminal', undefined, wish)
    await ended(engine)
    return engine
  }

  function expectClean(key: string): void {
    const bytes = bucket.sent.get(key)?.bytes ?? Buffer.alloc(0)
    expect(bytes.length).toBeGreaterThan(0)
    for (const secret of secrets) expect(bytes.includes(secret)).toBe(false)
  }

  it('sends the copy under a key of its type, says what it is, and leaves nothing behind', async () => {
    const engine = await uploadPhoto()
    expect([...bucket.sent]).toEqual([['photo.webp', { bytes: copyBytes, contentType: 'image/webp' }]])
    const dimensions = { width: 6, height: 4 }
    const sizeBefore = { width: 60, height: 40 }
    const accepted = { sizeBytes: photo.length, contentType: 'image/jpeg', dimensions: sizeBefore }
    const known = { sizeBytes: copyBytes.length, contentType: 'image/webp', dimensions }
    expect(uploadsOf(engine.list)).toMatchObject([
      {
        ...known,
        name: 'photo.jpg',
        accepted,
        status: { state: 'done' },
      },
    ])
    expect(history.entries).toMatchObject([{ ...known, name: 'photo.jpg', key: 'photo.webp' }])
    expect(orders).toMatchObject([{ contentType: 'image/jpeg', conversion: toWebp, keepsMetadata: true }])
    await vi.waitFor(async () => expect(await spooled()).toEqual([]))
  })

  it('asks nothing of what has no use for it', async () => {
    const engine = start()
    const files = [await write('mark.svg', svgImage), await write('a.webp', await makeNoise('webp', 8, 8))]
    await engine.uploadPaths(files, 'blog')
    await ended(engine)
    expect(keys().toSorted()).toEqual(['a.webp', 'mark.svg'])
    expect(orders).toEqual([])
    expect([...journal.load()].map(({ plan }) => 'conversion' in plan)).toEqual([false, false])
  })

  it('sends what cannot be drawn anew as it is', async () => {
    convert = nothing
    const engine = await uploadPhoto()
    expect([...bucket.sent]).toEqual([['photo.jpg', { bytes: photo, contentType: 'image/jpeg' }]])
    expect(uploadsOf(engine.list)[0]).not.toHaveProperty('accepted')
  })

  it('with metadata to be removed, the copy is asked to hold none', async () => {
    removes = true
    await uploadPhoto()
    expect(orders).toMatchObject([{ keepsMetadata: false }])
    expect(bucket.sent.get('photo.webp')?.bytes).toEqual(copyBytes)
  })

  it('with metadata to be removed, what cannot be drawn anew goes up without it, or not at all', async () => {
    removes = true
    convert = nothing
    const engine = start()
    const files = [await write('photo.jpg'), await write('scan.tif', await makeNoise('tiff', 8, 8))]
    await engine.uploadPaths(files, 'blog')
    await ended(engine)
    expect(keys()).toEqual(['photo.jpg'])
    expectClean('photo.jpg')
    expect(uploadsOf(engine.list)[1]?.status).toMatchObject({ failure: { kind: 'metadata-stuck' } })
  })

  it('fails where the copy cannot be kept', async () => {
    convert = async (_order, name) => problem(failure('disk-full', { name }))
    const engine = await uploadPhoto()
    expect(uploadsOf(engine.list)[0]?.status).toMatchObject({ failure: { kind: 'disk-full' } })
    expect(keys()).toEqual([])
  })

  it('holds to what was chosen when it was accepted', async () => {
    const engine = start()
    engine.queue.pause()
    await engine.uploadPaths([await write('before.jpg')], 'blog')
    chosen = noConversion
    await engine.uploadPaths([await write('after.jpg')], 'blog')
    chosen = { ...noConversion, to: 'avif' }
    engine.queue.resume()
    await ended(engine)
    expect(keys().toSorted()).toEqual(['after.jpg', 'before.webp'])
    expect(orders).toMatchObject([{ conversion: toWebp }])
  })

  it('heeds what one upload wants otherwise, and what it does not name is as chosen', async () => {
    await uploadPhoto({ quality: 90 })
    expect(orders).toMatchObject([{ conversion: { ...toWebp, quality: 90 } }])
  })

  it('leaves as it is what was accepted before anything was chosen, as by an Ollim that could not yet', async () => {
    chosen = noConversion
    const engine = start()
    engine.queue.pause()
    await engine.uploadPaths([await write('photo.jpg')], 'blog')
    await engine.dispose()
    chosen = toWebp
    await ended(start())
    expect(keys()).toEqual(['photo.jpg'])
  })

  it('after a restart draws what was not drawn, whatever is chosen by then', async () => {
    const engine = start()
    engine.queue.pause()
    await engine.uploadPaths([await write('photo.jpg')], 'blog')
    await engine.dispose()
    chosen = noConversion
    await ended(start())
    expect(keys()).toEqual(['photo.webp'])
  })

  it('cancelled or quit meanwhile, it is still to be drawn', async () => {
    convert = (_order, _name, signal) =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve(success(undefined))))
    const engine = start()
    await engine.uploadPaths([await write('photo.jpg')], 'blog')
    await vi.waitFor(() => expect(orders).toHaveLength(1))
    await engine.dispose()
    expect(keys()).toEqual([])
    convert = makeWebp
    await ended(start())
    expect(keys()).toEqual(['photo.webp'])
  })

  it('draws what was pasted, of which only the copy is kept', async () => {
    const engine = start()
    await engine.uploadBytes([{ name: 'pasted.png', bytes: photo }], 'blog')
    await ended(engine)
    expect(keys()).toEqual(['pasted.webp'])
    await vi.waitFor(async () => expect(await spooled()).toEqual([]))
  })

  it('gives the same original the link it already has', async () => {
    const engine = await uploadPhoto()
    await engine.uploadPaths([await write('again.jpg')], 'blog')
    await ended(engine)
    expect(keys()).toEqual(['photo.webp'])
    expect(uploadsOf(engine.list)[1]?.status).toMatchObject({ state: 'done', key: 'photo.webp' })
  })

  it('keeps no copy of what has failed, and draws it again for the key that it has', async () => {
    bucket.failures = [{ failure: failure('too-large'), stored: false }]
    const engine = await uploadPhoto()
    expect(uploadsOf(engine.list)).toMatchObject([
      { contentType: 'image/jpeg', sizeBytes: photo.length, dimensions: { width: 60, height: 40 } },
    ])
    await vi.waitFor(async () => expect(await spooled()).toEqual([]))
    engine.queue.retry(engine.list.idsWhere(() => true))
    await ended(engine)
    expect(keys()).toEqual(['photo.webp'])
    expect(orders).toMatchObject([{ contentType: 'image/jpeg' }, { contentType: 'image/jpeg' }])
  })

  it('gives up the key of a copy that cannot be made a second time', async () => {
    bucket.failures = [{ failure: failure('too-large'), stored: false }]
    const engine = await uploadPhoto()
    convert = nothing
    bucket.sent.clear()
    engine.queue.retry(engine.list.idsWhere(() => true))
    await ended(engine)
    expect([...bucket.sent]).toEqual([['photo.jpg', { bytes: photo, contentType: 'image/jpeg' }]])
  })

  it('takes the metadata out of a copy that was drawn before that was asked for', async () => {
    copyBytes = await makeNoted('webp')
    target = { ...sampleTarget(), keyTemplate: '{nothing}' }
    const engine = start()
    const file = await write('photo.jpg')
    await engine.uploadPaths([file], 'blog')
    await vi.waitFor(() => expect(engine.state.holds).toHaveLength(1))
    expect(await spooled()).toHaveLength(1)
    removes = true
    target = sampleTarget()
    engine.queue.releaseDestination('blog')
    await ended(engine)
    expectClean('photo.webp')
    expect(history.sources).toEqual([file])
    await vi.waitFor(async () => expect(await spooled()).toEqual([]))
  })
  it.each([makeWebp, nothing])('takes the metadata out where that is asked for meanwhile', async (answer) => {
    copyBytes = await makeNoted('webp')
    convert = (...order) => {
      removes = true
      return answer(...order)
    }
    await uploadPhoto()
    expectClean(keys()[0] ?? '')
  })
})

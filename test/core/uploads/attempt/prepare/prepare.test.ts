import { appendFile, readFile, rm } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Engine } from '../../../../../electron/core/uploads/engine'
import { failure } from '../../../../../electron/shared/failures/failure'
import { problem } from '../../../../../electron/shared/result'
import { makeImage } from '../../../../support/images/images'
import { looksOf, makeNoted, notesIn, secrets } from '../../../../support/images/noted'
import { PrepareBench } from '../../../../support/prepare-bench'
import { uploadsOf } from '../../../../support/uploads-of'

describe('preparing an image whose metadata is to be removed', () => {
  let bench: PrepareBench

  beforeEach(async () => {
    bench = await PrepareBench.open(await makeNoted('jpeg', 6))
    bench.removesMetadata = true
  })
  afterEach(() => bench.dispose())

  const states = (engine: Engine) => uploadsOf(engine.list).map(({ name, status }) => [name, status.state])

  async function expectClean(bytes: Buffer): Promise<void> {
    for (const secret of secrets) expect(bytes.includes(secret)).toBe(false)
    expect(await notesIn(bytes)).toMatchObject({ xmp: undefined, orientation: 6 })
    expect(await looksOf(bytes)).toEqual(await looksOf(bench.photo))
  }

  it('sends a clean copy, counts its bytes, shows the original, and leaves no file behind', async () => {
    const engine = bench.start()
    const file = await bench.write('photo.jpg')
    await engine.uploadPaths([file], 'blog')
    await bench.ended(engine)
    await expectClean(bench.sent('photo.jpg'))
    expect(uploadsOf(engine.list)).toMatchObject([
      { sizeBytes: bench.sent('photo.jpg').length, status: { state: 'done' } },
    ])
    expect(bench.history.entries).toMatchObject([{ sizeBytes: bench.sent('photo.jpg').length }])
    expect(bench.history.sources).toEqual([file])
    expect(await readFile(file)).toEqual(bench.photo)
    await expect.poll(() => bench.spooled()).toEqual([])
  })

  it('sends an image without metadata as it is', async () => {
    const engine = bench.start()
    const plain = await makeImage('png')
    await engine.uploadPaths([await bench.write('plain.png', plain)], 'blog')
    await bench.ended(engine)
    expect(bench.sent('plain.png')).toEqual(plain)
    expect(bench.journal.load()).toMatchObject([{ plan: { metadata: 'removed' } }])
    await expect.poll(() => bench.spooled()).toEqual([])
  })

  it('refuses an image that it cannot clean, by name, and continues with the others', async () => {
    const engine = bench.start()
    const files = [
      await bench.write('a.jpg'),
      await bench.write('b.tif', await makeImage('tiff')),
      await bench.write('c.jpg'),
    ]
    await engine.uploadPaths(files, 'blog')
    await bench.ended(engine)
    expect(states(engine)).toEqual([
      ['a.jpg', 'done'],
      ['b.tif', 'failed'],
      ['c.jpg', 'done'],
    ])
    expect(uploadsOf(engine.list)[1]?.status).toMatchObject({
      failure: { kind: 'metadata-stuck', facts: { name: 'b.tif', reason: 'format' } },
    })
    expect([...bench.bucket.sent.keys()]).not.toContain('b.tif')
  })

  it('gives the same original its earlier link', async () => {
    const engine = bench.start()
    await engine.uploadPaths([await bench.write('photo.jpg')], 'blog')
    await bench.ended(engine)
    await engine.uploadPaths([await bench.write('again.jpg')], 'blog')
    await bench.ended(engine)
    const [first, second] = uploadsOf(engine.list)
    expect(second?.status).toMatchObject({ state: 'done', duplicateOf: first?.id })
    await expect.poll(() => bench.spooled()).toEqual([])
  })

  it('also cleans images that were waiting before the setting was turned on', async () => {
    bench.removesMetadata = false
    const engine = bench.start()
    engine.queue.pause()
    await engine.uploadPaths([await bench.write('photo.jpg')], 'blog')
    bench.removesMetadata = true
    engine.queue.resume()
    await bench.ended(engine)
    await expectClean(bench.sent('photo.jpg'))
  })

  it('finishes uploads unchanged that had begun before the setting was turned on', async () => {
    bench.removesMetadata = false
    bench.bucket.failures = [{ failure: failure('too-large'), stored: false }]
    const engine = bench.start()
    await engine.uploadPaths([await bench.write('photo.jpg')], 'blog')
    await bench.ended(engine)
    bench.removesMetadata = true
    engine.queue.retry(engine.list.idsWhere(() => true))
    await bench.ended(engine)
    expect(bench.sent('photo.jpg')).toEqual(bench.photo)
  })

  it('cleans images that were accepted while the setting was on, even if it is off now', async () => {
    const engine = bench.start()
    engine.queue.pause()
    await engine.uploadPaths([await bench.write('before.jpg')], 'blog')
    bench.removesMetadata = false
    await engine.uploadPaths([await bench.write('after.jpg')], 'blog')
    engine.queue.resume()
    await bench.ended(engine)
    await expectClean(bench.sent('before.jpg'))
    expect(bench.sent('after.jpg')).toEqual(bench.photo)
  })

  it('cleans a pasted image, and keeps only the copy', async () => {
    const engine = bench.start()
    await engine.uploadBytes([{ name: 'pasted.jpg', bytes: bench.photo }], 'blog')
    await bench.ended(engine)
    await expectClean(bench.sent('pasted.jpg'))
    await expect.poll(() => bench.spooled()).toEqual([])
  })

  it('keeps a pasted image until the journal says that a copy is sent', async () => {
    bench.journal.note = bench.journal.update = () => problem(failure('disk-full'))
    const engine = bench.start()
    await engine.uploadBytes([{ name: 'pasted.jpg', bytes: bench.photo }], 'blog')
    await expect
      .poll(() => uploadsOf(engine.list)[0]?.status)
      .toMatchObject({ state: 'retrying', failure: { kind: 'disk-full' } })
    const names = await bench.spooled()
    expect([names.length, names.filter((name) => name.endsWith('.copy')).length]).toEqual([2, 1])
  })

  it('refuses a file that has changed since it was accepted', async () => {
    const engine = bench.start()
    engine.queue.pause()
    const file = await bench.write('photo.jpg')
    await engine.uploadPaths([file], 'blog')
    await appendFile(file, 'more')
    engine.queue.resume()
    await bench.ended(engine)
    expect(uploadsOf(engine.list)[0]?.status).toMatchObject({ failure: { kind: 'file-changed' } })
    await expect.poll(() => bench.spooled()).toEqual([])
  })

  it('cleans after a restart what was not cleaned before, whatever the setting is now', async () => {
    const engine = bench.start()
    engine.queue.pause()
    await engine.uploadPaths([await bench.write('photo.jpg')], 'blog')
    await engine.dispose()
    bench.removesMetadata = false
    const next = bench.start()
    await bench.ended(next)
    await expectClean(bench.sent('photo.jpg'))
  })

  it('continues after a restart with the copy, even if the original is gone', async () => {
    const file = await bench.write('photo.jpg')
    bench.bucket.failures = [{ failure: failure('access-denied'), stored: false }]
    const engine = bench.start()
    await engine.uploadPaths([file], 'blog')
    await expect.poll(() => engine.state.holds).toHaveLength(1)
    expect(await bench.spooled()).toHaveLength(1)
    await engine.dispose()
    await rm(file)
    bench.bucket.sent.clear()
    const next = bench.start()
    await bench.ended(next)
    await expectClean(bench.sent('photo.jpg'))
    expect(bench.history.sources).toEqual([file])
    await expect.poll(() => bench.spooled()).toEqual([])
  })

  it('deletes the copy of a failed upload, and makes it again for a retry', async () => {
    bench.bucket.failures = [{ failure: failure('too-large'), stored: false }]
    const engine = bench.start()
    await engine.uploadPaths([await bench.write('photo.jpg')], 'blog')
    await bench.ended(engine)
    expect(states(engine)).toEqual([['photo.jpg', 'failed']])
    await expect.poll(() => bench.spooled()).toEqual([])
    engine.queue.retry(engine.list.idsWhere(() => true))
    await bench.ended(engine)
    expect(states(engine)).toEqual([['photo.jpg', 'done']])
    await expectClean(bench.sent('photo.jpg'))
    await expect.poll(() => bench.spooled()).toEqual([])
  })

  it('keeps the copy of a failed pasted image, because nothing else is left of it', async () => {
    bench.bucket.failures = [{ failure: failure('too-large'), stored: false }]
    const engine = bench.start()
    await engine.uploadBytes([{ name: 'pasted.jpg', bytes: bench.photo }], 'blog')
    await bench.ended(engine)
    await expect.poll(() => bench.spooled()).toHaveLength(1)
    engine.queue.retry(engine.list.idsWhere(() => true))
    await bench.ended(engine)
    await expectClean(bench.sent('pasted.jpg'))
  })

  it('deletes the copy of a cancelled upload once it leaves the list', async () => {
    bench.bucket.failures = [{ failure: failure('access-denied'), stored: false }]
    const engine = bench.start()
    await engine.uploadPaths([await bench.write('photo.jpg')], 'blog')
    await expect.poll(() => engine.state.holds).toHaveLength(1)
    engine.queue.cancelAll()
    engine.clearFinished()
    await expect.poll(() => bench.spooled()).toEqual([])
  })
})

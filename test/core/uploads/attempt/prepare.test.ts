import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Engine } from '../../../../electron/core/uploads/engine'
import { failure } from '../../../../electron/shared/failure'
import { problem } from '../../../../electron/shared/result'
import { engineChoices } from '../../../support/engine-choices'
import { enginePorts } from '../../../support/engine-ports'
import { FakeClock } from '../../../support/fake-clock'
import { makeImage } from '../../../support/images/images'
import { looksOf, makeNoted, notesIn, secrets } from '../../../support/images/noted'
import { KeepingBucket, SourceHistory } from '../../../support/keeping'
import { MemoryJournal } from '../../../support/memory-ports'
import { sampleTarget } from '../../../support/sample-target'
import { uploadsOf } from '../../../support/uploads-of'

describe('preparing an image whose metadata is to be removed', () => {
  let folder: string
  let bucket: KeepingBucket
  let journal: MemoryJournal
  let history: SourceHistory
  let clock: FakeClock
  let removes: boolean
  let photo: Buffer
  const engines: Engine[] = []

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ollim-prepare-'))
    bucket = new KeepingBucket()
    journal = new MemoryJournal()
    history = new SourceHistory()
    clock = new FakeClock()
    removes = true
    photo = await makeNoted('jpeg', 6)
  })
  afterEach(async () => {
    for (const engine of engines.splice(0)) await engine.dispose()
    await rm(folder, { recursive: true })
  })

  function start(): Engine {
    const engine = new Engine(
      enginePorts({ folder, stores: { open: () => bucket }, journal, history, clock }),
      engineChoices(sampleTarget(), { removesMetadata: () => removes, reuseEarlierLinks: () => true }),
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

  const states = (engine: Engine) => uploadsOf(engine.list).map(({ name, status }) => [name, status.state])
  const spooled = () => readdir(path.join(folder, 'spool')).catch(() => [])
  const sent = (key: string): Buffer => bucket.sent.get(key)?.bytes ?? Buffer.alloc(0)

  async function expectClean(bytes: Buffer): Promise<void> {
    for (const secret of secrets) expect(bytes.includes(secret)).toBe(false)
    expect(await notesIn(bytes)).toMatchObject({ xmp: undefined, orientation: 6 })
    expect(await looksOf(bytes)).toEqual(await looksOf(photo))
  }

  it('sends a clean copy, counts its bytes, shows the original, and leaves nothing behind', async () => {
    const engine = start()
    const file = await write('photo.jpg')
    await engine.uploadPaths([file], 'blog')
    await ended(engine)
    await expectClean(sent('photo.jpg'))
    expect(uploadsOf(engine.list)).toMatchObject([
      { sizeBytes: sent('photo.jpg').length, status: { state: 'done' } },
    ])
    expect(history.entries).toMatchObject([{ sizeBytes: sent('photo.jpg').length }])
    expect(history.sources).toEqual([file])
    expect(await readFile(file)).toEqual(photo)
    await vi.waitFor(async () => expect(await spooled()).toEqual([]))
  })

  it('sends an image that holds nothing of the kind as it is', async () => {
    const engine = start()
    const plain = await makeImage('png')
    await engine.uploadPaths([await write('plain.png', plain)], 'blog')
    await ended(engine)
    expect(sent('plain.png')).toEqual(plain)
    expect(journal.load()).toMatchObject([{ plan: { metadata: 'removed' } }])
    expect(await spooled()).toEqual([])
  })

  it('refuses what it cannot clean, by name, and the others go on', async () => {
    const engine = start()
    const files = [await write('a.jpg'), await write('b.tif', await makeImage('tiff')), await write('c.jpg')]
    await engine.uploadPaths(files, 'blog')
    await ended(engine)
    expect(states(engine)).toEqual([
      ['a.jpg', 'done'],
      ['b.tif', 'failed'],
      ['c.jpg', 'done'],
    ])
    expect(uploadsOf(engine.list)[1]?.status).toMatchObject({
      failure: { kind: 'metadata-stuck', facts: { name: 'b.tif', reason: 'format' } },
    })
    expect([...bucket.sent.keys()]).not.toContain('b.tif')
  })

  it('gives the same original the link it already has', async () => {
    const engine = start()
    await engine.uploadPaths([await write('photo.jpg')], 'blog')
    await ended(engine)
    await engine.uploadPaths([await write('again.jpg')], 'blog')
    await ended(engine)
    const [first, second] = uploadsOf(engine.list)
    expect(second?.status).toMatchObject({ state: 'done', duplicateOf: first?.id })
    await vi.waitFor(async () => expect(await spooled()).toEqual([]))
  })

  it('cleans also what waits since before the switch was turned on', async () => {
    removes = false
    const engine = start()
    engine.queue.pause()
    await engine.uploadPaths([await write('photo.jpg')], 'blog')
    removes = true
    engine.queue.resume()
    await ended(engine)
    await expectClean(sent('photo.jpg'))
  })

  it('finishes as it is what was begun before the switch was turned on: it may be there already', async () => {
    removes = false
    bucket.failures = [{ failure: failure('too-large'), stored: false }]
    const engine = start()
    await engine.uploadPaths([await write('photo.jpg')], 'blog')
    await ended(engine)
    removes = true
    engine.queue.retry(engine.list.idsWhere(() => true))
    await ended(engine)
    expect(sent('photo.jpg')).toEqual(photo)
  })

  it('cleans what was accepted with the switch on, whatever it says by then', async () => {
    const engine = start()
    engine.queue.pause()
    await engine.uploadPaths([await write('before.jpg')], 'blog')
    removes = false
    await engine.uploadPaths([await write('after.jpg')], 'blog')
    engine.queue.resume()
    await ended(engine)
    await expectClean(sent('before.jpg'))
    expect(sent('after.jpg')).toEqual(photo)
  })

  it('cleans what was pasted, of which only the copy is kept', async () => {
    const engine = start()
    await engine.uploadBytes([{ name: 'pasted.jpg', bytes: photo }], 'blog')
    await ended(engine)
    await expectClean(sent('pasted.jpg'))
    await vi.waitFor(async () => expect(await spooled()).toEqual([]))
  })

  it('keeps what was pasted until it is written down that a copy is sent', async () => {
    journal.update = () => problem(failure('disk-full'))
    bucket.failures = [{ failure: failure('access-denied'), stored: false }]
    const engine = start()
    await engine.uploadBytes([{ name: 'pasted.jpg', bytes: photo }], 'blog')
    await vi.waitFor(() => expect(engine.state.holds).toHaveLength(1))
    const names = await spooled()
    expect([names.length, names.filter((name) => name.endsWith('.copy')).length]).toEqual([2, 1])
  })

  it('refuses a file that has changed since it was accepted', async () => {
    const engine = start()
    engine.queue.pause()
    const file = await write('photo.jpg')
    await engine.uploadPaths([file], 'blog')
    await appendFile(file, 'more')
    engine.queue.resume()
    await ended(engine)
    expect(uploadsOf(engine.list)[0]?.status).toMatchObject({ failure: { kind: 'file-changed' } })
    expect(await spooled()).toEqual([])
  })

  it('after a restart prepares what was not, whatever the switch says by then', async () => {
    const engine = start()
    engine.queue.pause()
    await engine.uploadPaths([await write('photo.jpg')], 'blog')
    await engine.dispose()
    removes = false
    const next = start()
    await ended(next)
    await expectClean(sent('photo.jpg'))
  })

  it('after a restart goes on with the copy, even if the original is gone', async () => {
    const file = await write('photo.jpg')
    bucket.failures = [{ failure: failure('access-denied'), stored: false }]
    const engine = start()
    await engine.uploadPaths([file], 'blog')
    await vi.waitFor(() => expect(engine.state.holds).toHaveLength(1))
    expect(await spooled()).toHaveLength(1)
    await engine.dispose()
    await rm(file)
    bucket.sent.clear()
    const next = start()
    await ended(next)
    await expectClean(sent('photo.jpg'))
    expect(history.sources).toEqual([file])
    await vi.waitFor(async () => expect(await spooled()).toEqual([]))
  })

  it('keeps no copy of what has failed, and makes it again if it is tried again', async () => {
    bucket.failures = [{ failure: failure('too-large'), stored: false }]
    const engine = start()
    await engine.uploadPaths([await write('photo.jpg')], 'blog')
    await ended(engine)
    expect(states(engine)).toEqual([['photo.jpg', 'failed']])
    await vi.waitFor(async () => expect(await spooled()).toEqual([]))
    engine.queue.retry(engine.list.idsWhere(() => true))
    await ended(engine)
    expect(states(engine)).toEqual([['photo.jpg', 'done']])
    await expectClean(sent('photo.jpg'))
    await vi.waitFor(async () => expect(await spooled()).toEqual([]))
  })

  it('keeps the copy of what was pasted and has failed: there is nothing else of it', async () => {
    bucket.failures = [{ failure: failure('too-large'), stored: false }]
    const engine = start()
    await engine.uploadBytes([{ name: 'pasted.jpg', bytes: photo }], 'blog')
    await ended(engine)
    await vi.waitFor(async () => expect(await spooled()).toHaveLength(1))
    engine.queue.retry(engine.list.idsWhere(() => true))
    await ended(engine)
    await expectClean(sent('pasted.jpg'))
  })

  it('deletes the copy of what was cancelled once it leaves the list', async () => {
    bucket.failures = [{ failure: failure('access-denied'), stored: false }]
    const engine = start()
    await engine.uploadPaths([await write('photo.jpg')], 'blog')
    await vi.waitFor(() => expect(engine.state.holds).toHaveLength(1))
    engine.queue.cancelAll()
    engine.clearFinished()
    await vi.waitFor(async () => expect(await spooled()).toEqual([]))
  })
})

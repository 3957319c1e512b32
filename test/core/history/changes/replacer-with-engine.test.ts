import { describe, expect, it, onTestFinished } from 'vitest'
import { aborted } from '../../../../electron/core/aborted'
import { Replacer } from '../../../../electron/core/history/changes/replacer'
import { openerFor } from '../../../../electron/core/history/open-for-entry'
import type { PutRequest } from '../../../../electron/core/ports/object-store'
import { Engine } from '../../../../electron/core/uploads/engine'
import { failure, type FailureKind } from '../../../../electron/shared/failures/failure'
import { problem } from '../../../../electron/shared/result'
import { noConversion } from '../../../../electron/shared/uploads/conversion'
import { engineChoices } from '../../../support/engine-choices'
import { enginePorts } from '../../../support/engine-ports'
import { FakeClock } from '../../../support/fake-clock'
import { folderForTest } from '../../../support/files/folder-for-test'
import { writeImages } from '../../../support/images/write-images'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryHistory } from '../../../support/memory-ports'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'
import { sampleTarget } from '../../../support/sample-target'

/** The size of each image, and the limit in bytes per second: sending one takes about a second. */
const sizeBytes = 40_000

/** Takes a whole object as fast as its sender may go. */
class PacedBucket extends MemoryBucket {
  readonly asked: string[] = []

  override async put(request: PutRequest): ReturnType<MemoryBucket['put']> {
    this.asked.push(request.key)
    await request.pace(request.source.sizeBytes)
    return super.put(request)
  }
}

/** A bucket with an object and its entry, an engine that sends one image a second, and the replacer on it. */
async function replacing(bucket: MemoryBucket, clock = new FakeClock()) {
  const folder = await folderForTest('replacer')
  const [upload = '', version = ''] = await writeImages(folder, ['upload.png', 'version.png'], sizeBytes)
  const history = new MemoryHistory()
  const target = sampleTarget()
  const ports = enginePorts({ folder, stores: { open: () => bucket }, history, clock })
  const engine = new Engine(
    ports,
    engineChoices(target, { bytesPerSecondLimit: () => sizeBytes, onTakenKey: () => 'replace' }),
  )
  onTestFinished(() => engine.dispose())
  const entry = sampleEntry('a', { key: 'a.png', etag: 'etag-a.png', bucket: target.bucket })
  history.add([{ entry, source: sampleSource() }])
  bucket.objects.set('a.png', { uploadId: 'a', sizeBytes: 1 })
  const how = { removesMetadata: () => false, conversion: () => noConversion }
  const told: number[] = []
  const replacer = new Replacer({
    ...ports,
    ...how,
    history,
    changes: engine.changes,
    open: openerFor((id) => engine.open(id)),
    pace: (bytes, signal) => engine.pace.allow(bytes, signal),
    isPending: (id) => engine.isPending(id),
    removeUploads: () => undefined,
    onProgress: ({ sentBytes }) => void told.push(sentBytes),
    onHistoryChange: () => undefined,
  })
  engine.start()
  return { upload, version, history, clock, target, engine, replacer, told }
}

it('a new version waits for its share of the speed limit, behind earlier uploads', async () => {
  const bucket = new PacedBucket()
  const { upload, version, clock, target, engine, replacer } = await replacing(bucket)
  await engine.uploadPaths([upload], target.id)
  await expect.poll(() => bucket.objects.has('upload.png')).toBe(true)

  const answer = replacer.replace('a', { path: version }, false)
  await expect.poll(() => bucket.asked).toEqual(['upload.png', 'a.png'])
  clock.advance(900)
  expect(bucket.objects.get('a.png')?.sizeBytes).toBe(1)
  clock.advance(200)

  expect(await answer).toMatchObject({ kind: 'replaced' })
})

it('the progress of a replacement is told ten times a second, also once the clock has been set back', async () => {
  const clock = new FakeClock()
  const hour = 60 * 60 * 1000
  class StepwiseBucket extends MemoryBucket {
    override async put(request: PutRequest): ReturnType<MemoryBucket['put']> {
      for (const [sentBytes, after] of [1, 50, 50, -hour, 50, 50].entries()) {
        clock.advance(after)
        request.onProgress(sentBytes)
      }
      return super.put({ ...request, onProgress: () => undefined })
    }
  }
  const { version, replacer, told } = await replacing(new StepwiseBucket(), clock)
  expect(await replacer.replace('a', { path: version }, false)).toMatchObject({ kind: 'replaced' })
  expect(told).toEqual([0, 2, 3, 5])
})

/** Stores a new version, perhaps, but answers with a failure. */
class SilentBucket extends MemoryBucket {
  readonly #kind: FailureKind
  readonly #stored: { readonly uploadId: string } | undefined

  constructor(kind: FailureKind, stored?: { readonly uploadId: string }) {
    super()
    this.#kind = kind
    this.#stored = stored
  }

  override async put({ key, source }: PutRequest): ReturnType<MemoryBucket['put']> {
    const { sizeBytes } = source
    if (this.#stored !== undefined) this.objects.set(key, { ...this.#stored, sizeBytes, etag: 'etag-new' })
    return problem(failure(this.#kind))
  }
}

describe('a replacement without an answer', () => {
  it.each<FailureKind>(['server-error', 'timeout', 'key-exists'])(
    'is found to be stored, also if the answer to a second request was %s',
    async (kind) => {
      const { version, history, replacer } = await replacing(new SilentBucket(kind, { uploadId: 'a' }))
      expect(await replacer.replace('a', { path: version }, false)).toMatchObject({ kind: 'replaced' })
      expect(history.entries).toMatchObject([{ id: 'a', etag: 'etag-new' }])
    },
  )

  it.each([
    ['nothing was stored', undefined],
    ['somebody else has stored an image meanwhile', { uploadId: 'somebody' }],
  ])('is refused if %s', async (_what, stored) => {
    const { version, history, replacer } = await replacing(new SilentBucket('server-error', stored))
    expect(await replacer.replace('a', { path: version }, false)).toMatchObject({ kind: 'refused' })
    expect(history.entries).toMatchObject([{ id: 'a', etag: 'etag-a.png' }])
  })
})

/** Answers once it is allowed to, or when the request is aborted. */
class SlowBucket extends MemoryBucket {
  readonly asked: string[] = []
  answer: () => void = () => undefined

  override async put(request: PutRequest): ReturnType<MemoryBucket['put']> {
    this.asked.push(request.key)
    const may = new Promise<void>((resolve) => (this.answer = resolve))
    await Promise.race([may, aborted(request.signal)])
    return request.signal.aborted ? problem(failure('offline')) : super.put(request)
  }
}

it('a replacement asks before it overwrites what another entry has stored there since, even if its bytes are the same', async () => {
  const bucket = new MemoryBucket()
  const { version, history, replacer } = await replacing(bucket)
  history.add([{ entry: sampleEntry('later', { key: 'a.png' }), source: sampleSource() }])
  bucket.objects.set('a.png', { uploadId: 'later', sizeBytes: 1 })
  expect(await replacer.replace('a', { path: version }, false)).toEqual({ kind: 'changed' })
})

describe('a replacement is noted', () => {
  it('before it is sent, and no longer once it is recorded', async () => {
    const bucket = new MemoryBucket()
    const { version, history, replacer } = await replacing(bucket)
    const put = bucket.put.bind(bucket)
    const noted: unknown[] = []
    bucket.put = (request) => {
      noted.push(...history.unfinishedChanges())
      return put(request)
    }
    expect(await replacer.replace('a', { path: version }, false)).toMatchObject({ kind: 'replaced' })
    const replacedBy = { source: { path: version }, contentType: 'image/png' }
    expect(noted).toMatchObject([{ id: 'a', key: 'a.png', etag: 'etag-a.png', replacedBy }])
    expect(history.unfinishedChanges()).toEqual([])
  })

  it.each<[string, FailureKind, number]>([
    ['stays so if it may still arrive', 'timeout', 1],
    ['no longer if it is refused', 'access-denied', 0],
  ])('%s', async (_what, kind, count) => {
    const { version, history, replacer } = await replacing(new SilentBucket(kind))
    expect(await replacer.replace('a', { path: version }, false)).toMatchObject({ kind: 'refused' })
    expect(history.unfinishedChanges()).toHaveLength(count)
  })

  it('beside a deletion that got no answer', async () => {
    const { version, history, replacer } = await replacing(new SilentBucket('access-denied'))
    history.noteChanges(history.entries)
    expect(await replacer.replace('a', { path: version }, false)).toMatchObject({ kind: 'refused' })
    expect(history.unfinishedChanges()).toMatchObject([{ id: 'a', etag: 'etag-a.png' }])
    expect(history.unfinishedChanges()[0]).not.toHaveProperty('replacedBy')
  })

  it('while the history cannot record it', async () => {
    const { version, history, replacer } = await replacing(new MemoryBucket())
    history.replace = () => problem(failure('disk-full'))
    expect(await replacer.replace('a', { path: version }, false)).toMatchObject({ kind: 'refused' })
    expect(history.unfinishedChanges()).toMatchObject([{ id: 'a' }])
  })

  it('or it does not begin', async () => {
    const bucket = new MemoryBucket()
    const { version, history, replacer } = await replacing(bucket)
    history.noteChanges = () => problem(failure('disk-full'))
    const refused = { kind: 'refused', failure: failure('disk-full') }
    expect(await replacer.replace('a', { path: version }, false)).toEqual(refused)
    expect(bucket.objects.get('a.png')).toMatchObject({ sizeBytes: 1 })
  })
})

describe('quitting', () => {
  it('waits until a replacement has ended and the history knows it', async () => {
    const bucket = new SlowBucket()
    const { version, history, replacer } = await replacing(bucket)
    void replacer.replace('a', { path: version }, false)
    await expect.poll(() => bucket.asked).toEqual(['a.png'])
    const ended = replacer.dispose()
    bucket.answer()
    await ended
    expect(history.entries[0]?.sizeBytes).toBeGreaterThanOrEqual(sizeBytes)
  })

  it('waits no longer than some seconds', async () => {
    const bucket = new SlowBucket()
    const { version, clock, replacer } = await replacing(bucket)
    const answer = replacer.replace('a', { path: version }, false)
    await expect.poll(() => bucket.asked).toEqual(['a.png'])
    const ended = replacer.dispose()
    clock.advance(6_000)
    await ended
    expect(await answer).toMatchObject({ kind: 'refused' })
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import { openerFor } from '../../../../electron/core/history/open-for-entry'
import { EntryThumbnails } from '../../../../electron/core/history/thumbnails/entry-thumbnails'
import { ThumbHashes } from '../../../../electron/core/history/thumbnails/thumb-hashes'
import type { Thumbnail, ThumbnailMaker } from '../../../../electron/core/ports/thumbnails'
import type { SourceFile } from '../../../../electron/core/ports/files'
import { failure } from '../../../../electron/shared/failures/failure'
import { problem, success } from '../../../../electron/shared/result'
import { FakeClock } from '../../../support/fake-clock'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryHistory } from '../../../support/memory-ports'
import { sampleFields } from '../../../support/memory-settings'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'

const evidence = { status: 200, code: '', requestId: '' }
const drawn = new Uint8Array([1])

describe('the thumbnails of entries', () => {
  let clock: FakeClock
  let history: MemoryHistory
  let bucket: MemoryBucket
  let made: Map<string, Thumbnail>
  let reads: string[]
  let spooled: string[]
  let sources: Map<string, SourceFile>
  /** Nobody scrolls unless a test says so. */
  let lull: Promise<void>
  let thumbnails: EntryThumbnails

  beforeEach(() => {
    clock = new FakeClock()
    history = new MemoryHistory()
    bucket = new MemoryBucket()
    made = new Map()
    reads = []
    spooled = []
    sources = new Map()
    lull = Promise.resolve()
    bucket.readBytes = async (key) => {
      reads.push(key)
      return success({ answer: new Uint8Array([7]), evidence })
    }
    const maker: ThumbnailMaker = {
      make: async ({ path }) => {
        const thumbnail = { bytes: drawn, thumbHash: 'fresh' }
        made.set(path, thumbnail)
        return thumbnail
      },
      keep: async ({ path }) => {
        made.set(path, { bytes: drawn })
        return { bytes: drawn, thumbHash: 'fresh' }
      },
      kept: async ({ path }) => made.get(path),
      hashOf: async () => 'found out',
    }
    thumbnails = new EntryThumbnails({
      clock,
      history,
      sourceOf: (id) => sources.get(id),
      open: openerFor(() => success({ fields: { ...sampleFields, bucket: 'bucket' }, store: bucket })),
      maker,
      hashes: new ThumbHashes({ clock, history }),
      lull: { next: () => lull },
      turns: { run: async (work) => work() },
      spool: {
        keep: async (name) => {
          spooled.push(name)
          return success({ path: `/spool/${name}` })
        },
        release: async (path) => void spooled.push(`gone ${path}`),
      },
      files: {
        inspect: async (path) =>
          success({
            kind: 'file',
            file: { path, sizeBytes: 1, modifiedAt: 0 },
            ends: { head: new Uint8Array(1), tail: new Uint8Array() },
          }),
      },
      sniffer: {
        sniff: async () => ({ contentType: 'image/webp', extension: 'webp' }),
        examine: async () => ({ isTruncated: false, dimensions: { width: 4, height: 3 } }),
      },
      sizePixels: 40,
    })
  })

  function add(id: string, source: SourceFile, change: Parameters<typeof sampleEntry>[1] = {}): void {
    history.add([{ entry: sampleEntry(id, change), source }])
    sources.set(id, source)
  }
  const nowhere: SourceFile = { path: '', sizeBytes: 0, modifiedAt: 0 }
  const found = (id: string, change: Parameters<typeof sampleEntry>[1] = {}) =>
    add(id, nowhere, { isFound: true, ...change })

  it('are made from the file on this computer if there is one, and complete the entry', async () => {
    add('a', sampleSource('a.png'))
    made.set('/pictures/a.png', { bytes: drawn })
    expect(await thumbnails.of('a')).toBe(drawn)
    await expect
      .poll(() => {
        clock.advance(1000)
        return history.entries[0]?.thumbHash
      })
      .toBe('found out')
    expect(reads).toEqual([])
  })

  it('are neither made nor fetched while somebody scrolls; those that were made are shown at once', async () => {
    add('file', sampleSource('file.png'))
    add('shown', sampleSource('shown.png'))
    made.set('/pictures/shown.png', { bytes: drawn, thumbHash: 'known' })
    found('object')
    let stop = (): void => undefined
    lull = new Promise((resolve) => {
      stop = resolve
    })
    const asked = [thumbnails.of('file'), thumbnails.of('object')]
    expect(await thumbnails.of('shown')).toBe(drawn)
    expect([[...made.keys()], reads]).toEqual([['/pictures/shown.png'], []])
    stop()
    expect(await Promise.all(asked)).toEqual([drawn, drawn])
    expect(reads).toEqual(['2023/11/photo.png'])
  })

  it('are fetched once for images found in a bucket, which also tells their type', async () => {
    found('a', { key: 'a' })
    expect(await thumbnails.of('a')).toBe(drawn)
    clock.advance(1000)
    expect(history.entries[0]).toMatchObject({
      contentType: 'image/webp',
      dimensions: { width: 4, height: 3 },
      thumbHash: 'fresh',
    })
    expect(spooled).toEqual(['photo.png', 'gone /spool/photo.png'])
    expect(await thumbnails.of('a')).toBe(drawn)
    expect(reads).toEqual(['a'])
  })

  it('are not fetched for large objects, nor for uploads whose file is gone', async () => {
    found('large', { sizeBytes: 30 * 1024 ** 2 })
    add('pasted', nowhere)
    expect([await thumbnails.of('large'), await thumbnails.of('pasted'), reads]).toEqual([
      undefined,
      undefined,
      [],
    ])
  })

  it('are not fetched from another server, which may have a bucket of the same name', async () => {
    found('elsewhere', { endpoint: 'https://former.example' })
    expect([await thumbnails.of('elsewhere'), reads]).toEqual([undefined, []])
  })

  it('are not requested again if the bucket refused, but are if it could not be reached', async () => {
    const refusals = [failure('offline'), failure('access-denied')]
    bucket.readBytes = async (key) => {
      reads.push(key)
      return problem({ failure: refusals[reads.length - 1] ?? failure('access-denied'), evidence })
    }
    found('a')
    for (let count = 0; count < 4; count += 1) expect(await thumbnails.of('a')).toBeUndefined()
    expect(reads).toHaveLength(2)
  })

  it('are cancelled when nobody looks any more, and fetched when somebody does again', async () => {
    found('a')
    const usual = bucket.readBytes
    bucket.readBytes = (key, signal) =>
      new Promise((resolve) => {
        reads.push(key)
        signal.addEventListener('abort', () =>
          resolve(problem({ failure: failure('unexpected', { reason: 'cancelled' }), evidence })),
        )
      })
    const asked = thumbnails.of('a')
    await expect.poll(() => reads).toEqual(['2023/11/photo.png'])
    thumbnails.cancel('a')
    expect(await asked).toBeUndefined()
    bucket.readBytes = usual
    expect(await thumbnails.of('a')).toBe(drawn)
  })

  it('are cancelled even if an earlier cancelled fetch of the same image is still ending', async () => {
    found('a')
    const ends: (() => void)[] = []
    const signals: AbortSignal[] = []
    bucket.readBytes = (_key, signal) => {
      signals.push(signal)
      return new Promise((resolve) => {
        ends.push(() =>
          resolve(problem({ failure: failure('unexpected', { reason: 'cancelled' }), evidence })),
        )
      })
    }
    const earlier = thumbnails.of('a')
    await expect.poll(() => signals).toHaveLength(1)
    thumbnails.cancel('a')
    void thumbnails.of('a')
    await expect.poll(() => signals).toHaveLength(2)
    ends[0]?.()
    await earlier
    thumbnails.cancel('a')
    expect(signals[1]?.aborted).toBe(true)
  })

  it('do not use the history once Ollim has closed it', async () => {
    found('a')
    let answer = (): void => undefined
    bucket.readBytes = (key) => {
      reads.push(key)
      return new Promise((resolve) => {
        answer = () => resolve(success({ answer: new Uint8Array([7]), evidence }))
      })
    }
    const asked = thumbnails.of('a')
    await expect.poll(() => reads).toHaveLength(1)
    thumbnails.dispose()
    history.find = closed
    history.noteImage = closed
    answer()
    expect(await asked).toBeUndefined()
    expect(await thumbnails.of('a')).toBeUndefined()
  })
})

function closed(): never {
  throw new Error('Database connection is closed')
}

import { beforeEach, describe, expect, it } from 'vitest'
import { BucketImport } from '../../../electron/core/history/bucket-import'
import type { ImportRun, ImportState } from '../../../electron/shared/history/bucket-import'
import { failure } from '../../../electron/shared/failures/failure'
import { problem, success } from '../../../electron/shared/result'
import { MemoryBucket } from '../../support/memory-bucket'
import { MemoryHistory } from '../../support/memory-ports'
import { sampleEntry } from '../../support/sample-entries'
import { sampleTarget } from '../../support/sample-target'

let bucket: MemoryBucket
let history: MemoryHistory
let leftBehind: readonly string[]
let told: (ImportRun | null)[]

beforeEach(() => {
  bucket = new MemoryBucket()
  history = new MemoryHistory()
  leftBehind = []
  told = []
})

function keep(...keys: readonly string[]): void {
  for (const key of keys) bucket.objects.set(key, { uploadId: '', sizeBytes: key.endsWith('/') ? 0 : 10 })
}

function importer(): BucketImport {
  let count = 0
  return new BucketImport({
    open: () =>
      success({ store: bucket, fields: sampleTarget({ keyTemplate: 'photos/{year}/{name}.{ext}' }) }),
    history,
    keysOfUploads: () => leftBehind,
    ids: { uuid: () => `id-${(count += 1)}` },
    onChange: (run) => told.push(run),
    onHistoryChange: () => undefined,
  })
}

const keys = () => history.entries.map(({ key }) => key)

/** The reported progress. */
const pages = (): readonly ImportState[] =>
  told.flatMap((run) => (run?.state.kind === 'running' && run.state.seen > 0 ? [run.state] : []))

describe('an import from a bucket', () => {
  it("adds all images of the destination's folder, page by page", async () => {
    keep('other.png', 'photos/', 'photos/2020/한라산.JPG', 'photos/a.webp', 'photos/b.pdf', 'photos/c.svg')
    expect(await importer().run('blog', 'folder')).toEqual({ kind: 'finished', seen: 5, added: 3 })
    expect(keys()).toEqual(['photos/2020/한라산.JPG', 'photos/a.webp', 'photos/c.svg'])
    expect(pages().map(({ seen }) => seen)).toEqual([2, 4, 5])
  })

  it('searches the whole bucket if asked to', async () => {
    keep('other.png', 'photos/a.webp')
    await importer().run('blog', 'bucket')
    expect(keys()).toEqual(['other.png', 'photos/a.webp'])
  })

  it('asks the server only for the type of objects without an extension, or with a number like v1.2', async () => {
    const asked: string[] = []
    const head = bucket.head.bind(bucket)
    bucket.head = async (key) => {
      asked.push(key)
      const answer = await head(key)
      if (!answer.ok || answer.value.answer === undefined || !key.endsWith('b3')) return answer
      return success({ ...answer.value, answer: { ...answer.value.answer, contentType: 'text/plain' } })
    }
    keep('photos/a.webp', 'photos/b1', 'photos/b3', 'photos/notes.txt', 'photos/film.mp4', 'photos/folder/')
    keep('photos/v1.2')
    await importer().run('blog', 'folder')
    expect(keys().sort()).toEqual(['photos/a.webp', 'photos/b1', 'photos/v1.2'])
    expect(asked.sort()).toEqual(['photos/b1', 'photos/b3', 'photos/v1.2'])
  })

  it('counts objects it may not look at, over all pages, with the first reason', async () => {
    const head = bucket.head.bind(bucket)
    const evidence = { status: 403, code: '', requestId: '' }
    bucket.head = async (key) =>
      key.endsWith('c') ? head(key) : problem({ failure: failure('access-denied', { key }), evidence })
    keep('photos/a', 'photos/b', 'photos/c', 'photos/d.png', 'photos/e')
    expect(await importer().run('blog', 'folder')).toEqual({
      kind: 'finished',
      seen: 5,
      added: 2,
      leftOut: { count: 3, failure: failure('access-denied', { key: 'photos/a' }) },
    })
    expect(keys()).toEqual(['photos/c', 'photos/d.png'])
    expect(pages().map(({ leftOut }) => leftOut?.count)).toEqual([2, 2, 3])
  })

  it('leaves out what is being moved or deleted, before or while the bucket is read', async () => {
    const entry = (id: string, key: string) =>
      sampleEntry(id, { key, bucket: 'photos', endpoint: 'https://minio.home' })
    history.noteChanges([
      { ...entry('moved', 'photos/a.png'), movesTo: 'photos/b.png' },
      { ...entry('elsewhere', 'photos/stays.png'), endpoint: 'https://before.example' },
    ])
    const list = bucket.list.bind(bucket)
    bucket.list = async (request) => {
      if (request.continuation === '') history.endChanges(['moved'], 'move')
      else history.noteChanges([entry('deleted', 'photos/c.png')])
      return list(request)
    }
    keep('photos/a.png', 'photos/b.png', 'photos/c.png', 'photos/stays.png')
    expect(await importer().run('blog', 'folder')).toEqual({ kind: 'finished', seen: 4, added: 1 })
    expect(keys()).toEqual(['photos/stays.png'])
  })

  it('leaves out what cancelled uploads have left, until it is removed', async () => {
    const list = bucket.list.bind(bucket)
    bucket.list = async (request) => {
      const page = await list(request)
      leftBehind = request.continuation === '' ? [] : ['photos/c.png']
      return page
    }
    leftBehind = ['photos/a.png']
    keep('photos/a.png', 'photos/b.png', 'photos/c.png')
    expect(await importer().run('blog', 'folder')).toEqual({ kind: 'finished', seen: 3, added: 1 })
    expect(keys()).toEqual(['photos/b.png'])
  })

  it('does not count what its own stop has aborted', async () => {
    const running = importer()
    bucket.head = async () => {
      running.cancel()
      return problem({
        failure: failure('unexpected', { reason: 'cancelled' }),
        evidence: { status: 0, code: '', requestId: '' },
      })
    }
    keep('photos/a', 'photos/b')
    expect(await running.run('blog', 'folder')).toEqual({ kind: 'cancelled', seen: 2, added: 0 })
  })

  it('creates entries as an upload would, marked as found', async () => {
    keep('photos/2020/한라산.JPG')
    await importer().run('blog', 'folder')
    expect(history.entries).toEqual([
      {
        id: 'id-1',
        name: '한라산.JPG',
        key: 'photos/2020/한라산.JPG',
        url: 'https://minio.home/photos/photos/2020/%ED%95%9C%EB%9D%BC%EC%82%B0.JPG',
        etag: 'etag-photos/2020/한라산.JPG',
        contentType: 'image/jpeg',
        sizeBytes: 10,
        destinationId: 'blog',
        destinationName: 'Blog',
        bucket: 'photos',
        endpoint: 'https://minio.home',
        sha256: '',
        uploadedAt: 1_600_000_000_000,
        isFound: true,
      },
    ])
  })

  it('ends with the reason if the bucket may not be listed', async () => {
    bucket.list = async () =>
      problem({
        failure: failure('access-denied'),
        evidence: { status: 403, code: 'AccessDenied', requestId: '' },
      })
    expect(await importer().run('blog', 'bucket')).toMatchObject({
      kind: 'failed',
      failure: { kind: 'access-denied' },
    })
  })

  it('stops between pages, and keeps what it has', async () => {
    keep('photos/a.png', 'photos/b.png', 'photos/c.png')
    const running = importer()
    const list = bucket.list.bind(bucket)
    bucket.list = async (request) => {
      if (request.continuation !== '') running.cancel()
      return list(request)
    }
    expect(await running.run('blog', 'folder')).toEqual({ kind: 'cancelled', seen: 2, added: 2 })
    expect(keys()).toEqual(['photos/a.png', 'photos/b.png'])
  })

  it('can be read while it runs, and after its end until the person has seen it', async () => {
    keep('photos/a.png')
    const running = importer()
    expect(running.last).toBeNull()
    const asked = { destinationId: 'blog', scope: 'folder' }
    const ended = running.run('blog', 'folder')
    expect(running.last).toEqual({ ...asked, state: { kind: 'running', seen: 0, added: 0 } })
    running.forgetEnded()
    expect(running.last?.state.kind).toBe('running')
    await ended
    expect(running.last).toEqual({ ...asked, state: { kind: 'finished', seen: 1, added: 1 } })
    running.forgetEnded()
    expect(running.last).toBeNull()
    expect(told.map((run) => run?.state.kind)).toEqual(['running', 'running', 'finished', undefined])
  })

  it('does not report its end if another one has replaced it', async () => {
    keep('photos/a.png')
    const running = importer()
    const first = running.run('blog', 'folder')
    await Promise.all([first, running.run('blog', 'bucket')])
    expect((await first).kind).toBe('cancelled')
    expect(told.map((run) => [run?.scope, run?.state.kind])).toEqual([
      ['folder', 'running'],
      ['bucket', 'running'],
      ['bucket', 'running'],
      ['bucket', 'finished'],
    ])
  })

  it('ends with the reason if the disk refuses, and counts only what is in the history', async () => {
    keep('photos/a.png', 'photos/b.png', 'photos/c.png', 'photos/d.png')
    const addFound = history.addFound.bind(history)
    const full = failure('disk-full', {})
    history.addFound = (entries) => (history.entries.length > 0 ? problem(full) : addFound(entries))
    const end = await importer().run('blog', 'folder')
    expect(end).toEqual({ kind: 'failed', failure: full, seen: 2, added: 2 })
    expect(keys()).toEqual(['photos/a.png', 'photos/b.png'])
  })

  it('does not run for ever if it throws', async () => {
    keep('photos/a.png')
    history.addFound = () => {
      throw new Error('disk I/O error')
    }
    const running = importer()
    await expect(running.run('blog', 'folder')).rejects.toThrow('disk I/O error')
    expect(running.last).toBeNull()
  })
})

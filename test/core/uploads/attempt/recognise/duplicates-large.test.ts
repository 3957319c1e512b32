import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Duplicates } from '../../../../../electron/core/uploads/attempt/recognise/duplicates'
import { attemptUpload } from '../../../../../electron/core/uploads/attempt/attempt-upload'
import { UploadList } from '../../../../../electron/core/uploads/upload-list'
import { success } from '../../../../../electron/shared/result'
import { attemptNeeds } from '../../../../support/attempt-needs'
import { MemoryBucket } from '../../../../support/memory-bucket'
import { MemoryHistory, MemoryJournal } from '../../../../support/memory-ports'
import { sampleEntry, sampleSource } from '../../../../support/sample-entries'
import { sampleRecord } from '../../../../support/sample-records'
import { sampleTarget } from '../../../../support/sample-target'

const sha256 = 'abcdef0123456789'.repeat(4)

describe('bytes of files too large to be hashed before they are sent', () => {
  let bucket: MemoryBucket
  let beingDeleted: string[]
  let duplicates: Duplicates
  let history: MemoryHistory
  beforeEach(() => {
    history = new MemoryHistory()
    beingDeleted = []
    bucket = new MemoryBucket()
    duplicates = new Duplicates({
      history,
      isWanted: () => true,
      isBeingDeleted: (id) => beingDeleted.includes(id),
      briefOf: () => undefined,
    })
  })

  it('are sent only once by two uploads that run together', async () => {
    const list = new UploadList(new MemoryJournal())
    const begin = (id: string) => {
      const { upload, source, plan } = sampleRecord(id, { destinationId: 'blog', sizeBytes: large })
      list.add({ upload, source: { ...source, sizeBytes: large }, plan })
      list.apply(id, { type: 'prepare' })
      return attemptUpload({ ...needs, files: { ...needs.files, sha256: read } }, id, signal)
    }
    const large = 20 * 1024 ** 2
    const { signal } = new AbortController()
    const open = () => success({ fields: sampleTarget(), store: bucket })
    const needs = attemptNeeds({ sha256 }, { list, duplicates, open })
    let reads = 0
    const read = async () => {
      reads += 1
      return success(sha256)
    }
    let send = (): void => undefined
    const sent = new Promise<void>((resolve) => (send = resolve))
    bucket.onPart = () => sent

    const first = begin('a')
    await vi.waitFor(() => expect(bucket.sentParts).not.toEqual([]))
    expect(reads).toBe(0)
    const second = begin('b')
    await vi.waitFor(() => expect(reads).toBe(2))
    send()
    expect(await first).toMatchObject({ kind: 'done' })
    expect(await second).toMatchObject({ kind: 'done', duplicateOf: 'a' })
    expect(bucket.objects.size).toBe(1)
  })

  it('are sent only once if the first upload has just ended', async () => {
    const list = new UploadList(new MemoryJournal())
    const open = () => success({ fields: sampleTarget(), store: bucket })
    const needs = attemptNeeds({ sha256 }, { list, duplicates, open })
    const send = (id: string) => {
      const { upload, source, plan } = sampleRecord(id, { destinationId: 'blog', sizeBytes: large })
      list.add({ upload, source: { ...source, sizeBytes: large }, plan })
      list.apply(id, { type: 'prepare' })
      return attemptUpload(needs, id, new AbortController().signal)
    }
    const large = 20 * 1024 ** 2
    const first = await send('a')
    if (first.kind === 'done') list.apply('a', { type: 'succeed', finishedAt: 1, ...first })
    expect(await send('b')).toMatchObject({ kind: 'done', duplicateOf: 'a' })
    beingDeleted = ['a']
    expect(await send('c')).not.toHaveProperty('duplicateOf')
  })

  it('are sent only once if the second upload begins at the moment when the first one ends', async () => {
    const list = new UploadList(new MemoryJournal())
    const open = () => success({ fields: sampleTarget(), store: bucket })
    const needs = attemptNeeds({ sha256 }, { list, duplicates, open })
    const large = 20 * 1024 ** 2
    for (const id of ['a', 'b']) {
      const { upload, source, plan } = sampleRecord(id, { destinationId: 'blog', sizeBytes: large })
      list.add({ upload, source: { ...source, sizeBytes: large }, plan })
    }
    const send = (id: string) => {
      list.apply(id, { type: 'prepare' })
      return attemptUpload(needs, id, new AbortController().signal)
    }
    const first = await send('a')
    if (first.kind === 'done') list.apply('a', { type: 'succeed', finishedAt: 1, ...first })
    expect(await send('b')).toMatchObject({ kind: 'done', duplicateOf: 'a' })
    expect(bucket.objects.size).toBe(1)
  })

  it('are sent only once if Ollim ended while the file of the first upload was being hashed', async () => {
    const list = new UploadList(new MemoryJournal())
    const open = () => success({ fields: sampleTarget(), store: bucket })
    const needs = attemptNeeds({ sha256 }, { list, duplicates, open })
    const sizeBytes = 20 * 1024 ** 2
    const at = { destinationId: 'blog', key: 'film.png', etag: 'etag-film.png', sizeBytes }
    history.add([{ entry: sampleEntry('earlier', at), source: { ...sampleSource(), sizeBytes } }])
    bucket.objects.set('film.png', { uploadId: 'earlier', sizeBytes })
    const { upload, source, plan } = sampleRecord('a', { destinationId: 'blog', sizeBytes })
    list.add({ upload, source: { ...source, sizeBytes }, plan })
    list.apply('a', { type: 'prepare' })
    const sent = await attemptUpload(needs, 'a', new AbortController().signal)
    expect(sent).toMatchObject({ kind: 'done', key: 'film.png', duplicateOf: 'earlier' })
    expect(history.entries).toMatchObject([{ id: 'earlier', sha256 }])
  })
})

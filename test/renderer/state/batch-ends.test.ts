import { describe, expect, it } from 'vitest'
import { failure } from '../../../electron/shared/failures/failure'
import type { Upload, UploadStatus } from '../../../electron/shared/uploads/upload'
import { BatchEnds } from '../../../renderer/state/batch-ends'
import { UploadsStore } from '../../../renderer/state/uploads'
import { EventSource } from '../event-source'
import { done, openQueue, upload } from '../examples'

const failed: UploadStatus = { state: 'failed', failure: failure('offline') }
const waiting: UploadStatus = { state: 'waiting' }

/** A list that holds these, and what `next` answers after each message. */
async function listOf(first: Readonly<Record<string, UploadStatus>>) {
  const events = new EventSource()
  let revision = 1
  const withStatus = (uploads: Readonly<Record<string, UploadStatus>>): readonly Upload[] => {
    revision += 1
    return Object.entries(uploads).map(([id, status]) => upload(id, { status, revision }))
  }
  const held = withStatus(first)
  const store = await UploadsStore.open({
    on: events.on,
    listUploads: async () => ({ ids: held.map(({ id }) => id), queue: openQueue }),
    readUploads: async () => held,
  })
  const ends = new BatchEnds(store)
  return (changed: Readonly<Record<string, UploadStatus>>, removed: readonly string[] = []) => {
    events.send('uploadsChanged', { changed: withStatus(changed), removed, queue: openQueue })
    return ends.next()
  }
}

describe('the end of a batch', () => {
  it('reports its own results, and none of an earlier batch', async () => {
    const change = await listOf({ a: done, b: done, c: failed })
    expect(change({ d: waiting, e: waiting })).toMatchObject({ done: 0, failed: 0 })
    expect(change({ d: done })).toMatchObject({ done: 0, failed: 0 })
    expect(change({ e: failed })).toMatchObject({ done: 1, failed: 1 })
    expect(change({ f: waiting })).toMatchObject({ done: 0, failed: 0 })
    expect(change({ f: done })).toMatchObject({ done: 1, failed: 0 })
  })

  it('is noticed if the whole batch comes in one message, while others are cleared', async () => {
    const change = await listOf({ a: done })
    expect(change({ b: done }, ['a'])).toMatchObject({ done: 1, failed: 0 })
  })

  it('counts retried uploads, whether they failed again or not', async () => {
    const change = await listOf({ a: failed, b: failed, c: failed })
    change({ a: waiting, b: waiting })
    expect(change({ a: failed, b: done })).toMatchObject({ done: 1, failed: 1 })
    expect(change({ c: done })).toMatchObject({ done: 1, failed: 0 })
  })

  it('is a new one each time, even with the same results', async () => {
    const change = await listOf({})
    const first = change({ a: done })
    expect(change({ b: done })?.number).not.toBe(first?.number)
  })

  it('does not occur if only finished uploads change or are removed', async () => {
    const change = await listOf({ a: done, b: failed })
    expect(change({ a: { ...done, renewedAt: 5 } })).toBeUndefined()
    expect(change({}, ['b'])).toBeUndefined()
  })
})

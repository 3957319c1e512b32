import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextStatus, type UploadEvent } from '../../../electron/core/uploads/upload-status'
import { failure } from '../../../electron/shared/failures/failure'
import type { UploadState, UploadStatus } from '../../../electron/shared/uploads/upload'

const dropped = failure('offline')
const statuses: readonly UploadStatus[] = [
  { state: 'waiting' },
  { state: 'preparing' },
  { state: 'uploading', sentBytes: 5, totalBytes: 10, bytesPerSecond: 1 },
  { state: 'retrying', attempt: 2, maximumAttempts: 5, nextAt: 1, failure: dropped },
  { state: 'paused', reason: 'person' },
  { state: 'done', url: 'https://a/b.png', key: 'b.png', etag: 'e', finishedAt: 7 },
  { state: 'failed', failure: dropped },
  { state: 'cancelled' },
]
const events: readonly UploadEvent[] = [
  { type: 'prepare' },
  { type: 'convert' },
  { type: 'begin', totalBytes: 10 },
  { type: 'progress', sentBytes: 7, bytesPerSecond: 3 },
  { type: 'succeed', url: 'https://a/b.png', key: 'b.png', etag: 'e', finishedAt: 7 },
  { type: 'fail', failure: dropped },
  { type: 'retry-later', attempt: 2, maximumAttempts: 5, nextAt: 9, failure: dropped },
  { type: 'pause', reason: 'offline' },
  { type: 'renew', link: { url: 'https://new.example/a.png', linkEndsAt: 9 }, renewedAt: 5 },
  { type: 'wait' },
  { type: 'cancel' },
]

/** For each event: the states it is possible in, and the state it leads to. */
const table: Readonly<Record<UploadEvent['type'], readonly [from: readonly UploadState[], to: UploadState]>> =
  {
    prepare: [['waiting', 'paused', 'retrying'], 'preparing'],
    convert: [['preparing'], 'preparing'],
    begin: [['preparing'], 'uploading'],
    progress: [['uploading'], 'uploading'],
    succeed: [['preparing', 'uploading', 'paused', 'waiting', 'cancelled'], 'done'],
    renew: [['done'], 'done'],
    fail: [['waiting', 'preparing', 'uploading', 'retrying', 'paused'], 'failed'],
    'retry-later': [['preparing', 'uploading'], 'retrying'],
    pause: [['waiting', 'preparing', 'uploading', 'retrying', 'paused'], 'paused'],
    wait: [['retrying', 'paused', 'preparing', 'uploading', 'failed', 'cancelled'], 'waiting'],
    cancel: [['waiting', 'preparing', 'uploading', 'retrying', 'paused'], 'cancelled'],
  }
const every = statuses.flatMap((status) =>
  events.map((event) => ({ status, event, from: status.state, type: event.type })),
)

describe('the states of an upload', () => {
  it.each(every)('in $from, $type leads where the table says', ({ status, event }) => {
    const [from, to] = table[event.type]
    expect(nextStatus(status, event)?.state).toBe(from.includes(status.state) ? to : undefined)
  })

  it('gives a finished upload its new link, without an end if the new link has none', () => {
    const done: UploadStatus = { state: 'done', url: 'https://old', key: 'a.png', etag: 'e', linkEndsAt: 1 }
    const link = { url: 'https://new' }
    expect(nextStatus(done, { type: 'renew', link, renewedAt: 5 })).toEqual({
      state: 'done',
      url: 'https://new',
      key: 'a.png',
      etag: 'e',
      renewedAt: 5,
    })
  })

  it('never shows more bytes sent than the file has', () => {
    const status = nextStatus(
      { state: 'uploading', sentBytes: 0, totalBytes: 10, bytesPerSecond: 0 },
      { type: 'progress', sentBytes: 12, bytesPerSecond: 1 },
    )
    expect(status).toEqual({ state: 'uploading', sentBytes: 10, totalBytes: 10, bytesPerSecond: 1 })
  })

  it('records when an upload was done', () => {
    const succeed = events.find(({ type }) => type === 'succeed')
    expect(succeed && nextStatus({ state: 'preparing' }, succeed)).toMatchObject({ finishedAt: 7 })
  })

  it('keeps a finished link for ever, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events)), (sequence) => {
        let status: UploadStatus = { state: 'done', url: 'https://a/b.png', key: 'b.png', etag: 'e' }
        for (const event of sequence) status = nextStatus(status, event) ?? status
        expect(status.state).toBe('done')
      }),
    )
  })

  it('cannot get stuck: from every state that is not done, some events lead to done', () => {
    for (const start of statuses.filter((status) => status.state !== 'done')) {
      let status: UploadStatus = start
      for (const type of ['wait', 'prepare', 'begin', 'succeed'] as const) {
        const event = events.find((candidate) => candidate.type === type)
        status = (event && nextStatus(status, event)) ?? status
      }
      expect(status.state).toBe('done')
    }
  })
})

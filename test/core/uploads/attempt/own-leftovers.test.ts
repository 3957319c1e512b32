import { beforeEach, describe, expect, it } from 'vitest'
import { bucketOf } from '../../../../electron/core/bucket-location'
import type { JournalRecord } from '../../../../electron/core/ports/journal'
import type { AttemptNeeds } from '../../../../electron/core/uploads/attempt/attempt-needs'
import { KeyRegistry } from '../../../../electron/core/uploads/attempt/key/key-registry'
import { dropKey, leaveFormerBucket } from '../../../../electron/core/uploads/attempt/own-leftovers'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { failure } from '../../../../electron/shared/failures/failure'
import { problem, success } from '../../../../electron/shared/result'
import { attemptNeeds } from '../../../support/attempt-needs'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryJournal } from '../../../support/memory-ports'
import { sampleRecord } from '../../../support/sample-records'
import { sampleTarget } from '../../../support/sample-target'

const fields = sampleTarget({ bucket: 'present' })
const former = { endpoint: fields.endpoint, bucket: 'former' }
const evidence = { status: 0, code: '', requestId: '' }

/** An upload that was sent to the bucket which its destination named before. */
const record = sampleRecord('a', { plan: { wantedKey: 'a.png', suffix: 1, sentTo: former } })
const leftId = `a ${bucketOf(former)}`

let bucket: MemoryBucket
let journal: MemoryJournal
let swept: JournalRecord[]
let needs: AttemptNeeds
beforeEach(() => {
  bucket = new MemoryBucket()
  journal = new MemoryJournal()
  swept = []
  const list = new UploadList(journal)
  list.add(record)
  journal.record([record])
  needs = attemptNeeds({
    list,
    journal,
    keys: new KeyRegistry(() => list.briefs),
    sweep: (records) => void swept.push(...records),
    open: () => success({ fields, store: bucket }),
  })
})

const leave = () => leaveFormerBucket(needs, record, { fields, store: bucket })

describe('what an upload has left in the former bucket of its destination', () => {
  it('is journalled as cancelled and unlisted, without the file, which the upload still needs', () => {
    leave()
    expect(journal.read([leftId])).toMatchObject([
      { upload: { status: { state: 'cancelled' } }, source: { path: '' }, isCleared: true, leftBy: 'a' },
    ])
    expect(swept.map(({ upload: { id } }) => id)).toEqual([leftId])
  })

  it('is noted once, so that a second change of the bucket does not replace the note', () => {
    const noted: JournalRecord = { ...record, upload: { ...record.upload, id: leftId }, isCleared: true }
    journal.record([noted])
    leave()
    expect(journal.read([leftId])).toEqual([noted])
  })

  it('keeps the upload from leaving while the disk has no room for the note', () => {
    journal.record = () => problem(failure('disk-full'))
    expect(leave()).toMatchObject({ ok: false, problem: { kind: 'disk-full', retryable: true } })
    expect(swept).toEqual([])
  })

  it('does not keep it if the database is damaged, which no retry would change', () => {
    journal.record = () => problem(failure('disk-full', { reason: 'databaseDamaged' }))
    expect(leave()).toMatchObject({ ok: true })
  })
})

describe('an upload that leaves the former bucket of its destination', () => {
  it('keeps its key, which no other upload gets in the new bucket', () => {
    leave()
    const use = { destinationId: 'blog', batchId: 'batch', bucket: bucketOf(fields) }
    expect(needs.keys.next(use, 'bucket', 'a.png')).toBe(2)
  })

  it('gives up its key if something of it may still be in the new bucket, and the journal knows', () => {
    const returned = { ...record, upload: { ...record.upload, id: `a ${bucketOf(fields)}` } }
    journal.record([returned])
    expect(leave()).toMatchObject({ value: { plan: { wantedKey: '', suffix: 0 } } })
    expect(journal.read(['a'])).toMatchObject([{ plan: { wantedKey: '', suffix: 0 } }])
  })
})

describe('an upload whose key a late deletion may still hit', () => {
  const drop = (signal = new AbortController().signal) => dropKey(needs, record, signal)

  it('gets another one', async () => {
    expect(await drop()).toMatchObject({ value: { plan: { wantedKey: '', suffix: 0 } } })
  })

  it.each([
    ['the server does not answer', failure('timeout'), new AbortController().signal],
    ['its attempt ends first', failure('access-denied'), AbortSignal.abort()],
  ])('keeps it while %s, and its next attempt tries again', async (_when, refusal, signal) => {
    bucket.head = async () => problem({ failure: refusal, evidence })
    expect(await drop(signal)).toEqual(problem(refusal))
    expect(await needs.withdrawals.untilCleanedUp('a', new AbortController().signal)).toBe(true)
  })

  it('gets another one if the server will never say what is there', async () => {
    bucket.head = async () => problem({ failure: failure('access-denied'), evidence })
    expect(await drop()).toMatchObject({ value: { plan: { suffix: 0 } } })
    expect(await needs.withdrawals.untilCleanedUp('a', new AbortController().signal)).toBe(false)
  })
})

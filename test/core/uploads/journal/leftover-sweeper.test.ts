import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { JournalRecord, UploadPlan } from '../../../../electron/core/ports/journal'
import type { LeftoverSweeper } from '../../../../electron/core/uploads/journal/leftover-sweeper'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { Withdrawals } from '../../../../electron/core/uploads/attempt/withdrawals'
import { noEvidence } from '../../../../electron/shared/destinations/check'
import { failure } from '../../../../electron/shared/failures/failure'
import { problem, success } from '../../../../electron/shared/result'
import type { UploadStatus } from '../../../../electron/shared/uploads/upload'
import { FakeClock } from '../../../support/fake-clock'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryJournal } from '../../../support/memory-ports'
import { partlySent, sampleRecord } from '../../../support/sample-records'
import { sampleTarget } from '../../../support/sample-target'
import { sampleSweeper } from '../../../support/leftover-sweeper'

describe('what an abandoned upload has left at the server', () => {
  let clock: FakeClock
  let list: UploadList
  let journal: MemoryJournal
  let bucket: MemoryBucket
  let sweeper: LeftoverSweeper
  let withdrawals: Withdrawals
  beforeEach(() => {
    clock = new FakeClock()
    list = new UploadList(new MemoryJournal())
    journal = new MemoryJournal()
    bucket = new MemoryBucket()
    bucket.now = () => clock.now()
    withdrawals = new Withdrawals()
    const open = () => success({ fields: sampleTarget(), store: bucket })
    sweeper = sampleSweeper({ list, journal, clock, withdrawals, open })
    bucket.begin('film.png', 'film')
  })

  it('is aborted after a cancel, if it is parts', async () => {
    list.add(partlySent({ status: { state: 'preparing' } }))
    list.apply('film', { type: 'cancel' })
    await clock.pass(500)
    expect(bucket.open.size).toBe(0)
    expect(journal.records.get('film')?.plan.multipart).toBeUndefined()
  })

  it('is named, with its key, as long as it may be removed', async () => {
    const there = sampleTarget()
    list.add(partlySent({ status: { state: 'preparing' }, plan: { sentTo: there } }))
    expect(sweeper.pending.keysIn(there)).toEqual([])
    list.apply('film', { type: 'cancel' })
    expect(sweeper.pending.keysIn(there)).toEqual(['film.png'])
    expect(sweeper.pending.keysIn({ ...there, bucket: 'another' })).toEqual([])
    const abort = bucket.abortMultipart.bind(bucket)
    bucket.abortMultipart = async (open) => {
      expect(sweeper.pending.keysIn(there)).toEqual(['film.png'])
      return abort(open)
    }
    await clock.pass(500)
    expect([bucket.open.size, sweeper.pending.keysIn(there)]).toEqual([0, []])
  })

  it('is found if the answer to its start was lost', async () => {
    const plan = { wantedKey: 'film.png', suffix: 1, multipartAskedAt: clock.now() }
    list.add(sampleRecord('film', { status: { state: 'cancelled' }, plan }))
    await clock.pass(500)
    expect(bucket.open.size).toBe(0)
  })

  it('by earlier runs is aborted at the start', async () => {
    list.add(partlySent({ status: { state: 'cancelled' } }))
    sweeper.sweep(list.read(list.ids))
    await clock.pass(500)
    expect(bucket.open.size).toBe(0)
  })

  it('is aborted when a failed upload is cleared from the list', async () => {
    list.add(partlySent({ status: { state: 'failed', failure: failure('timeout') } }))
    list.remove(list.ids)
    await clock.pass(500)
    expect(bucket.open.size).toBe(0)
  })

  it('is waited for at the end of a last run, even if the upload failed', async () => {
    list.add(partlySent({ status: { state: 'failed', failure: failure('timeout') } }))
    let isOver = false
    void sweeper.finish().then(() => (isOver = true))
    await clock.pass(499)
    expect({ isOver, open: bucket.open.size }).toEqual({ isOver: false, open: 1 })
    await clock.pass(1)
    expect({ isOver, open: bucket.open.size }).toEqual({ isOver: true, open: 0 })
    await sweeper.finish()
  })

  it('is waited for no longer than five seconds', async () => {
    bucket.abortMultipart = () => new Promise(() => undefined)
    list.add(partlySent({ status: { state: 'preparing' } }))
    list.apply('film', { type: 'cancel' })
    let isOver = false
    void sweeper.finish().then(() => (isOver = true))
    await clock.pass(4_999)
    expect(isOver).toBe(false)
    await clock.pass(1)
    expect(isOver).toBe(true)
  })

  it('is told apart from parts of the same image that was dropped again', async () => {
    bucket.begin('film.png', 'again')
    list.add(partlySent({ status: { state: 'failed', failure: failure('timeout') } }))
    list.remove(list.ids)
    await clock.pass(500)
    expect([...bucket.open.values()].map(({ start }) => start.uploadId)).toEqual(['again'])
  })

  it('stays if the upload may still be retried', async () => {
    list.add(partlySent({ status: { state: 'failed', failure: failure('timeout') } }))
    sweeper.sweep(list.read(list.ids))
    await clock.pass(60_000)
    expect(bucket.open.size).toBe(1)
  })

  it('stays if the person changed their mind in time', async () => {
    list.add(partlySent({ status: { state: 'preparing' } }))
    list.apply('film', { type: 'cancel' })
    list.apply('film', { type: 'wait' })
    await clock.pass(500)
    expect(bucket.open.size).toBe(1)
  })

  it('is removed some time after the latest cancel', async () => {
    list.add(partlySent({ status: { state: 'preparing' } }))
    list.apply('film', { type: 'cancel' })
    await clock.pass(400)
    list.apply('film', { type: 'wait' })
    list.apply('film', { type: 'cancel' })
    await clock.pass(400)
    expect(bucket.open.size).toBe(1)
    await clock.pass(100)
    expect(bucket.open.size).toBe(0)
  })

  it('makes a retried upload wait until it is gone, and the upload forgets the parts', async () => {
    let answer: () => void = () => undefined
    const abort = bucket.abortMultipart.bind(bucket)
    bucket.abortMultipart = async (open) => {
      await new Promise<void>((resolve) => (answer = resolve))
      return abort(open)
    }
    list.add(partlySent({ status: { state: 'preparing' } }))
    list.apply('film', { type: 'cancel' })
    await clock.pass(500)
    list.apply('film', { type: 'wait' })
    let goesOn = false
    void withdrawals.untilCleanedUp('film', new AbortController().signal).then(() => (goesOn = true))
    await clock.pass(0)
    expect(goesOn).toBe(false)
    answer()
    await clock.pass(0)
    expect(goesOn).toBe(true)
    expect(list.get('film')?.plan.multipart).toBeUndefined()
  })

  it('is tried again if the server did not answer', async () => {
    const abort = bucket.abortMultipart.bind(bucket)
    bucket.abortMultipart = async () => problem({ failure: failure('timeout'), evidence: noEvidence })
    list.add(partlySent({ status: { state: 'cancelled' } }))
    sweeper.sweep(list.read(list.ids))
    await clock.pass(500)
    expect(bucket.open.size).toBe(1)
    bucket.abortMultipart = abort
    await clock.pass(2000)
    expect(bucket.open.size).toBe(0)
  })

  it.each([
    ['comes through', success({ answer: null, evidence: { status: 204, code: '', requestId: '' } })],
    ['fails', problem({ failure: failure('timeout'), evidence: noEvidence })],
  ])('is not asked about once the engine has ended, when a running request %s', async (_, last) => {
    let answer: () => void = () => undefined
    bucket.abortMultipart = async () => {
      await new Promise<void>((resolve) => (answer = resolve))
      return last
    }
    list.add(partlySent({ status: { state: 'cancelled' } }))
    sweeper.sweep(list.read(list.ids))
    await clock.pass(500)
    sweeper.dispose()
    const asked = vi.spyOn(list, 'get')
    const written = vi.spyOn(journal, 'update')
    answer()
    await clock.pass(0)
    await clock.pass(60_000)
    expect(asked).not.toHaveBeenCalled()
    expect(written).not.toHaveBeenCalled()
  })

  it('is removed from the journal of a batch that is no longer listed', async () => {
    const left = partlySent({ status: { state: 'cancelled' } })
    journal.record([left])
    sweeper.sweep([left])
    await clock.pass(500)
    expect(bucket.open.size).toBe(0)
    expect(journal.records.size).toBe(0)
  })

  describe('as a whole object, because its answer was lost before the cancel,', () => {
    function record(status: UploadStatus, change: Partial<UploadPlan> = {}): JournalRecord {
      return sampleRecord('film', { status, plan: { wantedKey: 'film.png', suffix: 1, ...change } })
    }

    const cancelled = (change: Partial<UploadPlan> = {}) => record({ state: 'cancelled' }, change)

    it('is removed', async () => {
      bucket.objects.set('film.png', { uploadId: 'film', sizeBytes: 1000 })
      list.add(cancelled())
      await clock.pass(500)
      expect(bucket.objects.size).toBe(0)
    })

    it.each([
      ['the server did not say', failure('timeout')],
      ['the keys had ended', failure('credentials-expired')],
      ['AWS did not give the role', failure('access-denied', { reason: 'role' })],
      ['a gateway found no server', failure('bucket-missing', { reason: 'unspecified' })],
    ])('is looked for again if %s', async (_why, reason) => {
      bucket.objects.set('film.png', { uploadId: 'film', sizeBytes: 1000 })
      const head = bucket.head.bind(bucket)
      bucket.head = async () => problem({ failure: reason, evidence: noEvidence })
      list.add(cancelled())
      await clock.pass(500)
      expect(bucket.objects.size).toBe(1)
      bucket.head = head
      await clock.pass(2000)
      expect(bucket.objects.size).toBe(0)
    })

    it('is looked for once if the key may not look', async () => {
      const refusal = { failure: failure('access-denied'), evidence: noEvidence }
      const head = vi.spyOn(bucket, 'head').mockResolvedValue(problem(refusal))
      list.add(cancelled())
      for (const milliseconds of [500, 2000, 4500]) await clock.pass(milliseconds)
      expect(head).toHaveBeenCalledOnce()
    })

    it('stays if the person changed their mind in time', async () => {
      bucket.objects.set('film.png', { uploadId: 'film', sizeBytes: 1000 })
      list.add(cancelled())
      list.apply('film', { type: 'wait' })
      await clock.pass(500)
      expect(bucket.objects.size).toBe(1)
    })

    it.each([
      ['the upload is tried again', () => list.apply('film', { type: 'wait' })],
      ['the engine ends', () => sweeper.dispose()],
    ])('stays if %s while the server is asked about it', async (_what, happen) => {
      bucket.objects.set('film.png', { uploadId: 'film', sizeBytes: 1000 })
      const head = bucket.head.bind(bucket)
      bucket.head = (key) => {
        happen()
        return head(key)
      }
      list.add(cancelled())
      await clock.pass(500)
      expect(bucket.objects.size).toBe(1)
    })

    it('stays if the upload was tried again, is done, and has already left the list', async () => {
      bucket.objects.set('film.png', { uploadId: 'film', sizeBytes: 1000 })
      list.add(cancelled())
      list.apply('film', { type: 'wait' })
      list.apply('film', { type: 'prepare' })
      list.apply('film', { type: 'succeed', url: '', key: 'film.png', etag: '', finishedAt: 1 })
      list.remove(['film'])
      await clock.pass(500)
      expect(bucket.objects.size).toBe(1)
    })

    it('stays if it may have replaced a published object', async () => {
      bucket.objects.set('film.png', { uploadId: 'film', sizeBytes: 1000 })
      list.add(cancelled({ mayReplace: true }))
      await clock.pass(500)
      expect(bucket.objects.size).toBe(1)
    })

    it("is left alone if it is somebody else's", async () => {
      bucket.objects.set('film.png', { uploadId: 'another', sizeBytes: 1000 })
      list.add(cancelled())
      await clock.pass(500)
      expect(bucket.objects.size).toBe(1)
    })

    it('stays when a finished upload leaves the list', async () => {
      bucket.objects.set('film.png', { uploadId: 'film', sizeBytes: 1000 })
      list.add(record({ state: 'done', url: '', key: 'film.png', etag: '' }))
      list.remove(list.ids)
      await clock.pass(500)
      expect(bucket.objects.size).toBe(1)
    })
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import { EarlierUploads } from '../../../../electron/core/uploads/journal/earlier-uploads'
import type { JournalKeeper } from '../../../../electron/core/uploads/journal/journal-keeper'
import { KeyRegistry } from '../../../../electron/core/uploads/attempt/key/key-registry'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { failure } from '../../../../electron/shared/failures/failure'
import { problem, success } from '../../../../electron/shared/result'
import type { UploadStatus } from '../../../../electron/shared/uploads/upload'
import { noSpool } from '../../../support/no-op-ports'
import { FakeClock } from '../../../support/fake-clock'
import { keeperWithoutFiles } from '../../../support/keeper-without-files'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryHistory, MemoryJournal } from '../../../support/memory-ports'
import { partlySent, sampleRecord } from '../../../support/sample-records'
import { sampleTarget } from '../../../support/sample-target'
import { sampleSweeper } from '../../../support/leftover-sweeper'

const failed: UploadStatus = { state: 'failed', failure: failure('timeout') }

describe('an unfinished upload that is cleared from the list', () => {
  let clock: FakeClock
  let journal: MemoryJournal
  let bucket: MemoryBucket
  let isOffline: boolean
  let isDeleted: boolean
  beforeEach(() => {
    clock = new FakeClock()
    journal = new MemoryJournal()
    bucket = new MemoryBucket()
    isOffline = true
    isDeleted = false
    const abort = bucket.abortMultipart.bind(bucket)
    const evidence = { status: 0, code: '', requestId: '' }
    bucket.abortMultipart = async (open) =>
      isOffline ? problem({ failure: failure('offline'), evidence }) : abort(open)
    bucket.begin('film.png', 'film')
  })

  interface Run {
    readonly list: UploadList
    readonly keeper: JournalKeeper
    end(): void
  }

  /** As much of an engine as journal and leftovers need. */
  function start(): Run {
    const list = new UploadList(journal)
    const open = () =>
      isDeleted
        ? problem(failure('settings-incomplete', { reason: 'destination' }))
        : success({ fields: sampleTarget(), store: bucket })
    const sweeper = sampleSweeper({ list, journal, clock, open })
    const keeper = keeperWithoutFiles({ list, journal, history: new MemoryHistory(), clock })
    sweeper.sweep(
      new EarlierUploads({ journal, list, keys: new KeyRegistry(() => list.briefs), spool: noSpool }).restore(
        true,
      ).abandoned,
    )
    const end = (): void => {
      sweeper.dispose()
      keeper.dispose()
    }
    return { list, keeper, end }
  }

  async function aMinutePasses(): Promise<void> {
    for (let second = 0; second < 60; second += 1) await clock.pass(1000)
  }

  it.each<[string, UploadStatus]>([
    ['failed', failed],
    ['was cancelled', { state: 'cancelled' }],
  ])(
    'and %s leaves no parts at the server, even if that was unreachable until the next start',
    async (_, status) => {
      journal.record([partlySent({ status }), sampleRecord('other', { status: failed })])
      const run = start()
      expect(run.list.remove(['film'])).toEqual(['film'])
      await aMinutePasses()
      run.end()
      expect(bucket.open.size).toBe(1)
      isOffline = false
      start()
      await aMinutePasses()
      expect(bucket.open.size).toBe(0)
      expect([...journal.records.keys()]).toEqual(['other'])
    },
  )

  it('is forgotten in the end if its destination was deleted', async () => {
    journal.record([partlySent({ status: failed })])
    const run = start()
    run.list.remove(['film'])
    await aMinutePasses()
    run.end()
    isDeleted = true
    start()
    await aMinutePasses()
    expect([...journal.records.keys()]).toEqual([])
  })

  it('is not shown again, even if others of its batch are', async () => {
    journal.record([
      partlySent({ status: { state: 'cancelled' } }),
      sampleRecord('other', { status: failed }),
    ])
    const run = start()
    expect(run.list.ids).toEqual(['film', 'other'])
    run.list.remove(['film'])
    run.end()
    expect(start().list.ids).toEqual(['other'])
  })

  it('is forgotten at once if nothing of it can be at the server', () => {
    const done: UploadStatus = { state: 'done', url: '', key: 'film.png', etag: '' }
    const film = partlySent({ status: done })
    const ended = { ...film, upload: { ...film.upload, batchId: 'ended' } }
    journal.record([sampleRecord('early', { status: failed }), ended])
    journal.record([sampleRecord('other', { status: failed })])
    const run = start()
    run.list.remove(['early', 'film'])
    run.keeper.flush()
    expect([...journal.records.keys()]).toEqual(['other'])
  })

  describe('once it is done,', () => {
    const done: UploadStatus = { state: 'done', url: '', key: 'film.png', etag: '' }

    it('keeps its key from others of its batch that wait after a restart', () => {
      journal.record([partlySent({ status: done }), sampleRecord('other')])
      const run = start()
      run.list.remove(['film'])
      run.end()
      const list = new UploadList(journal)
      const keys = new KeyRegistry(() => list.briefs)
      new EarlierUploads({ journal, list, keys, spool: noSpool }).restore(true)
      expect(list.ids).toEqual(['other'])
      // Where taken keys are replaced, the server would give way.
      expect(keys.next({ destinationId: 'blog', batchId: 'batch', bucket: '' }, 'batch', 'film.png')).toBe(2)
    })

    it('is forgotten at the start after its batch has ended', () => {
      journal.record([partlySent({ status: done }), sampleRecord('other')])
      const run = start()
      run.list.remove(['film'])
      run.list.apply('other', { type: 'cancel' })
      run.end()
      start()
      expect([...journal.records.keys()]).toEqual([])
    })
  })

  it('is recorded later if the disk refuses that now', () => {
    journal.record([partlySent({ status: failed })])
    const run = start()
    const update = journal.update.bind(journal)
    journal.update = () => problem(failure('disk-full'))
    run.list.remove(['film'])
    run.keeper.flush()
    expect(run.keeper.refusal?.kind).toBe('disk-full')
    journal.update = update
    run.keeper.flush()
    expect(journal.records.get('film')?.upload.status).toEqual({ state: 'cancelled' })
  })
})

import { setImmediate as nextTurn } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import type { JournalKeeper } from '../../../../electron/core/uploads/journal/journal-keeper'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { failure, type Failure } from '../../../../electron/shared/failures/failure'
import { problem, success, type Result } from '../../../../electron/shared/result'
import { FakeClock } from '../../../support/fake-clock'
import { keeperWithoutFiles } from '../../../support/keeper-without-files'
import { MemoryHistory, MemoryJournal } from '../../../support/memory-ports'
import { sampleRecord } from '../../../support/sample-records'

describe('the end of an upload is recorded', () => {
  let list: UploadList
  let clock: FakeClock
  let journal: MemoryJournal
  let history: MemoryHistory
  let told: number
  beforeEach(() => {
    journal = new MemoryJournal()
    list = new UploadList(journal)
    clock = new FakeClock()
    history = new MemoryHistory()
    told = 0
  })

  function keep(): JournalKeeper {
    return keeperWithoutFiles({ list, journal, history, clock, onRefusalChange: () => (told += 1) })
  }

  function finish(id: string): void {
    const record = sampleRecord(id)
    journal.record([record])
    list.add(record)
    list.apply(id, { type: 'prepare' })
    list.apply(id, {
      type: 'succeed',
      url: `https://img.example/${id}.png`,
      key: `${id}.png`,
      etag: 'etag',
      finishedAt: clock.now(),
    })
  }

  it('even if the disk refused the upload at first', () => {
    keep()
    list.addUnrecorded(sampleRecord('a', { status: { state: 'failed', failure: failure('disk-full') } }))
    list.setAltText('a', 'A tea bowl')
    clock.advance(50)
    expect(journal.records.has('a')).toBe(false)
    list.apply('a', { type: 'wait' })
    list.apply('a', { type: 'prepare' })
    clock.advance(50)
    expect(journal.records.get('a')?.upload.altText).toBe('A tea bowl')
    list.apply('a', { type: 'cancel' })
    clock.advance(50)
    expect(journal.records.get('a')?.upload.status).toEqual({ state: 'cancelled' })
  })

  it('once in the history, whatever alt text is set later', () => {
    keep()
    list.add(sampleRecord('a'))
    list.setAltText('a', 'A tea bowl')
    finish('b')
    clock.advance(50)
    list.setAltText('b', 'A market')
    clock.advance(50)
    expect(history.entries.map(({ id }) => id)).toEqual(['b'])
    expect(journal.records.get('b')?.upload.altText).toBe('A market')
    list.setAltText('b', '')
    clock.advance(50)
    expect(journal.records.get('b')?.upload).not.toHaveProperty('altText')
  })

  it('with the alt text that was set before', () => {
    keep()
    const record = sampleRecord('a')
    list.add(record)
    list.setAltText('a', 'A tea bowl')
    list.apply('a', { type: 'prepare' })
    list.apply('a', { type: 'succeed', url: 'u', key: 'k', etag: '', finishedAt: clock.now() })
    clock.advance(50)
    expect(history.entries).toMatchObject([{ id: 'a', altText: 'A tea bowl' }])
  })

  it('in the journal and in the history', () => {
    keep()
    finish('a')
    clock.advance(50)
    expect(journal.records.get('a')?.upload.status.state).toBe('done')
    expect(history.entries.map(({ key }) => key)).toEqual(['a.png'])
  })

  it('and the keeper knows which uploads the history still lacks, on the list or off it', () => {
    const keeper = keep()
    const areComing = () => ['a', 'b', 'nobody'].map((id) => keeper.isPending(id))
    list.add(sampleRecord('a'))
    finish('b')
    expect(areComing()).toEqual([true, true, false])
    list.remove(['b'])
    expect(areComing()).toEqual([true, true, false])
    clock.advance(50)
    expect(areComing()).toEqual([true, false, false])
    finish('c')
    clock.advance(50)
    history.forget(['c'])
    expect(keeper.isPending('c')).toBe(false)
  })

  it('and pasted bytes are deleted only after they are hashed', async () => {
    const released: string[] = []
    let tell: (hash: Result<string, Failure>) => void = () => undefined
    keeperWithoutFiles({
      ...{ list, journal, history, clock },
      spool: {
        keep: async () => problem(failure('disk-full')),
        owns: () => true,
        release: async (path) => void released.push(path),
      },
      files: { sha256: () => new Promise((resolve) => (tell = resolve)) },
      wantsHashes: () => true,
    })
    finish('a')
    clock.advance(50)
    await nextTurn()
    expect(released).toEqual([])
    tell(success('hash-of-a'))
    await expect.poll(() => released).toEqual([sampleRecord('a').source.path])
    expect(history.entries).toMatchObject([{ id: 'a', sha256: 'hash-of-a' }])
  })

  it('once in the history, whatever link the row gets later', () => {
    keep()
    finish('a')
    clock.advance(50)
    list.apply('a', { type: 'renew', link: { url: 'https://new', linkEndsAt: 9 }, renewedAt: clock.now() })
    clock.advance(50)
    expect(history.entries).toHaveLength(1)
    expect(journal.records.get('a')?.upload.status).toMatchObject({ url: 'https://new', linkEndsAt: 9 })
  })

  it('before too many records wait in memory', () => {
    keep()
    const records = Array.from({ length: 2000 }, (_, index) => sampleRecord(`u${index}`))
    journal.record(records)
    for (const record of records) list.add(record)
    list.records.written(records)
    let most = 0
    for (const { upload } of records) {
      list.apply(upload.id, { type: 'cancel' })
      most = Math.max(most, list.records.unwritten.size)
    }
    clock.advance(50)
    expect(most).toBeLessThanOrEqual(501)
    expect(list.records.unwritten.size).toBe(0)
    const states = new Set([...journal.records.values()].map(({ upload }) => upload.status.state))
    expect(states).toEqual(new Set(['cancelled']))
  })

  it('again later if the disk refuses it', () => {
    keep()
    const update = journal.update.bind(journal)
    journal.update = () => problem(failure('disk-full'))
    const record = sampleRecord('a')
    journal.record([record])
    list.add(record)
    list.records.written([record])
    list.apply('a', { type: 'cancel' })
    clock.advance(50)
    expect(list.get('a')?.upload.status.state).toBe('cancelled')
    journal.update = update
    clock.advance(5000)
    expect(journal.records.get('a')?.upload.status.state).toBe('cancelled')
  })

  describe('when the history is damaged', () => {
    const damaged = failure('unexpected', { reason: 'databaseDamaged' })
    beforeEach(() => {
      history.add = () => problem(damaged)
    })

    it('in the journal all the same, and the person is told', () => {
      const keeper = keep()
      finish('a')
      clock.advance(50)
      finish('b')
      clock.advance(50)
      expect([...journal.records.values()].map(({ upload }) => upload.status.state)).toEqual(['done', 'done'])
      expect(list.records.unwritten.size).toBe(0)
      expect(keeper.refusal).toEqual(damaged)
      expect(told).toBe(1)
    })

    it('in the journal until the next start has moved it to the history, even if the upload was cleared', () => {
      keep()
      finish('a')
      clock.advance(50)
      finish('b')
      list.remove(list.ids)
      clock.advance(50)
      const fixed = new MemoryHistory()
      list = new UploadList(journal)
      const keeper = keeperWithoutFiles({ list, journal, history: fixed, clock })
      expect(keeper.recover()).toBe(true)
      expect(fixed.entries.map(({ id }) => id).sort()).toEqual(['a', 'b'])
      expect(keeper.recover()).toBe(true)
      expect(fixed.entries).toHaveLength(2)
    })

    it('in the journal as long as the history does not take it', () => {
      const keeper = keep()
      finish('a')
      clock.advance(50)
      expect(keeper.recover()).toBe(false)
    })
  })

  it('even if the upload is cleared at once', () => {
    keep()
    finish('a')
    list.remove(list.ids)
    clock.advance(50)
    expect(history.entries.map(({ id }) => id)).toEqual(['a'])
    expect(journal.records.size).toBe(0)
  })

  it('and a refusal by the disk is reported once, retried, and reported as over', () => {
    const keeper = keep()
    const record = journal.record.bind(journal)
    let offers = 0
    journal.record = () => {
      offers += 1
      return problem(failure('disk-full'))
    }
    list.addUnrecorded(sampleRecord('a', { status: { state: 'failed', failure: failure('disk-full') } }))
    expect(keeper.refusal).toBeUndefined()
    list.apply('a', { type: 'wait' })
    clock.advance(50)
    expect(keeper.refusal).toMatchObject({ kind: 'disk-full' })
    clock.advance(5000)
    clock.advance(5000)
    expect([offers, told]).toEqual([3, 1])
    journal.record = record
    clock.advance(5000)
    expect(keeper.refusal).toBeUndefined()
    expect(told).toBe(2)
    expect(journal.records.get('a')?.upload.status.state).toBe('waiting')
  })

  it('without more retries on a full disk, however much happens meanwhile', () => {
    const keeper = keep()
    let offers = 0
    journal.update = () => {
      offers += 1
      return problem(failure('disk-full'))
    }
    for (let index = 0; index < 2000; index += 1) {
      const record = sampleRecord(`u${index}`)
      list.add(record)
      list.apply(record.upload.id, { type: 'cancel' })
    }
    clock.advance(50)
    clock.advance(5000)
    expect(offers).toBeLessThanOrEqual(3)
    expect(keeper.refusal).toMatchObject({ kind: 'disk-full' })
  })

  it('and what the history refuses is kept, on the list or off it', () => {
    const keeper = keep()
    const add = history.add.bind(history)
    const forget = journal.forget.bind(journal)
    history.add = () => problem(failure('disk-full'))
    journal.forget = () => problem(failure('disk-full'))
    finish('a')
    finish('b')
    clock.advance(50)
    list.remove(['b'])
    clock.advance(5000)
    expect(journal.records.get('a')?.upload.status.state).toBe('waiting')
    history.add = add
    journal.forget = forget
    clock.advance(5000)
    expect(history.entries.map(({ id }) => id).toSorted()).toEqual(['a', 'b'])
    expect([...journal.records.keys()]).toEqual(['a'])
    expect(keeper.refusal).toBeUndefined()
    expect(told).toBe(2)
  })

  it('in the history first: after a crash in between, the link still exists', () => {
    keep()
    let linksWhenDone = 0
    const update = journal.update.bind(journal)
    journal.update = (records) => {
      linksWhenDone = history.entries.length
      return update(records)
    }
    finish('a')
    clock.advance(50)
    expect(linksWhenDone).toBe(1)
  })
})

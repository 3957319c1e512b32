import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { beforeEach, describe, expect, it } from 'vitest'
import { UploadList } from '../../../electron/core/uploads/upload-list'
import type { JournalRecord } from '../../../electron/core/ports/journal'
import type { UploadBrief } from '../../../electron/shared/uploads/upload'
import { MemoryJournal } from '../../support/memory-ports'
import { sampleRecord } from '../../support/sample-records'

const many = Array.from({ length: 3000 }, (_, index) => `u${index}`)
const succeed = { type: 'succeed', url: 'https://img/a.png', key: 'a.png', etag: 'e', finishedAt: 1 } as const

/** The memory in use after garbage collection. */
function heapBytes(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
  return process.memoryUsage().heapUsed
}

describe('the list of uploads over the journal', () => {
  let journal: MemoryJournal
  let list: UploadList
  let told: UploadBrief[]
  /** How many records the journal was asked for. */
  let asked: number
  beforeEach(() => {
    told = []
    asked = 0
    journal = new MemoryJournal()
    list = new UploadList({
      read: (ids) => {
        asked += ids.length
        return journal.read(ids)
      },
    })
    list.listen({ changed: (brief) => told.push(brief), removed: () => undefined })
  })

  function accept(ids: readonly string[]): readonly JournalRecord[] {
    const records = ids.map((id) => sampleRecord(id))
    journal.record(records)
    for (const record of records) list.add(record)
    list.records.written(records)
    return records
  }

  /** As the journal's keeper does. */
  function writeDown(): void {
    const records = [...list.records.unwritten.values()]
    journal.update(records)
    list.records.written(records)
  }

  it('fails an upload that the journal no longer has, with a reason, and does not overwrite it', () => {
    accept(many)
    journal.records.delete('u2999')
    expect(list.apply('u2999', { type: 'prepare' })).toBe(false)
    const status = {
      state: 'failed',
      failure: expect.objectContaining({ kind: 'unexpected', facts: { reason: 'databaseDamaged' } }),
    }
    expect(told.at(-1)).toMatchObject({ id: 'u2999', revision: 2, status })
    expect(list.get('u2999')?.upload).toMatchObject({ id: 'u2999', batchId: 'batch', status })
    for (const type of ['wait', 'cancel'] as const) list.apply('u2999', { type })
    list.setAltText('u2999', 'a bridge')
    expect([list.brief('u2999')?.status.state, list.records.unwritten.size]).toEqual(['failed', 0])
    expect(list.remove(['u2999'])).toEqual(['u2999'])
    expect(list.read(['u2999'])).toEqual([])
  })

  it('returns records whether they are in memory or not, without missing ones', () => {
    accept(many)
    list.apply('u2999', { type: 'cancel' })
    asked = 0
    const wanted = ['u2998', 'u2999', 'gone', 'u0']
    expect(list.read(wanted).map(({ upload }) => upload.id)).toEqual(['u2998', 'u2999', 'u0'])
    expect(asked).toBe(1)
  })

  it('keeps the next ones in memory, as they are in the journal', () => {
    const [first] = accept(many)
    expect(list.get('u0')).toBe(first)
    list.setAltText('u0', 'A tea bowl')
    writeDown()
    expect(list.get('u0')?.upload.altText).toBe('A tea bowl')
    expect(asked).toBe(0)
    list.apply('u0', { type: 'cancel' })
    writeDown()
    expect(list.get('u0')?.upload.status.state).toBe('cancelled')
    expect(asked).toBe(1)
  })

  it('keeps the order in which uploads were accepted, whatever happens to them', () => {
    accept(['a', 'b', 'c'])
    list.apply('b', { type: 'prepare' })
    list.apply('b', succeed)
    list.apply('a', { type: 'cancel' })
    writeDown()
    expect(list.ids).toEqual(['a', 'b', 'c'])
    expect(list.read(list.ids).map(({ upload }) => upload.status.state)).toEqual([
      'cancelled',
      'done',
      'waiting',
    ])
  })

  it('pauses and resumes thousands without reading the journal', () => {
    accept(many)
    for (const id of many) list.apply(id, { type: 'pause', reason: 'offline' })
    expect([asked, list.records.unwritten.size]).toEqual([0, 0])
    expect(list.get('u0')?.upload).toMatchObject({
      revision: 2,
      status: { state: 'paused', reason: 'offline' },
    })
    for (const id of many) list.apply(id, { type: 'wait' })
    expect(list.get('u0')?.upload).toMatchObject({ revision: 3, status: { state: 'waiting' } })
  })

  it('keeps what has changed until that version is written', () => {
    accept(['a'])
    list.apply('a', { type: 'prepare' })
    list.apply('a', succeed)
    const before = [...list.records.unwritten.values()]
    list.setAltText('a', 'A tea bowl')
    list.records.written(before)
    expect(list.records.unwritten.get('a')?.upload.altText).toBe('A tea bowl')
    writeDown()
    expect(list.records.unwritten.size).toBe(0)
  })

  it('counts changes of an upload, even those that the journal is not told', () => {
    accept(['a'])
    list.apply('a', { type: 'pause', reason: 'person' })
    list.apply('a', { type: 'wait' })
    list.apply('a', { type: 'prepare' })
    expect(told.map(({ revision }) => revision)).toEqual([1, 2, 3, 4])
    expect(list.get('a')?.upload.revision).toBe(4)
  })

  it('keeps the image of an upload that goes to another destination, but nothing about the old place', () => {
    const sentTo = { endpoint: 'https://a', bucket: 'former' }
    const image = { extension: 'png', folder: 'trip', counter: 7, sha256: 'f0' }
    const { source, upload } = sampleRecord('a')
    list.add({ source, upload, plan: { ...image, wantedKey: 'trip/a.png', suffix: 2, sentTo } })
    list.redirect('a', 'shop')
    expect(list.get('a')?.plan).toEqual({ ...image, wantedKey: '', suffix: 0 })
    expect(list.brief('a')).toMatchObject({ destinationId: 'shop', revision: 2 })
    expect(list.get('a')?.source).toEqual(source)
  })

  it('reports no event that is not possible', () => {
    accept(many)
    expect(list.apply('u0', { type: 'begin', totalBytes: 1 })).toBe(false)
    expect(list.apply('unknown', { type: 'cancel' })).toBe(false)
    expect(asked).toBe(0)
  })

  it('takes a few hundred bytes of memory for a waiting upload', () => {
    const large = new UploadList({ read: () => [] })
    const count = 20_000
    const before = heapBytes()
    for (let index = 0; index < count; index += 1) {
      const record = sampleRecord(`${'u'.repeat(30)}${index}`)
      large.add(record)
      large.records.written([record])
    }
    expect(large.totals.count).toBe(count)
    expect((heapBytes() - before) / count).toBeLessThan(500)
    // Not before it has been measured.
    expect(large.totals.unfinished).toBe(count)
  })

  it('can be read by its own listeners', () => {
    accept(['a'])
    list.apply('a', { type: 'cancel' })
    const seen: (string | undefined)[] = []
    list.listen({ changed: () => undefined, removed: ({ id }) => seen.push(list.get(id)?.source.path) })
    expect(list.remove(list.ids)).toEqual(['a'])
    expect(seen).toEqual(['/pictures/a.png'])
    expect([list.get('a'), list.brief('a'), list.ids]).toEqual([undefined, undefined, []])
  })
})

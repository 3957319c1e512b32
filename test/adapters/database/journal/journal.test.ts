import { copyFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { watchDamage } from '../../../../electron/adapters/database/damage'
import { openDatabase, type OpenDatabase } from '../../../../electron/adapters/database/database'
import { createJournal } from '../../../../electron/adapters/database/journal/journal'
import { Sqlite } from '../../../../electron/adapters/database/sqlite'
import type { JournalRecord } from '../../../../electron/core/ports/journal'
import { failure } from '../../../../electron/shared/failures/failure'
import type { UploadStatus } from '../../../../electron/shared/uploads/upload'
import { computingMilliseconds } from '../../../support/computing-time'
import { folderForTest } from '../../../support/files/folder-for-test'
import { sampleRecord } from '../../../support/sample-records'
import { canMountSmallDisk, onSmallDisk } from '../../../support/files/small-disk'
import { makeSilentLog } from '../../../support/silent-log'

let folder = ''
let database: OpenDatabase
const log = makeSilentLog()

const open = (): OpenDatabase => openDatabase(join(folder, 'journal.db'), log)
const loaded = (): readonly JournalRecord[] => [...database.journal.load()]
const reopen = (): OpenDatabase => {
  database.dispose()
  return open()
}

beforeEach(async () => {
  folder = await folderForTest('journal')
  database = open()
})
afterEach(() => database.dispose())

const refused = failure('not-an-image', { name: 'a.png', actual: 'PDF', size: 3 }, 'application/pdf')
const statuses: readonly UploadStatus[] = [
  { state: 'waiting' },
  { state: 'preparing' },
  { state: 'uploading', sentBytes: 1, totalBytes: 2, bytesPerSecond: 0.5 },
  {
    state: 'retrying',
    attempt: 2,
    maximumAttempts: 5,
    nextAt: 1_700_000_000_000,
    failure: failure('offline'),
  },
  { state: 'paused', reason: 'destination' },
  { state: 'done', url: 'https://example.com/%EA%B0%80.png', key: '가.png', etag: 'abc' },
  { state: 'done', url: 'https://example.com/a.png', key: 'a.png', etag: '', duplicateOf: 'earlier' },
  { state: 'failed', failure: refused },
  { state: 'failed', failure: failure('access-denied', { bucket: 'photos' }), isGivenUp: true },
  { state: 'cancelled' },
]

describe('the journal', () => {
  it('refuses writes while another program locks the database, and accepts them afterwards', () => {
    const file = join(folder, 'journal.db')
    const [other, impatient] = [new Sqlite(file), new Sqlite(file, 'write', 10)]
    const journal = createJournal(impatient, log, watchDamage(file, log))
    other.run('BEGIN IMMEDIATE')
    const refusal = journal.record([sampleRecord('id')])
    other.run('ROLLBACK')
    other.close()
    expect(refusal).toMatchObject({ ok: false, problem: { facts: { reason: 'databaseNotWritten' } } })
    expect(journal.record([sampleRecord('id')])).toMatchObject({ ok: true })
    impatient.close()
  })

  it.each(statuses)('returns what was recorded: $state', (status) => {
    const record = sampleRecord('id', { status })
    database.journal.record([record])
    database = reopen()
    expect(loaded()).toEqual([record])
  })

  it.each([
    ['untold', 'unspecified'],
    ['cutShort', 'truncated'],
    ['most', 's3Limit'],
    ['noSuchKey', 'noSuchKey'],
  ])('returns a reason that was once named %s as %s', (stored, reason) => {
    const failed = (name: string): JournalRecord =>
      sampleRecord('id', { status: { state: 'failed', failure: failure('access-denied', { reason: name }) } })
    database.journal.record([failed(stored)])
    database = reopen()
    expect(loaded()).toEqual([failed(reason)])
  })

  it('marks hidden records as cleared, and keeps everything else', () => {
    const [a, b] = [sampleRecord('a'), sampleRecord('b')]
    database.journal.record([a, b])
    expect(database.journal.hide(['a', 'unknown'])).toEqual({ ok: true, value: null })
    database = reopen()
    expect(loaded()).toEqual([{ ...a, isCleared: true }, b])
  })

  it.each(['remove', 'removed'] as const)(
    "returns what is to become of an upload's metadata: %s",
    (metadata) => {
      const { plan, ...rest } = sampleRecord('id')
      const original = { path: '/pictures/id.jpg', sizeBytes: 2000, modifiedAt: 1.5 }
      const record = { ...rest, original, plan: { ...plan, metadata } }
      database.journal.record([record])
      database = reopen()
      expect(loaded()).toEqual([record])
    },
  )

  it('returns how a copy is converted, and what the image was before', () => {
    const accepted = { sizeBytes: 9, contentType: 'image/png', dimensions: { width: 4, height: 3 } }
    const { plan, upload, ...rest } = sampleRecord('id')
    const conversion = { longestSide: 1920, maxWidth: 0, to: 'webp', quality: 82 } as const
    const record = { ...rest, upload: { ...upload, accepted }, plan: { ...plan, conversion } }
    database.journal.record([record])
    database = reopen()
    expect(loaded()).toEqual([record])
  })

  it.each([
    { multipart: { multipartId: 'm', partBytes: 8, etags: ['a', ''] } },
    { multipartAskedAt: 1_700_000_000_000 },
  ])('returns what an upload has at the server: %o', (own) => {
    const { plan, ...rest } = sampleRecord('id')
    const record = { ...rest, plan: { ...plan, ...own } }
    database.journal.record([record])
    database = reopen()
    expect(loaded()).toEqual([record])
  })

  it('returns the dimensions of an image if they are known', () => {
    const record = sampleRecord('id', { dimensions: { width: 300, height: 200 } })
    database.journal.record([record])
    database = reopen()
    expect(loaded()).toEqual([record])
  })

  it('returns that an upload was cleared from the list', () => {
    const record = { ...sampleRecord('id', { status: { state: 'cancelled' } }), isCleared: true } as const
    database.journal.record([record])
    database = reopen()
    expect(loaded()).toEqual([record])
  })

  it('keeps the order in which uploads were accepted, even after changes', () => {
    const records = ['c', 'a', 'b'].map((id) => sampleRecord(id))
    database.journal.record(records.slice(0, 2))
    database.journal.record(records.slice(2))
    database.journal.update([sampleRecord('c', { status: { state: 'cancelled' } })])
    database.journal.note([sampleRecord('a', { status: { state: 'cancelled' } })])
    database = reopen()
    expect(loaded().map(({ upload }) => `${upload.id} ${upload.status.state}`)).toEqual([
      'c cancelled',
      'a cancelled',
      'b waiting',
    ])
  })

  it('forgets records, and does not restore them by a late change', () => {
    database.journal.record([sampleRecord('a'), sampleRecord('b')])
    database.journal.forget(['a', 'never there'])
    database.journal.update([sampleRecord('a', { status: { state: 'cancelled' } })])
    expect(loaded()).toEqual([sampleRecord('b')])
  })

  it('reads some of many records, without missing ones', () => {
    const records = Array.from({ length: 1200 }, (_, index) => sampleRecord(String(index)))
    database.journal.record(records)
    const ids = [...records.slice(0, 700).map(({ upload }) => upload.id), 'never there']
    const read = database.journal.read(ids)
    expect(new Set(read.map(({ upload }) => upload.id))).toEqual(new Set(ids.slice(0, 700)))
    expect(read).toHaveLength(700)
    expect(loaded()).toEqual(records)
    expect(database.journal.read([])).toEqual([])
  })

  it('names the files that it still needs', () => {
    database.journal.record([sampleRecord('a'), sampleRecord('b')])
    expect(database.journal.sourcePaths()).toEqual(['/pictures/a.png', '/pictures/b.png'])
  })

  it('is on disk when it says so: a killed Ollim loses nothing', async () => {
    database.journal.record([sampleRecord('a')])
    // What a killed process leaves: the files as they are, never closed.
    const left = await folderForTest('killed')
    for (const name of await readdir(folder)) await copyFile(join(folder, name), join(left, name))
    const after = openDatabase(join(left, 'journal.db'), log)
    expect([...after.journal.load()]).toEqual([sampleRecord('a')])
    after.dispose()
  })

  it('records all or none', () => {
    database.journal.record([sampleRecord('a')])
    expect(() => database.journal.record([sampleRecord('b'), sampleRecord('a')])).toThrow(/UNIQUE/)
    expect(loaded()).toEqual([sampleRecord('a')])
  })

  it.each([
    ['is no JSON', 'torn {'],
    ['has another shape', '{"upload":{"id":"b"}}'],
    ['names a state that does not exist', JSON.stringify(sampleRecord('b')).replace('waiting', 'dreaming')],
  ])('loses only the row that %s', (_how, json) => {
    database.journal.record([sampleRecord('a'), sampleRecord('b'), sampleRecord('c')])
    database.dispose()
    const sqlite = new Sqlite(join(folder, 'journal.db'))
    sqlite.write('UPDATE uploads SET record = ? WHERE id = ?', json, 'b')
    sqlite.close()
    database = open()
    expect(loaded()).toEqual([sampleRecord('a'), sampleRecord('c')])
    expect(log.lines).toContain('A journal row cannot be read and was left out')
  })

  it('records ten thousand at once in well under a second', async () => {
    const records = Array.from({ length: 10_000 }, (_, index) => sampleRecord(String(index)))
    expect(await computingMilliseconds(() => database.journal.record(records))).toBeLessThan(1_000)
    expect(loaded()).toHaveLength(10_000)
  })
})

describe.runIf(canMountSmallDisk)('on a full disk', () => {
  it('says so, accepts none of that batch, and keeps what was accepted before', async () => {
    await onSmallDisk(folder, 512, async () => {
      const full = openDatabase(join(folder, 'journal.db'), log)
      expect(full.journal.record([sampleRecord('first')])).toEqual({ ok: true, value: null })
      const many = Array.from({ length: 5000 }, (_, index) => sampleRecord(String(index)))
      expect(full.journal.record(many)).toMatchObject({ ok: false, problem: { kind: 'disk-full' } })
      expect([...full.journal.load()]).toEqual([sampleRecord('first')])
      const before = log.lines.length
      expect(full.journal.record(many).ok).toBe(false)
      expect(full.journal.record([sampleRecord('room enough')]).ok).toBe(true)
      expect(full.journal.record(many).ok).toBe(false)
      expect(log.lines.slice(before)).toEqual(['The journal cannot be written'])
      full.dispose()
    })
  })

  it('remembers facts about servers for this run', async () => {
    await onSmallDisk(folder, 512, async () => {
      const full = openDatabase(join(folder, 'journal.db'), log)
      await writeFile(join(folder, 'filler'), Buffer.alloc(512 * 1024)).catch(() => undefined)
      full.traits.rememberConditions('https://s3.test', true)
      expect(full.traits.honoursConditions('https://s3.test')).toBe(true)
      expect(log.lines.at(-1)).toBe('The list of servers cannot be written')
      full.dispose()
    })
  })

  it('goes on counting, and writes that down once there is room', async () => {
    await onSmallDisk(folder, 512, async () => {
      const full = openDatabase(join(folder, 'journal.db'), log)
      expect(full.counters.take('a', 3)).toBe(1)
      await writeFile(join(folder, 'filler'), Buffer.alloc(512 * 1024)).catch(() => undefined)
      expect([full.counters.take('a', 2), full.counters.take('a', 1)]).toEqual([4, 6])
      await rm(join(folder, 'filler'))
      expect(full.counters.take('a', 1)).toBe(7)
      full.dispose()
      const next = openDatabase(join(folder, 'journal.db'), log)
      expect(next.counters.take('a', 1)).toBe(8)
      next.dispose()
    })
  })
})

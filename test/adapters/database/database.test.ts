import { copyFileSync, writeFileSync } from 'node:fs'
import { mkdir, open, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openDatabase, type OpenDatabase } from '../../../electron/adapters/database/database'
import { migrations } from '../../../electron/adapters/database/file/migrations'
import { Sqlite } from '../../../electron/adapters/database/sqlite'
import { searchTerms } from '../../../electron/core/history/search/search-terms'
import { folderForTest } from '../../support/files/folder-for-test'
import { canMountSmallDisk, whileReadOnly } from '../../support/files/small-disk'
import { sampleEntry } from '../../support/sample-entries'
import { sampleRecord } from '../../support/sample-records'
import { momentOf } from '../../../electron/shared/history/history'
import { makeSilentLog } from '../../support/silent-log'

let folder = ''
let file = ''

beforeEach(async () => {
  folder = await folderForTest('database')
  file = join(folder, 'journal.db')
})

const openAgain = () => openDatabase(file, makeSilentLog())

const { destinationId, destinationName, bucket, key, etag } = sampleEntry('h')
const move = { id: 'h', destinationId, destinationName, bucket, key, etag, movesTo: 'moved.png' }

/** A database as the Ollim of that version left it, with one upload, one entry and its move where it had them. */
function makeVersion(version: number): void {
  const sqlite = new Sqlite(file)
  for (const step of migrations.slice(0, version)) sqlite.run(step)
  sqlite.run(`PRAGMA user_version = ${version}`)
  if (version >= 1)
    sqlite.write('INSERT INTO uploads (id, record) VALUES (?, ?)', 'a', JSON.stringify(sampleRecord('a')))
  if (version >= 2) {
    const entry = JSON.stringify(sampleEntry('h'))
    sqlite.write('INSERT INTO history (id, entry, searched) VALUES (?, ?, ?)', 'h', entry, 'photo.png')
  }
  const noted = 'INSERT INTO object_changes (id, change) VALUES (?, ?)'
  if (version >= 8) sqlite.write(noted, 'h', JSON.stringify(move))
  sqlite.close()
}

function makeNewer(): void {
  makeVersion(migrations.length)
  const sqlite = new Sqlite(file)
  sqlite.run('PRAGMA user_version = 999')
  sqlite.close()
}

describe('opening', () => {
  it.each(Array.from({ length: migrations.length + 1 }, (_, version) => version))(
    'migrates a database of version %i, with all its content',
    (version) => {
      makeVersion(version)
      const database = openAgain()
      expect(database.setAside).toBeUndefined()
      expect([...database.journal.load()]).toEqual(version >= 1 ? [sampleRecord('a')] : [])
      const found = database.history.search({ terms: [{ texts: ['photo'] }], sort: 'newest' })
      expect(database.history.read([...found])).toEqual(version >= 2 ? [sampleEntry('h')] : [])
      expect(database.history.sourceOf('h')).toBeUndefined()
      expect(database.history.unfinishedChanges()).toEqual(version >= 8 ? [move] : [])
      database.history.endChanges(['h'], 'move')
      expect(database.history.unfinishedChanges()).toEqual([])
      expect(database.counters.take('destination', 1)).toBe(1)
      database.dispose()
      const sqlite = new Sqlite(file)
      expect(sqlite.rows('PRAGMA user_version')).toMatchObject([{ user_version: migrations.length }])
      sqlite.close()
    },
  )

  it('sorts the history of an earlier version by time, and loses no entry', () => {
    const sqlite = new Sqlite(file)
    for (const step of migrations.slice(0, 5)) sqlite.run(step)
    sqlite.run('PRAGMA user_version = 5')
    const moments = [5000, 5000, 1000, 5001, ...Array<number>(2000).fill(7000), 7001]
    sqlite.run('BEGIN')
    for (const [index, uploadedAt] of moments.entries()) {
      const entry = JSON.stringify(sampleEntry(String(index), { uploadedAt }))
      sqlite.write('INSERT INTO history (id, entry, searched) VALUES (?, ?, ?)', String(index), entry, 'a')
    }
    sqlite.run('COMMIT')
    sqlite.close()
    const database = openAgain()
    const found = database.history.search({ terms: [], sort: 'oldest' })
    expect(new Set(found).size).toBe(moments.length)
    expect(database.history.read([...found.subarray(0, 4)]).map((entry) => entry?.id)).toEqual([
      '2',
      '0',
      '1',
      '3',
    ])
    expect(database.history.latest(2).map(({ id }) => id)).toEqual(['2004', '2003'])
    expect(momentOf(found[0] ?? 0)).toBe(1000)
    database.dispose()
  })

  it('finds Greek words of an earlier version whichever small letter of Σ they end with', () => {
    const sqlite = new Sqlite(file)
    for (const step of migrations.slice(0, 12)) sqlite.run(step)
    sqlite.run('PRAGMA user_version = 12')
    const columns = 'INSERT INTO history (id, entry, searched) VALUES (?, ?, ?)'
    for (const searched of ['οδος 1.png', 'οδοσ.png'])
      sqlite.write(columns, searched, JSON.stringify(sampleEntry(searched)), searched)
    sqlite.close()
    const database = openAgain()
    const found = database.history.search({ terms: searchTerms('ΟΔΟΣ', 0), sort: 'oldest' })
    expect(database.history.identify(found)).toEqual(['οδος 1.png', 'οδοσ.png'])
    database.dispose()
  })

  it('creates the folder, readable by this person only', async () => {
    file = join(folder, 'deep', 'home', 'journal.db')
    openAgain().dispose()
    const paths = [join(folder, 'deep', 'home'), file]
    expect(await Promise.all(paths.map(async (path) => (await stat(path)).mode & 0o777))).toEqual([
      0o700, 0o600,
    ])
  })

  it('works in memory, and says why, if there can be no file', async () => {
    await writeFile(join(folder, 'home'), 'a file where the folder should be')
    file = join(folder, 'home', 'journal.db')
    const database = openAgain()
    expect(database.failure).toMatchObject({ kind: 'unexpected', detail: expect.stringContaining('EEXIST') })
    database.journal.record([sampleRecord('a')])
    expect([...database.journal.load()]).toEqual([sampleRecord('a')])
    database.dispose()
  })
})

describe.skipIf(!canMountSmallDisk)('a database that cannot be written', () => {
  const start = (look: (database: OpenDatabase) => void) =>
    whileReadOnly(folder, async () => {
      const database = openAgain()
      look(database)
      database.dispose()
    })
  const found = ({ history }: OpenDatabase) =>
    history.read([...history.search({ terms: [{ texts: ['photo'] }], sort: 'newest' })])

  it.each([2, migrations.length])('of version %i still shows its history, and says why', async (version) => {
    makeVersion(version)
    await start((database) => {
      expect(found(database)).toEqual([sampleEntry('h')])
      expect(database.failure).toMatchObject({ facts: { reason: 'databaseNotWritten' } })
      expect(database.neededFiles()).toBeUndefined()
    })
  })

  it('still shows its history after a crash, with what stands in the log alone', async () => {
    makeVersion(migrations.length)
    const crashed = openAgain()
    crashed.history.addFound([{ ...sampleEntry('after'), key: 'after.png' }])
    // The copy is what the crash leaves.
    for (const end of ['', '-wal', '-shm']) copyFileSync(`${file}${end}`, `${file}.crashed${end}`)
    crashed.dispose()
    file = `${file}.crashed`
    await start((database) => expect(found(database).map((entry) => entry?.id)).toEqual(['after', 'h']))
  })

  it.each([
    ['there is none', () => undefined],
    ['a later Ollim made it', makeNewer],
    ['it is no database', () => writeFileSync(file, 'no database')],
  ])('shows nothing if %s', async (_what, make) => {
    make()
    await start((database) => {
      expect(found(database)).toEqual([])
      expect(database.failure).toBeDefined()
    })
  })
})

describe('setting aside', () => {
  it('keeps a database of a later Ollim untouched', async () => {
    makeNewer()
    const database = openAgain()
    expect(database.setAside).toMatchObject({
      reason: 'newer',
      keptAs: expect.stringMatching(/^journal-.+Z\.db$/),
    })
    expect([...database.journal.load()]).toEqual([])
    const kept = new Sqlite(join(folder, database.setAside?.keptAs ?? ''))
    expect(kept.rows('SELECT id FROM uploads')).toMatchObject([{ id: 'a' }])
    kept.close()
    database.dispose()
  })

  it('keeps a file that is not a database', async () => {
    const content = 'this is no database '.repeat(500)
    await writeFile(file, content)
    const database = openAgain()
    expect(database.setAside?.reason).toBe('unreadable')
    expect(await readFile(join(folder, database.setAside?.keptAs ?? ''), 'utf8')).toBe(content)
    expect(database.journal.record([sampleRecord('a')]).ok).toBe(true)
    database.dispose()
    const again = openAgain()
    expect(again.setAside).toBeUndefined()
    expect([...again.journal.load()]).toEqual([sampleRecord('a')])
    again.dispose()
  })

  it('notices damage in the journal', async () => {
    const first = openAgain()
    first.journal.record(Array.from({ length: 2000 }, (_, index) => sampleRecord(String(index))))
    first.dispose()
    const handle = await open(file, 'r+')
    const { size } = await handle.stat()
    await handle.write(Buffer.alloc(size - 65_536, 0xaa), 0, size - 65_536, 65_536)
    await handle.close()
    const database = openAgain()
    expect(database.setAside?.reason).toBe('unreadable')
    expect([...database.journal.load()]).toEqual([])
    database.dispose()
  })

  it('starts again from an empty file', async () => {
    await mkdir(folder, { recursive: true })
    await writeFile(file, '')
    const database = openAgain()
    expect(database.setAside).toBeUndefined()
    database.dispose()
    expect((await readdir(folder)).filter((name) => name.startsWith('journal-'))).toEqual([])
  })
})

describe('counters', () => {
  it('give out each number once per destination, across runs', () => {
    const first = openAgain()
    expect([first.counters.take('a', 3), first.counters.take('b', 1), first.counters.take('a', 1)]).toEqual([
      1, 1, 4,
    ])
    first.dispose()
    const second = openAgain()
    expect(second.counters.take('a', 2)).toBe(5)
    second.dispose()
  })
})

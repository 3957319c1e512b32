import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openDatabase, type OpenDatabase } from '../../../electron/adapters/database/database'
import { folderForTest } from '../../support/files/folder-for-test'
import { canMountSmallDisk, onSmallDisk } from '../../support/files/small-disk'
import { sampleEntry } from '../../support/sample-entries'
import { sampleRecord } from '../../support/sample-records'
import { makeSilentLog } from '../../support/silent-log'
import { pagesOf, corruptPages } from '../../support/corrupt-pages'

let folder = ''
let file = ''

beforeEach(async () => {
  folder = await folderForTest('damage')
  file = join(folder, 'ollim.sqlite')
})

const openAgain = () => openDatabase(file, makeSilentLog())

const idOf = (number: number) => `11111111-1111-4111-8111-${String((number * 7919) % 1000).padStart(12, '0')}`

const finished = (number: number) => ({
  entry: sampleEntry(idOf(number), { key: idOf(number), uploadedAt: 1_700_000_000_000 + number }),
  source: { path: '', sizeBytes: 1, modifiedAt: 1 },
})

function fill(entries: number): void {
  const database = openAgain()
  database.history.add(Array.from({ length: entries }, (_, number) => finished(number)))
  database.journal.record([sampleRecord('a'), sampleRecord('b')])
  database.counters.take('destination', 5)
  database.history.noteChanges([finished(1).entry])
  database.dispose()
}

/** Everything that a run reads from the history and writes into it. */
function useAll({ history, journal, traits, counters }: OpenDatabase): void {
  const found = history.search({ terms: [], sort: 'newest' })
  history.search({ terms: [{ texts: ['photo'] }], sort: 'name' })
  history.read([...found.subarray(0, 100)])
  history.identify(found)
  history.locate([idOf(1), idOf(500)])
  history.latest(5)
  history.find(Array.from({ length: 50 }, (_, number) => idOf(number * 20)))
  history.findBytes('d', 1, 'sha')
  history.hasSize('d', 1)
  history.sourceOf(idOf(7))
  history.tags()
  history.destinations()
  history.add([finished(1001), finished(1002)])
  history.addFound([finished(1003).entry])
  history.tag([idOf(3)], { add: ['tag'], remove: [] })
  history.setAltText(idOf(4), 'text')
  history.noteFindings([{ id: idOf(5), finding: { kind: 'missing', at: 1 } }])
  history.renewLinks([{ id: idOf(6), link: { url: 'https://new.example' } }])
  history.relocate([{ id: idOf(8), key: 'k', name: 'k', etag: 'e', link: { url: 'https://new.example' } }])
  history.forget([idOf(9)])
  history.forgetBefore(1_700_000_000_005, 200)
  traits.honoursConditions('https://server.example')
  counters.take('destination', 1)
  journal.read(['a', 'b'])
}

describe('a database with one damaged page', () => {
  it('can be used without an exception, and the next start keeps all but a few entries', () => {
    fill(500)
    const whole = join(folder, 'whole')
    copyFileSync(file, whole)
    const pages = pagesOf(file)
    expect(pages).toBeGreaterThan(100)
    let met = 0
    for (let page = 1; page < pages; page += 11) {
      for (const name of readdirSync(folder)) if (name !== 'whole') rmSync(join(folder, name))
      copyFileSync(whole, file)
      corruptPages(file, [page])
      const database = openAgain()
      expect(() => useAll(database), `page ${page}`).not.toThrow()
      const hadTrouble = database.history.readFailure() !== undefined
      database.dispose()
      const next = openAgain()
      if (hadTrouble) {
        met += 1
        expect(next.setAside, `page ${page}`).toMatchObject({ reason: 'partly' })
        expect(next.wasDamaged).toBe(true)
        expect([...next.journal.load()].map(({ upload }) => upload.id)).toEqual(['a', 'b'])
      }
      const kept = next.history.search({ terms: [], sort: 'newest' })
      expect(kept.length, `page ${page}`).toBeGreaterThan(450)
      expect(next.history.readFailure(), `page ${page}`).toBeUndefined()
      next.dispose()
    }
    expect(met).toBeGreaterThan(5)
  })
})

describe('a database with many damaged pages', () => {
  it('is repaired by the next start, which keeps the journal, the counters, what had begun and the readable history', () => {
    fill(1000)
    const damaged = Array.from({ length: 20 }, (_, number) => 60 + number * 8)
    corruptPages(file, damaged)
    const first = openAgain()
    expect(() => useAll(first)).not.toThrow()
    expect(first.history.readFailure()).toMatchObject({ facts: { reason: 'databaseDamaged' } })
    first.dispose()
    const next = openAgain()
    expect(next.setAside).toMatchObject({ reason: 'partly' })
    expect(existsSync(join(folder, next.setAside?.keptAs ?? ''))).toBe(true)
    expect([...next.journal.load()]).toEqual([sampleRecord('a'), sampleRecord('b')])
    expect(next.counters.take('destination', 1)).toBeGreaterThan(5)
    expect(next.history.unfinishedChanges()).toMatchObject([{ id: idOf(1) }])
    const found = next.history.search({ terms: [], sort: 'newest' })
    expect(found.length).toBeGreaterThan(300)
    expect(next.history.read([...found.subarray(0, 100)])).not.toContain(null)
    next.dispose()
    const last = openAgain()
    expect(last.setAside).toBeUndefined()
    expect(last.wasDamaged).toBe(false)
    last.dispose()
    expect(readdirSync(folder).filter((name) => /-damaged|-saved/.test(name))).toEqual([])
  })

  it('answers every write with a failure that says so', () => {
    fill(1000)
    corruptPages(
      file,
      Array.from({ length: pagesOf(file) - 30 }, (_, number) => 30 + number),
    )
    const database = openAgain()
    const added = Array.from({ length: 50 }, (_, number) => database.history.add([finished(number * 17)]))
    expect(added).toContainEqual({
      ok: false,
      problem: expect.objectContaining({ facts: { reason: 'databaseDamaged' } }),
    })
    database.dispose()
  })
})

describe.runIf(canMountSmallDisk)('a damaged database on a disk that is almost full', () => {
  /** How much can be read of it. */
  const countsIn = ({ journal, history }: OpenDatabase) => ({
    uploads: [...journal.load()].length,
    entries: history.search({ terms: [], sort: 'newest' }).length,
  })

  it.each([
    ['history', idOf(125)],
    ['journal', 'record 50'],
  ])('loses nothing, however little room there is, if its %s is damaged', async (_part, inside) => {
    fill(250)
    const whole = openAgain()
    whole.journal.record(Array.from({ length: 100 }, (_, number) => sampleRecord(`record ${number}`)))
    whole.dispose()
    corruptPages(file, [Math.floor(readFileSync(file).lastIndexOf(inside) / 4096)])
    const damaged = readFileSync(file)
    const starts = { fixed: 0, failed: 0 }
    // A small history, and few steps: each mounts a disk and repairs twice.
    for (let left = 0; left < 1_600_000; left += 160_000) {
      await onSmallDisk(folder, 4 * 1024, async () => {
        writeFileSync(file, damaged)
        writeFileSync(`${file}-damaged`, '')
        const ballast = join(folder, 'ballast')
        const { bavail, bsize } = statfsSync(folder)
        writeFileSync(ballast, Buffer.alloc(bavail * bsize - left))
        const full = openAgain()
        if (full.setAside !== undefined) starts.fixed += 1
        if (full.failure !== undefined) starts.failed += 1
        full.dispose()
        rmSync(ballast)
        const next = openAgain()
        expect(countsIn(next).uploads, `${left} bytes left`).toBeGreaterThan(80)
        expect(countsIn(next).entries, `${left} bytes left`).toBeGreaterThan(230)
        next.dispose()
      })
    }
    expect(starts.fixed).toBeGreaterThan(0)
    expect(starts.failed).toBeGreaterThan(0)
  })
})

describe('a history entry that is no longer JSON', () => {
  it('hides no others, and the next start leaves it out', () => {
    fill(20)
    const bytes = readFileSync(file).toString('latin1')
    writeFileSync(file, Buffer.from(bytes.replaceAll(`{"id":"${idOf(3)}"`, `x"id":"${idOf(3)}"`), 'latin1'))
    const database = openAgain()
    const found = database.history.search({ terms: [], sort: 'newest' })
    expect(database.history.read([...found]).filter((entry) => entry !== null)).toHaveLength(19)
    expect(() => database.history.setAltText(idOf(3), 'A tea bowl')).not.toThrow()
    expect(database.history.readFailure()).toMatchObject({ facts: { reason: 'databaseDamaged' } })
    database.dispose()
    const next = openAgain()
    expect(next.setAside).toMatchObject({ reason: 'partly' })
    expect(next.history.search({ terms: [], sort: 'newest' })).toHaveLength(19)
    next.dispose()
  })
})

describe('a note of damage', () => {
  it('is deleted if the database turns out to be intact', () => {
    fill(20)
    const path = `${file}-damaged`
    copyFileSync(file, path)
    const database = openAgain()
    expect(database.setAside).toBeUndefined()
    expect(database.history.search({ terms: [], sort: 'newest' })).toHaveLength(20)
    expect(existsSync(path)).toBe(false)
    database.dispose()
  })

  it('does not matter if it cannot be deleted and the database is intact', () => {
    fill(20)
    // A folder cannot be deleted as a file is, which stands for a file that another program holds.
    mkdirSync(`${file}-damaged`)
    const database = openAgain()
    expect(database.failure).toBeUndefined()
    expect(database.history.search({ terms: [], sort: 'newest' })).toHaveLength(20)
    database.dispose()
  })
})

import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../../electron/adapters/database/database'
import { searchTerms } from '../../../../electron/core/history/search/search-terms'
import type { History } from '../../../../electron/core/ports/history'
import { everything, type HistoryEntry, type HistoryQuery } from '../../../../electron/shared/history/history'
import { success } from '../../../../electron/shared/result'
import { folderForTest } from '../../../support/files/folder-for-test'
import { canMountSmallDisk, onSmallDisk } from '../../../support/files/small-disk'
import { makeSilentLog } from '../../../support/silent-log'
import { fillHistory, sampleEntry, sampleSource } from '../../../support/sample-entries'
import { useDatabase } from '../../../support/test-database'

const database = useDatabase()

function found(change: Partial<HistoryQuery> = {}): readonly string[] {
  const { text, ...query } = { ...everything, ...change }
  const positions = database().history.search({ ...query, terms: searchTerms(text, Date.now()) })
  return database()
    .history.read([...positions])
    .map((entry) => entry?.id ?? 'gone')
}

/** Longer than what SQLite may have at hand on a small disk. */
const hugeUrl = `https://images.example.com/${'x'.repeat(1_000_000)}`

/** Works with a history on a disk that has room for small entries only. */
async function onFullDisk(work: (history: History) => Promise<void>): Promise<void> {
  const folder = await folderForTest('full')
  await onSmallDisk(folder, 512, async () => {
    const full = openDatabase(path.join(folder, 'journal.db'), makeSilentLog())
    await work(full.history)
    full.dispose()
  })
}

describe('entries of images found in a bucket', () => {
  it('are added at their time, except for known keys of that destination', () => {
    fillHistory(database().history, 1)
    const inBucket = (id: string, change: Partial<HistoryEntry>) =>
      sampleEntry(id, { isFound: true, uploadedAt: 1000, ...change })
    expect(
      database().history.addFound([
        inBucket('known', {}),
        inBucket('other key', { key: 'other.png' }),
        inBucket('other destination', { destinationId: 'work' }),
        inBucket('other bucket', { bucket: 'moved-to' }),
        inBucket('same server as before', { endpoint: 'https://a.example' }),
        inBucket('a server', { key: 'on a server.png', endpoint: 'https://a.example' }),
        inBucket('other server', { key: 'on a server.png', endpoint: 'https://b.example' }),
        inBucket('twice', { key: 'other.png' }),
      ]),
    ).toEqual(success(5))
    expect([...found()].sort()).toEqual([
      'a server',
      'entry 1',
      'other bucket',
      'other destination',
      'other key',
      'other server',
    ])
    expect(database().history.find(['other key'])).toEqual([inBucket('other key', { key: 'other.png' })])
  })

  it('give way to the upload or the move that was storing their object while the bucket was read', () => {
    const { history } = database()
    const taken = (id: string, change: Partial<HistoryEntry>) =>
      sampleEntry(id, { isFound: true, uploadedAt: 1000, ...change })
    fillHistory(history, 1)
    history.addFound([
      taken('uploaded', { key: 'new.png', etag: 'new' }),
      taken('replaced', { key: 'new.png', etag: 'former', bucket: 'elsewhere' }),
      taken('moved', { key: 'moved.png', etag: 'copy' }),
    ])
    history.add([
      { entry: sampleEntry('upload', { key: 'new.png', etag: 'new' }), source: sampleSource() },
      {
        entry: sampleEntry('other', { key: 'new.png', etag: 'later', bucket: 'elsewhere' }),
        source: sampleSource(),
      },
    ])
    const link = { url: 'https://images.example.com/moved.png' }
    history.relocate([{ id: 'entry 1', key: 'moved.png', name: 'moved.png', etag: 'copy', link }])
    expect([...found()].sort()).toEqual(['entry 1', 'other', 'replaced', 'upload'])
  })

  it.runIf(canMountSmallDisk)('are refused all together by a full disk, which says so', async () => {
    await onFullDisk(async (history) => {
      const huge = sampleEntry('huge', { key: 'huge.png', url: hugeUrl })
      const answer = history.addFound([sampleEntry('small'), huge])
      expect(answer).toMatchObject({ ok: false, problem: { kind: 'disk-full' } })
      expect(history.find(['small', 'huge'])).toEqual([])
    })
  })
})

describe('the destinations of entries', () => {
  it('are listed once each, by the name that they had last', () => {
    const { history } = database()
    const of = (id: string, name: string, key: string) =>
      sampleEntry(key, { destinationId: id, destinationName: name, key })
    history.add(
      [of('b', 'Blog', 'z.png'), of('b', 'My blog', 'b.png'), of('a', 'Notes', 'c.png')].map((entry) => ({
        entry,
        source: sampleSource(entry.key),
      })),
    )
    expect(history.destinations()).toEqual([
      { id: 'a', name: 'Notes' },
      { id: 'b', name: 'My blog' },
    ])
    history.forget(['c.png'])
    expect(history.destinations()).toEqual([{ id: 'b', name: 'My blog' }])
  })

  it('are none in an empty history', () => {
    expect(database().history.destinations()).toEqual([])
  })
})

describe('tags', () => {
  beforeEach(() => {
    fillHistory(database().history, 3)
    database().history.tag(['entry 1', 'entry 3', 'gone'], { add: ['Jeju', '여행 2026'], remove: [] })
  })

  it('are stored with the entries, each once, and listed', () => {
    database().history.tag(['entry 1'], { add: ['Jeju', 'cat'], remove: [] })
    expect(
      database()
        .history.find(['entry 1', 'entry 2'])
        .map(({ tags }) => tags),
    ).toEqual([['Jeju', '여행 2026', 'cat'], undefined])
    expect(database().history.tags()).toEqual(['Jeju', 'cat', '여행 2026'])
  })

  it('find their entries, as a filter or as a word of the search', () => {
    expect(found({ tag: 'Jeju' })).toEqual(['entry 3', 'entry 1'])
    expect(found({ tag: 'Jej' })).toEqual([])
    expect(['jej', '#jeju', '여행 2026'].map((text) => found({ text }))).toEqual([
      ['entry 3', 'entry 1'],
      ['entry 3', 'entry 1'],
      ['entry 3', 'entry 1'],
    ])
  })

  it('are gone once they are removed', () => {
    database().history.tag(['entry 1', 'entry 3'], { add: [], remove: ['Jeju'] })
    database().history.tag(['entry 3'], { add: [], remove: ['여행 2026'] })
    expect([found({ tag: 'Jeju' }), found({ text: 'jeju' })]).toEqual([[], []])
    expect(database().history.find(['entry 3'])[0]).not.toHaveProperty('tags')
    expect(database().history.tags()).toEqual(['여행 2026'])
  })
})

describe('a new version of an image', () => {
  it('replaces what was known, and keeps name, place and tags', () => {
    fillHistory(database().history, 2)
    database().history.tag(['entry 1'], { add: ['sea'], remove: [] })
    database().history.noteFindings([{ id: 'entry 1', finding: { kind: 'missing', at: 1 } }])
    const source = sampleSource('new.png')
    const version = {
      id: 'entry 1',
      source,
      contentType: 'image/png',
      sha256: 'new',
      etag: 'e2',
      sizeBytes: 5,
      url: 'https://images.example.com/2023/11/photo.png?v=e2',
      replacedAt: 7,
    }
    database().history.replace([version])
    const [entry] = database().history.find(['entry 1'])
    expect(entry).toMatchObject({ sizeBytes: 5, sha256: 'new', etag: 'e2', replacedAt: 7, tags: ['sea'] })
    expect(entry).not.toHaveProperty('finding')
    expect(database().history.sourceOf('entry 1')).toEqual(source)
    expect(database().history.findBytes('destination', 5, 'new')?.id).toBe('entry 1')
    expect(found({ belowBytes: 100 })).toEqual(['entry 1'])
    expect(found()).toEqual(['entry 2', 'entry 1'])
  })

  it.runIf(canMountSmallDisk)('is refused by a full disk, which leaves the entry as it was', async () => {
    await onFullDisk(async (history) => {
      const before = sampleEntry('a')
      history.add([{ entry: before, source: sampleSource() }])
      const huge = { ...before, source: sampleSource(), url: hugeUrl, replacedAt: 7 }
      const answer = history.replace([huge])
      expect(answer).toMatchObject({ ok: false, problem: { kind: 'disk-full' } })
      expect(history.find(['a'])).toEqual([before])
    })
  })
})

describe('old entries', () => {
  it('are removed, the oldest first, up to a number at a time', () => {
    fillHistory(database().history, 5)
    const third = 1_700_000_003_000
    expect(database().history.forgetBefore(third, 1)).toBe(1)
    expect(found()).toEqual(['entry 5', 'entry 4', 'entry 3', 'entry 2'])
    expect(database().history.forgetBefore(third, 10)).toBe(1)
    expect(database().history.forgetBefore(third, 10)).toBe(0)
    expect(found()).toEqual(['entry 5', 'entry 4', 'entry 3'])
  })
})

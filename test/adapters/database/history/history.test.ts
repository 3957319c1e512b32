import { beforeEach, describe, expect, it } from 'vitest'
import { failure } from '../../../../electron/shared/failures/failure'
import { searchTerms } from '../../../../electron/core/history/search/search-terms'
import {
  everything,
  momentOf,
  type HistoryEntry,
  type HistoryQuery,
} from '../../../../electron/shared/history/history'
import { fillHistory, sampleEntry, sampleSource } from '../../../support/sample-entries'
import { useDatabase } from '../../../support/test-database'

const database = useDatabase()

function add(entry: HistoryEntry): void {
  database().history.add([{ entry, source: sampleSource() }])
}

const now = new Date(2026, 10, 25, 12).getTime()

function search(change: Partial<HistoryQuery> = {}): Float64Array {
  const { text, ...query } = { ...everything, ...change }
  return database().history.search({ ...query, terms: searchTerms(text, now) })
}

function found(change: Partial<HistoryQuery> = {}): readonly string[] {
  return database()
    .history.read([...search(change)])
    .map((entry) => entry?.id ?? 'gone')
}

const idsOf = (text: string): readonly string[] => found({ text })

describe('positions', () => {
  it('are the times of their entries, newest first', () => {
    fillHistory(database().history, 5)
    expect(found()).toEqual([5, 4, 3, 2, 1].map((index) => `entry ${index}`))
    expect([...search()].map(momentOf)).toEqual(
      [5, 4, 3, 2, 1].map((index) => 1_700_000_000_000 + index * 1000),
    )
  })

  it('keep the order of entries with the same time', () => {
    for (const id of ['a', 'b', 'c']) add(sampleEntry(id))
    expect(found()).toEqual(['c', 'b', 'a'])
  })

  it('sort older entries among the older ones, whenever they were added', () => {
    fillHistory(database().history, 2)
    add(sampleEntry('older', { uploadedAt: 1_500_000_000_000 }))
    expect(found()).toEqual(['entry 2', 'entry 1', 'older'])
  })

  it('are read in the order asked for, without missing entries', () => {
    fillHistory(database().history, 3)
    const [newest = 0, middle = 0] = search()
    database().history.forget(['entry 2'])
    expect(
      database()
        .history.read([middle, newest])
        .map((entry) => entry?.id),
    ).toEqual([undefined, 'entry 3'])
  })

  it('are read 500 at a time at most', () => {
    fillHistory(database().history, 501)
    expect(database().history.read([...search()])).toHaveLength(500)
  })

  it('stay when an entry is written again', () => {
    fillHistory(database().history, 3)
    const before = search()
    add(sampleEntry('entry 2', { uploadedAt: 1_700_000_002_000, name: 'renamed.png' }))
    expect(search()).toEqual(before)
  })
})

describe('search', () => {
  const entries = [
    sampleEntry('island', {
      name: '섬.jpg',
      key: '제주.jpg',
      url: 'https://images.example.com/%EC%A0%9C%EC%A3%BC.jpg',
    }),
    sampleEntry('red', { name: '빨강 사진.png', key: '2023/11/빨강 사진.png' }),
    sampleEntry('jeju', { name: '제주도여행기록.jpg', key: 'trip/제주도여행기록.jpg', bucket: 'travel' }),
    sampleEntry('apart', { name: '한글이름.png'.normalize('NFD'), key: '한글이름.png' }),
    sampleEntry('cafe', {
      name: 'CAFÉ Menu.webp',
      key: 'cafe-menu.webp',
      url: 'https://cdn.example.org/x?v=1',
    }),
    sampleEntry('road', { name: 'ΟΔΟΣ.png', key: 'road.png' }),
    sampleEntry('odd', { name: 'a"b*c (d) NEAR -e^f:100%_.gif', key: 'odd.gif' }),
  ]

  it.each([
    ['a word', '사진', ['red']],
    ['one letter of Hangul', '빨', ['red']],
    ['Hangul inside a word', '여행기', ['jeju']],
    ['two letters of Hangul inside a word', '행기', ['jeju']],
    ['Hangul taken apart, as macOS gives it', '한글이'.normalize('NFD'), ['apart']],
    ['any case', 'café menu', ['cafe']],
    ['upper case of one letter', 'É', ['cafe']],
    ['a Greek word in capitals', 'ΟΔΟΣ', ['road']],
    ['a Greek word in small letters', 'οδος', ['road']],
    ['a part of the key', 'trip/제', ['jeju']],
    ['the bucket', 'travel', ['jeju']],
    ['the URL', 'https://cdn.example.org/x?v=1', ['cafe']],
    ['a URL as it is pasted', 'https://images.example.com/%EC%A0%9C%EC%A3%BC.jpg', ['island']],
    ['all words, in any order', 'png 빨강', ['red']],
    ['short and long words together', '제주 기록 jp', ['jeju']],
    ['nothing that only one of the words fits', '빨강 여행기록', []],
    ['nothing where nothing fits', 'zebra', []],
    ['everything for blanks alone', '  ', ['odd', 'road', 'cafe', 'apart', 'jeju', 'red', 'island']],
    ['a quotation mark', 'a"b*c', ['odd']],
    ['brackets', '(d)', ['odd']],
    ['a star, which is not taken for syntax', 'a*c', []],
    ['a word that is an operator of the index', 'near', ['odd']],
    ['another, which is in no entry', 'OR NOT AND', []],
    ['signs that are wildcards elsewhere', '%_', ['odd']],
    ['a colon, which names no column', 'f:100', ['odd']],
    ['a null character', '빨강\0', ['red']],
  ])('finds %s', (_what, text, expected) => {
    for (const entry of entries) add(entry)
    expect(idsOf(text)).toEqual(expected)
  })

  it('accepts a text pasted by mistake', () => {
    fillHistory(database().history, 1)
    expect(idsOf('no such words at all '.repeat(2000))).toEqual([])
  })

  it('no longer finds removed entries, nor the old text of entries that were added again', () => {
    add(sampleEntry('a', { name: '처음이름.png' }))
    add(sampleEntry('a', { name: '다른이름.png' }))
    add(sampleEntry('b', { name: '지운이름.png' }))
    database().history.forget(['b'])
    expect([idsOf('처음이름'), idsOf('다른이름'), idsOf('지운이름')]).toEqual([[], ['a'], []])
    expect(found()).toEqual(['a'])
  })

  it('finds entries by words for a date, or files with that name', () => {
    const at = (month: number, day: number) => new Date(2026, month - 1, day, 12).getTime()
    add(sampleEntry('yesterday', { uploadedAt: at(11, 24) }))
    add(sampleEntry('summer', { uploadedAt: at(7, 1) }))
    add(sampleEntry('named', { uploadedAt: at(7, 2), name: 'yesterday.png' }))
    expect(idsOf('yesterday')).toEqual(['yesterday', 'named'])
    expect(idsOf('어제 png')).toEqual(['yesterday'])
    expect(idsOf('2026-07')).toEqual(['named', 'summer'])
  })
})

describe('filters', () => {
  beforeEach(() => {
    add(sampleEntry('old', { destinationId: 'blog', uploadedAt: 1000, sizeBytes: 10 }))
    add(sampleEntry('other', { destinationId: 'work', uploadedAt: 2000, contentType: 'image/heif' }))
    add(
      sampleEntry('new', { destinationId: 'blog', uploadedAt: 3000, name: '다른 photo.png', sizeBytes: 30 }),
    )
  })

  it.each<[string, Partial<HistoryQuery>, readonly string[]]>([
    ['everything', {}, ['new', 'other', 'old']],
    ['one destination', { destinationId: 'blog' }, ['new', 'old']],
    ['no other where the destination has none', { destinationId: 'gone' }, []],
    ['what came at a moment or later', { since: 2000 }, ['new', 'other']],
    ['what came before a moment', { until: 2000 }, ['old']],
    ['what both filters let through', { destinationId: 'blog', since: 1001 }, ['new']],
    ['one kind', { kind: 'heic' }, ['other']],
    ['large ones', { minBytes: 30 }, ['new', 'other'].toSorted()],
    ['small ones', { belowBytes: 30 }, ['old']],
    ['what filters and a word let through', { destinationId: 'blog', text: 'photo' }, ['new', 'old']],
    ['what filters and a short word let through', { since: 1001, text: '다' }, ['new']],
  ])('find %s', (_what, change, expected) => {
    expect(found(change)).toEqual(expected)
  })
})

describe('order', () => {
  it.each<[HistoryQuery['sort'], readonly string[]]>([
    ['newest', ['c', 'b', 'a']],
    ['oldest', ['a', 'b', 'c']],
    ['name', ['b', 'c', 'a']],
    ['largest', ['b', 'a', 'c']],
    ['smallest', ['c', 'a', 'b']],
  ])('%s first', (sort, expected) => {
    add(sampleEntry('a', { uploadedAt: 1000, name: '한라산.png', sizeBytes: 2 }))
    add(sampleEntry('b', { uploadedAt: 2000, name: 'Beach.png', sizeBytes: 3 }))
    add(sampleEntry('c', { uploadedAt: 3000, name: 'cat.png', sizeBytes: 1 }))
    expect(found({ sort })).toEqual(expected)
    expect(found({ sort, text: 'png' })).toEqual(expected)
  })
})

describe('the source file of an entry', () => {
  it('is stored beside the entry, and is not part of it', () => {
    database().history.add([{ entry: sampleEntry('a'), source: sampleSource('빨강 사진.png') }])
    expect(database().history.sourceOf('a')).toEqual(sampleSource('빨강 사진.png'))
    expect(database().history.find(['a'])).toEqual([sampleEntry('a')])
  })

  it('is unknown for an unknown entry', () => {
    expect(database().history.sourceOf('gone')).toBeUndefined()
  })
})

describe('a new link', () => {
  it('replaces the old one, and leaves the rest of the entry', () => {
    for (const id of ['entry 1', 'entry 2', 'entry 3']) add(sampleEntry(id))
    const link = { url: 'https://signed.example/photo.png?X-Amz-Signature=1', linkEndsAt: 1_700_000_600_000 }

    database().history.renewLinks([{ id: 'entry 2', link }])

    expect(database().history.latest(3)).toEqual([
      sampleEntry('entry 3'),
      sampleEntry('entry 2', link),
      sampleEntry('entry 1'),
    ])
  })

  it('without an end removes the old end', () => {
    add(sampleEntry('a', { linkEndsAt: 5 }))

    database().history.renewLinks([{ id: 'a', link: { url: 'https://img.example/a.png' } }])

    expect(database().history.find(['a'])).toEqual([sampleEntry('a', { url: 'https://img.example/a.png' })])
  })

  it('has not been refused to readers as the old one was; what was found out about the object still counts', () => {
    const refused = { kind: 'not-public', at: 1, failure: failure('access-denied') } as const
    add(sampleEntry('refused', { finding: refused }))
    add(sampleEntry('missing', { finding: { kind: 'missing', at: 1 } }))
    const link = { url: 'https://img.example/a.png' }
    database().history.renewLinks(['refused', 'missing'].map((id) => ({ id, link })))
    expect(database().history.find(['refused', 'missing'])).toEqual([
      sampleEntry('refused', link),
      sampleEntry('missing', { ...link, finding: { kind: 'missing', at: 1 } }),
    ])
  })

  it.each([
    ['a fresh link', 'https://images.example.com/2023/11/photo.png?v=abcdef01'],
    ['a signed link', 'https://signed.example/photo.png?X-Amz-Signature=abc'],
    ['a link at another address', 'https://cdn.new.example/photo.png'],
  ])('finds its entry, as the old one still does: %s', (_what, url) => {
    const entry = sampleEntry('a')
    add(entry)
    database().history.renewLinks([{ id: 'a', link: { url } }])
    expect(idsOf(url)).toEqual(['a'])
    expect(idsOf(entry.url)).toEqual(['a'])
  })

  it('finds its entry, as the old one does, even after tags were added and removed', () => {
    const entry = sampleEntry('a')
    const url = 'https://cdn.new.example/photo.png'
    add(entry)
    database().history.renewLinks([{ id: 'a', link: { url } }])
    database().history.tag(['a'], { add: ['cat', 'sea'], remove: [] })
    database().history.tag(['a'], { add: [], remove: ['cat'] })
    expect(idsOf(url)).toEqual(['a'])
    expect(idsOf(entry.url)).toEqual(['a'])
    expect([idsOf('#sea'), idsOf('#cat')]).toEqual([['a'], []])
  })

  it('is found by its address, but not by its signature', () => {
    add(sampleEntry('a', { url: 'https://signed.example/한라산.png?X-Amz-Signature=c0ffee', linkEndsAt: 5 }))
    expect(idsOf('signed.example')).toEqual(['a'])
    expect(idsOf('c0ffee')).toEqual([])
  })
})

describe('reading entries', () => {
  it('returns the dimensions of an image if they are known', () => {
    const entry = sampleEntry('photo', { dimensions: { width: 300, height: 200 } })
    add(entry)
    expect(database().history.latest(1)).toEqual([entry])
  })

  it('returns the latest, newest first', () => {
    fillHistory(database().history, 7)
    expect(
      database()
        .history.latest(5)
        .map(({ id }) => id),
    ).toEqual([7, 6, 5, 4, 3].map((index) => `entry ${index}`))
  })

  it('finds ids in the order asked for, without missing ones', () => {
    fillHistory(database().history, 3)
    const found = database().history.find(['entry 3', 'gone', 'entry 1', `"'--`])
    expect(found.map(({ id }) => id)).toEqual(['entry 3', 'entry 1'])
  })
})

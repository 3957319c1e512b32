import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase, type OpenDatabase } from '../../../electron/adapters/database/database'
import type { HistoryEntry } from '../../../electron/shared/history'
import { sampleEntry, sampleQuery, sampleSource } from '../../support/sample-entries'
import { makeSilentLog } from '../../support/silent-log'

let folder = ''
let database: OpenDatabase

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ollim-history-'))
  database = openDatabase(join(folder, 'journal.db'), makeSilentLog())
})
afterEach(async () => {
  database.dispose()
  await rm(folder, { recursive: true })
})

function add(entry: HistoryEntry): void {
  database.history.add([{ entry, source: sampleSource() }])
}

function fill(count: number): void {
  for (let index = 1; index <= count; index++) add(sampleEntry(`entry ${index}`))
}

function idsOf(text: string, offset = 0, limit = 100): readonly string[] {
  return database.history.query(sampleQuery({ text, offset, limit })).entries.map(({ id }) => id)
}

describe('pages', () => {
  it('give entries whole, newest first, with how many there are in all', () => {
    fill(5)
    expect(database.history.query(sampleQuery({ text: '', offset: 1, limit: 2 }))).toEqual({
      entries: [sampleEntry('entry 4'), sampleEntry('entry 3')],
      total: 5,
    })
  })

  it('know how large a picture is, where that was known', () => {
    const entry = sampleEntry('photo', { dimensions: { width: 300, height: 200 } })
    add(entry)
    expect(database.history.latest(1)).toEqual([entry])
  })

  it('end where the history ends', () => {
    fill(3)
    expect(idsOf('', 2)).toEqual(['entry 1'])
    expect(idsOf('', 3)).toEqual([])
  })

  it('hold at most 500', () => {
    fill(501)
    expect(idsOf('', 0, 10_000)).toHaveLength(500)
  })
})

describe('search', () => {
  const entries = [
    sampleEntry('red', { name: '빨강 사진.png', key: '2023/11/빨강 사진.png' }),
    sampleEntry('jeju', { name: '제주도여행기록.jpg', key: 'trip/제주도여행기록.jpg', bucket: 'travel' }),
    sampleEntry('apart', { name: '한글이름.png'.normalize('NFD'), key: '한글이름.png' }),
    sampleEntry('cafe', {
      name: 'CAFÉ Menu.webp',
      key: 'cafe-menu.webp',
      url: 'https://cdn.example.org/x?v=1',
    }),
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
    ['a part of the key', 'trip/제', ['jeju']],
    ['the bucket', 'travel', ['jeju']],
    ['the URL', 'https://cdn.example.org/x?v=1', ['cafe']],
    ['all words, in any order', 'png 빨강', ['red']],
    ['short and long words together', '제주 기록 jp', ['jeju']],
    ['nothing that only one of the words fits', '빨강 여행기록', []],
    ['nothing where nothing fits', 'zebra', []],
    ['everything for blanks alone', '  ', ['odd', 'cafe', 'apart', 'jeju', 'red']],
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
    expect(database.history.query(sampleQuery({ text, offset: 0, limit: 1 })).total).toBe(expected.length)
  })

  it('pages through what it finds, newest first', () => {
    fill(10)
    add(sampleEntry('other', { name: '다른.png', key: '다른.png', url: '' }))
    expect(database.history.query(sampleQuery({ text: 'photo', offset: 2, limit: 2 }))).toMatchObject({
      entries: [{ id: 'entry 8' }, { id: 'entry 7' }],
      total: 10,
    })
  })

  it('takes a text pasted by mistake', () => {
    fill(1)
    expect(idsOf('no such words at all '.repeat(2000))).toEqual([])
  })

  it('no longer finds what was forgotten, nor the old text of what was added anew', () => {
    add(sampleEntry('a', { name: '처음이름.png' }))
    add(sampleEntry('a', { name: '다른이름.png' }))
    add(sampleEntry('b', { name: '지운이름.png' }))
    database.history.forget(['b'])
    expect([idsOf('처음이름'), idsOf('다른이름'), idsOf('지운이름')]).toEqual([[], ['a'], []])
    expect(database.history.query(sampleQuery({ text: '', offset: 0, limit: 1 })).total).toBe(1)
  })
})

describe('filters', () => {
  beforeEach(() => {
    add(sampleEntry('old', { destinationId: 'blog', uploadedAt: 1000 }))
    add(sampleEntry('other', { destinationId: 'work', uploadedAt: 2000 }))
    add(sampleEntry('new', { destinationId: 'blog', uploadedAt: 3000, name: '다른 photo.png' }))
  })

  it.each([
    ['everything', {}, ['new', 'other', 'old']],
    ['one destination', { destinationId: 'blog' }, ['new', 'old']],
    ['no other where the destination has none', { destinationId: 'gone' }, []],
    ['what came at a moment or later', { since: 2000 }, ['new', 'other']],
    ['what both filters let through', { destinationId: 'blog', since: 1001 }, ['new']],
    [
      'what filters and an indexed word let through',
      { destinationId: 'blog', text: 'photo' },
      ['new', 'old'],
    ],
    ['what filters and a short word let through', { since: 1001, text: '다' }, ['new']],
  ])('find %s', (_what, change, expected) => {
    const page = database.history.query(sampleQuery(change))
    expect(page.entries.map(({ id }) => id)).toEqual(expected)
    expect(page.total).toBe(expected.length)
  })
})

describe('the file an entry came from', () => {
  it('is known beside the entry, and is no part of it', () => {
    database.history.add([{ entry: sampleEntry('a'), source: sampleSource('빨강 사진.png') }])
    expect(database.history.sourceOf('a')).toEqual(sampleSource('빨강 사진.png'))
    expect(database.history.find(['a'])).toEqual([sampleEntry('a')])
  })

  it('is unknown where the entry is', () => {
    expect(database.history.sourceOf('gone')).toBeUndefined()
  })
})

describe('a new link', () => {
  it('takes the place of the old one, and the entry keeps its own', () => {
    fill(3)
    const link = { url: 'https://signed.example/photo.png?X-Amz-Signature=1', linkEndsAt: 1_700_000_600_000 }

    database.history.renewLinks([{ id: 'entry 2', link }])

    expect(database.history.latest(3)).toEqual([
      sampleEntry('entry 3'),
      sampleEntry('entry 2', link),
      sampleEntry('entry 1'),
    ])
  })

  it('without an end takes the old end away', () => {
    add(sampleEntry('a', { linkEndsAt: 5 }))

    database.history.renewLinks([{ id: 'a', link: { url: 'https://img.example/a.png' } }])

    expect(database.history.find(['a'])).toEqual([sampleEntry('a', { url: 'https://img.example/a.png' })])
  })

  it('is found by its address, and never by its signature', () => {
    add(sampleEntry('a', { url: 'https://signed.example/한라산.png?X-Amz-Signature=c0ffee', linkEndsAt: 5 }))
    expect(idsOf('signed.example')).toEqual(['a'])
    expect(idsOf('c0ffee')).toEqual([])
  })
})

describe('looking up', () => {
  it('gives the latest, newest first', () => {
    fill(7)
    expect(database.history.latest(5).map(({ id }) => id)).toEqual(
      [7, 6, 5, 4, 3].map((index) => `entry ${index}`),
    )
  })

  it('finds ids in the order asked for and leaves out those that are gone', () => {
    fill(3)
    const found = database.history.find(['entry 3', 'gone', 'entry 1', `"'--`])
    expect(found.map(({ id }) => id)).toEqual(['entry 3', 'entry 1'])
  })
})

it('searches a long history quickly', () => {
  fill(5000)
  add(sampleEntry('needle', { name: '바늘하나.png' }))
  const started = performance.now()
  expect(idsOf('바늘하나')).toEqual(['needle'])
  expect(idsOf('늘하')).toEqual(['needle'])
  expect(performance.now() - started).toBeLessThan(200)
})

import { beforeEach, describe, expect, it } from 'vitest'
import { searchTerms } from '../../../../electron/core/history/search/search-terms'
import { failure } from '../../../../electron/shared/failures/failure'
import type { HistoryEntry } from '../../../../electron/shared/history/history'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'
import { useDatabase } from '../../../support/test-database'

const database = useDatabase()
beforeEach(() => {
  for (const id of ['first', 'second', 'third'])
    database().history.add([{ entry: sampleEntry(id), source: sampleSource() }])
})

const order = (): readonly string[] =>
  database()
    .history.latest(10)
    .map(({ id }) => id)

describe('a finding about an object', () => {
  const finding = { kind: 'not-deleted', at: 5, failure: failure('access-denied', { bucket: 'b' }) } as const

  it('is stored with its entry, which keeps its position', () => {
    database().history.noteFindings([{ id: 'second', finding }])
    expect(order()).toEqual(['third', 'second', 'first'])
    expect(database().history.find(['second'])).toEqual([sampleEntry('second', { finding })])
  })

  it('can be searched for', () => {
    database().history.noteFindings([
      { id: 'first', finding: { kind: 'missing', at: 5 } },
      { id: 'second', finding },
      { id: 'third', finding: { kind: 'missing', at: 6 } },
    ])
    const found = database().history.search({ terms: [], sort: 'newest', finding: 'missing' })
    expect(database().history.identify(found)).toEqual(['third', 'first'])
  })

  it('replaces the earlier finding', () => {
    database().history.noteFindings([{ id: 'first', finding }])
    database().history.noteFindings([{ id: 'first', finding: { ...finding, at: 6 } }])
    expect(database().history.find(['first'])[0]?.finding?.at).toBe(6)
  })
})

describe('positions', () => {
  it('map to ids and back in the order asked for, with null for missing entries', () => {
    const [third, gone, first] = database().history.locate(['third', 'gone', 'first'])
    const positions = new Float64Array([third ?? 0, 0, first ?? 0])
    expect(gone).toBeNull()
    expect(database().history.identify(positions)).toEqual(['third', null, 'first'])
    expect(database().history.identify(positions.toReversed())).toEqual(['first', null, 'third'])
  })
})

it('the latest images of a size that were never hashed are known with their files, until they are hashed', () => {
  const { history } = database()
  const { destinationId, sizeBytes } = sampleEntry('any')
  const add = (id: string, source = sampleSource(), sha256 = '') =>
    history.add([{ entry: sampleEntry(id, { key: `${id}.png`, sha256 }), source }])
  history.forget(['first', 'second', 'third'])
  add('hashed', sampleSource(), 'known')
  add('converted', { ...sampleSource(), sizeBytes: sizeBytes + 1 })
  history.addFound([sampleEntry('found', { key: 'found.png' })])
  for (let number = 1; number <= 10; number += 1) add(`image ${number}`)
  const unhashed = () => history.unhashed(destinationId, sizeBytes)
  expect(unhashed().map(({ id }) => id)).toEqual([10, 9, 8, 7, 6, 5, 4, 3].map((number) => `image ${number}`))
  expect(unhashed()[0]?.source).toEqual(sampleSource())
  history.noteBytes('image 10', 'computed')
  history.noteBytes('hashed', 'computed')
  expect(unhashed()[0]?.id).toBe('image 9')
  expect(history.find(['image 10', 'hashed']).map(({ sha256 }) => sha256)).toEqual(['computed', 'known'])
})

it.each([
  ['in another destination', true, { destinationId: 'other' }],
  ['on a server that its destination named before', true, { endpoint: 'https://before.example' }],
  ['on another server', false, { destinationId: 'other', endpoint: 'https://other.example' }],
  ['in another bucket', false, { bucket: 'other' }],
  ['under another key', false, { key: 'other.png' }],
  ['with other bytes', false, { etag: 'other' }],
])('knows whether an object %s is that of another entry: %s', (_where, isShared, change) => {
  const object = sampleEntry('found', { key: 'found.png', endpoint: 'https://nas.example' })
  database().history.addFound([{ ...object, ...change }])
  expect(database().history.isSharedObject(object)).toBe(false)
  expect(database().history.isSharedObject({ ...object, id: 'moved' })).toBe(isShared)
})

it('entries are known whose objects are at the same places, whatever their destinations and ETags', () => {
  const object = sampleEntry('object', { key: 'found.png', endpoint: 'https://nas.example' })
  const { history } = database()
  const found: readonly HistoryEntry[] = [
    { ...object, id: 'of another destination', destinationId: 'other', etag: 'other' },
    { ...object, id: 'in another bucket', bucket: 'other' },
    { ...object, id: 'under another key', key: 'other.png' },
    { ...object, id: 'on another server', endpoint: 'https://other.example' },
    sampleEntry('on a server that was not recorded', { key: 'found.png', destinationId: 'other' }),
  ]
  for (const entry of [object, ...found]) history.add([{ entry, source: sampleSource() }])
  const sharers = (...ids: readonly string[]) => history.sharers(ids).map((group) => [...group].sort())
  const together = ['object', 'of another destination']
  expect([sharers('object'), sharers('gone', ...together)]).toEqual([[together], [together]])
  expect(sharers('on a server that was not recorded', 'under another key')).toEqual([])
  expect(sharers('first', 'object')).toHaveLength(2)
})

it('a key is known to be taken in a bucket, whichever destination names that', () => {
  const { history } = database()
  const nas = { endpoint: 'https://nas.example', bucket: 'photos' }
  const entries = [
    sampleEntry('there', { ...nas, key: 'a.png', destinationId: 'other' }),
    sampleEntry('of an early version', { bucket: 'photos', key: 'early.png' }),
  ]
  for (const entry of entries) history.add([{ entry, source: sampleSource() }])
  expect(['a.png', 'early.png', 'b.png'].map((key) => history.hasKey(nas, key))).toEqual([true, true, false])
  expect(history.hasKey({ ...nas, bucket: 'another' }, 'a.png')).toBe(false)
  expect(history.hasKey({ ...nas, endpoint: 'https://other.example' }, 'a.png')).toBe(false)
})

it('a moved object is found by its new key and name, at its position, without old findings', () => {
  database().history.noteFindings([{ id: 'second', finding: { kind: 'missing', at: 5 } }])
  const link = { url: 'https://images.example.com/moved/map.png' }
  database().history.relocate([{ id: 'second', key: 'moved/map.png', name: '지도.png', etag: 'e2', link }])
  expect(database().history.find(['second'])).toEqual([
    sampleEntry('second', { key: 'moved/map.png', name: '지도.png', etag: 'e2', ...link }),
  ])
  expect(order()).toEqual(['third', 'second', 'first'])
  const terms = searchTerms('moved/map 지도', 0)
  expect(database().history.identify(database().history.search({ terms, sort: 'newest' }))).toEqual([
    'second',
  ])
})

it('a moved object is found by the link that pages still have, which no longer opens', () => {
  const [{ url: former } = sampleEntry('second')] = database().history.find(['second'])
  const link = { url: 'https://images.example.com/moved/map.png' }
  database().history.relocate([{ id: 'second', key: 'moved/map.png', name: '지도.png', etag: 'e2', link }])
  const terms = searchTerms(former, 0)
  expect(database().history.identify(database().history.search({ terms, sort: 'newest' }))).toContain(
    'second',
  )
})

describe('a change that has begun', () => {
  const { bucket, destinationId, destinationName } = sampleEntry('first')
  const change = { id: 'first', destinationId, destinationName, bucket, key: 'a.png', etag: 'e1' }

  it('is noted once for an entry and each kind of change, as it was last, until that has ended', () => {
    const { history } = database()
    const moved = { ...change, movesTo: 'b.png' }
    history.noteChanges([{ ...change, etag: 'former' }, { ...change, id: 'second' }, moved])
    history.noteChanges([change, { ...moved, movesTo: 'c.png' }])
    expect(history.unfinishedChanges(['second', 'gone'])).toEqual([{ ...change, id: 'second' }])
    expect(history.unfinishedChanges()).toEqual([
      { ...change, id: 'second' },
      change,
      { ...moved, movesTo: 'c.png' },
    ])
    history.endChanges(['first', 'second'], 'deletion')
    expect(history.unfinishedChanges()).toEqual([{ ...moved, movesTo: 'c.png' }])
    history.endChanges(['first'], 'replacement')
    history.endChanges(['first'], 'move')
    expect(history.unfinishedChanges()).toEqual([])
  })

  it('is noted as a move that the history has recorded once its entry has the new key', () => {
    const { history } = database()
    const moved = { ...change, movesTo: 'b.png' }
    const other = { ...change, id: 'second', movesTo: 'c.png' }
    history.noteChanges([change, moved, other])
    const place = { key: 'b.png', name: 'b.png', etag: 'e1', link: { url: 'https://img.example/b.png' } }
    history.relocate([
      { ...place, id: 'first' },
      { ...place, id: 'second' },
    ])
    expect(history.unfinishedChanges()).toEqual([change, { ...moved, isRelocated: true }, other])
  })

  it('is noted with the image that replaces another one', () => {
    const source = { path: '/new.png', sizeBytes: 9, modifiedAt: 1 }
    const image = { source, contentType: 'image/png', sha256: 'ab', sizeBytes: 9 }
    const replacedBy = { ...image, dimensions: { width: 3, height: 2 } }
    database().history.noteChanges([{ ...change, replacedBy }])
    expect(database().history.unfinishedChanges()).toEqual([{ ...change, replacedBy }])
  })

  it('is noted without the rest of its entry', () => {
    const entry = sampleEntry('first', { key: 'a.png', tags: ['map'] })
    expect(database().history.noteChanges([entry]).ok).toBe(true)
    expect(database().history.unfinishedChanges()).toEqual([change])
  })
})

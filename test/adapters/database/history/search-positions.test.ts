import path from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createHistory } from '../../../../electron/adapters/database/history/history'
import { watchDamage } from '../../../../electron/adapters/database/damage'
import { migrate } from '../../../../electron/adapters/database/file/migrations'
import { Sqlite } from '../../../../electron/adapters/database/sqlite'
import { everything, type HistoryQuery } from '../../../../electron/shared/history/history'
import { folderForTest } from '../../../support/files/folder-for-test'
import { fillHistory, sampleEntry, sampleSource } from '../../../support/sample-entries'
import { makeSilentLog } from '../../../support/silent-log'

let folder = ''

beforeEach(async () => {
  folder = await folderForTest('positions')
})

/** A connection of its own to the test's database, as another process has one. */
function connect() {
  const file = path.join(folder, 'ollim.sqlite')
  const sqlite = new Sqlite(file)
  onTestFinished(() => sqlite.close())
  sqlite.run('PRAGMA journal_mode = WAL')
  migrate(sqlite)
  const log = makeSilentLog()
  const history = createHistory(sqlite, log, watchDamage(file, log))
  const search = (change: Partial<HistoryQuery> = {}) => {
    const { text, ...query } = { ...everything, ...change }
    const texts = text === '' ? [] : [text]
    return history.search({ ...query, terms: texts.map((word) => ({ texts: [word] })) })
  }
  const ids = () => history.read([...search()]).map((entry) => entry?.id)
  return { sqlite, history, search, ids }
}

const moved = {
  key: 'moved.png',
  name: 'moved.png',
  etag: 'e2',
  link: { url: 'https://images.example.com/moved.png' },
}

describe('the positions of all entries', () => {
  it('are not searched again in an order they are known in while nothing has changed', () => {
    const { sqlite, history, search } = connect()
    fillHistory(history, 3)
    const [newest, oldest] = [search(), search({ sort: 'oldest' })]
    const rows = vi.spyOn(sqlite, 'rows')
    expect(search()).toEqual(newest)
    expect(search({ sort: 'oldest' })).toEqual(oldest)
    expect(rows).not.toHaveBeenCalled()
  })

  it.each<[what: string, change: (of: ReturnType<typeof connect>) => void, ids: readonly string[]]>([
    [
      'an upload',
      ({ history }) => history.add([{ entry: sampleEntry('new'), source: sampleSource() }]),
      ['entry 3', 'entry 2', 'entry 1', 'new'],
    ],
    [
      'what was found in a bucket',
      ({ history }) => history.addFound([sampleEntry('found', { key: 'found.png' })]),
      ['entry 3', 'entry 2', 'entry 1', 'found'],
    ],
    ['what is forgotten', ({ history }) => history.forget(['entry 2']), ['entry 3', 'entry 1']],
    ['what has grown old', ({ history }) => history.forgetBefore(1_700_000_002_500, 10), ['entry 3']],
    [
      'a new name',
      ({ history }) => history.relocate([{ id: 'entry 2', ...moved }]),
      ['entry 3', 'entry 2', 'entry 1'],
    ],
    [
      'what is written again with another moment',
      ({ history }) => history.add([{ entry: sampleEntry('entry 3'), source: sampleSource() }]),
      ['entry 2', 'entry 1', 'entry 3'],
    ],
    [
      'what another process adds',
      () => fillHistory(connect().history, 4),
      ['entry 4', 'entry 3', 'entry 2', 'entry 1'],
    ],
    ['what another process forgets', () => connect().history.forget(['entry 1']), ['entry 3', 'entry 2']],
  ])('are up to date after %s', (_what, change, ids) => {
    const connection = connect()
    fillHistory(connection.history, 3)
    expect(connection.ids()).toEqual(['entry 3', 'entry 2', 'entry 1'])
    change(connection)
    expect(connection.ids()).toEqual(ids)
  })

  it('are up to date after a change that was rolled back', () => {
    const { sqlite, history, ids } = connect()
    fillHistory(history, 2)
    expect(ids()).toEqual(['entry 2', 'entry 1'])
    const broken = () =>
      sqlite.transaction(() => {
        sqlite.write('DELETE FROM history')
        throw new Error('broken')
      })
    expect(broken).toThrow('broken')
    expect(ids()).toEqual(['entry 2', 'entry 1'])
  })

  it('are told apart from those of a filter or another order', () => {
    const { history, search } = connect()
    fillHistory(history, 2)
    const all = search()
    expect(search({ kind: 'gif' })).toHaveLength(0)
    expect(search({ sort: 'oldest' })).toEqual(all.toReversed())
    expect(search({ destinationId: 'elsewhere' })).toHaveLength(0)
    expect(search()).toEqual(all)
  })
})

describe('a search that most entries match', () => {
  /** Of five images, newest first: a gif, three pictures, and a gif. */
  function fill() {
    const connection = connect()
    fillHistory(connection.history, 5)
    for (const id of ['entry 1', 'entry 5']) connection.history.noteImage(id, { contentType: 'image/gif' })
    return connection
  }

  it.each<[what: string, search: Partial<HistoryQuery>, ids: readonly string[]]>([
    ['some', { kind: 'png' }, ['entry 4', 'entry 3', 'entry 2']],
    ['all', { text: 'https' }, ['entry 5', 'entry 4', 'entry 3', 'entry 2', 'entry 1']],
    ['few', { kind: 'gif' }, ['entry 5', 'entry 1']],
    ['none', { text: 'nowhere' }, []],
    ['oldest first', { kind: 'png', sort: 'oldest' }, ['entry 2', 'entry 3', 'entry 4']],
    ['by name', { kind: 'png', sort: 'name' }, ['entry 2', 'entry 3', 'entry 4']],
  ])('has the same result whether all positions are known or not: %s', (_what, query, ids) => {
    const { history, search } = fill()
    const found = () => history.read([...search(query)]).map((entry) => entry?.id)
    expect(found()).toEqual(ids)
    search({ sort: query.sort ?? 'newest' })
    expect(found()).toEqual(ids)
  })

  it('tests each entry once all positions are known', () => {
    const { sqlite, search } = fill()
    search()
    const rows = vi.spyOn(sqlite, 'rows')
    search({ kind: 'png' })
    expect(rows.mock.lastCall?.[0]).toContain('marks')
    search({ kind: 'gif' })
    expect(rows.mock.lastCall?.[0]).not.toContain('marks')
  })

  it.each<Partial<HistoryQuery>>([{ since: 0 }, { sort: 'largest', minBytes: 0 }])(
    'does not test all entries if its order leads to a range of them: %o',
    (query) => {
      const { sqlite, search } = fill()
      search({ sort: query.sort ?? 'newest' })
      const rows = vi.spyOn(sqlite, 'rows')
      expect(search(query)).toHaveLength(5)
      expect(rows.mock.lastCall?.[0]).not.toContain('marks')
    },
  )

  it('is repeated if another process has written meanwhile', () => {
    const { sqlite, search } = fill()
    search()
    const rows = sqlite.rows.bind(sqlite)
    vi.spyOn(sqlite, 'rows').mockImplementation((sql, ...values) => {
      const found = rows(sql, ...values)
      if (sql.includes('marks')) connect().history.forget(['entry 5', 'entry 4'])
      return found
    })
    expect(search({ text: 'https' })).toHaveLength(3)
  })
})

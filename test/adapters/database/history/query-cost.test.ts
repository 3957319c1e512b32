import { expect, it, vi } from 'vitest'
import type { History } from '../../../../electron/core/ports/history'
import { Sqlite } from '../../../../electron/adapters/database/sqlite'
import type { HistoryEntry } from '../../../../electron/shared/history/history'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'
import { useDatabase } from '../../../support/test-database'

const database = useDatabase()
const count = 300

/** How SQLite finds the rows of the query that this work makes, and how many it returns. */
function costOf(work: (history: History) => void): { readonly plan: string; readonly rows: number } {
  const spy = vi.spyOn(Sqlite.prototype, 'rows')
  work(database().history)
  const { calls, contexts, results } = spy.mock
  spy.mockRestore()
  const [[sql, ...values] = ['']] = calls
  const sqlite: unknown = contexts[0]
  const plan = sqlite instanceof Sqlite ? sqlite.rows(`EXPLAIN QUERY PLAN ${sql}`, ...values) : []
  return { plan: JSON.stringify(plan), rows: results[0]?.type === 'return' ? results[0].value.length : 0 }
}

/** Entries that are alike in what a query looks for. */
function fill(change: (number: number) => Partial<HistoryEntry>): void {
  const { history } = database()
  for (let number = 1; number <= count; number += 1) {
    const entry = sampleEntry(`entry ${number}`, { key: `${number}.png`, ...change(number) })
    history.add([{ entry, source: sampleSource() }])
    history.addFound([{ ...entry, id: `found ${number}`, key: `found ${number}.png`, isFound: true }])
  }
}

const object = sampleEntry('any')

it('an upload reads few of the images of its size that were never hashed, and passes over those without a file', () => {
  fill(() => ({ sizeBytes: object.sizeBytes, sha256: '' }))
  const { plan, rows } = costOf((history) => history.unhashed(object.destinationId, object.sizeBytes))
  expect(rows).toBe(8)
  expect(plan).toContain('history_unhashed')
  expect(plan).not.toContain('FOR ORDER BY')
})

it.each<[string, (history: History) => unknown]>([
  ['the same bytes', (history) => history.findBytes(object.destinationId, object.sizeBytes, 'sha')],
  ['the same size', (history) => history.hasSize(object.destinationId, object.sizeBytes)],
  ['the same object', (history) => history.isSharedObject(object)],
  ['entries under a key', (history) => history.hasKey({ endpoint: '', bucket: object.bucket }, object.key)],
  ['changes of an entry', (history) => history.unfinishedChanges(['entry 1'])],
  ['objects at the same place', (history) => history.sharers(['entry 1'])],
])('%s are found by an index, without going through all entries', (_what, find) => {
  fill(() => ({ sha256: 'sha', etag: object.etag }))
  const { plan, rows } = costOf(find)
  expect(rows).toBeLessThan(2)
  expect(plan).not.toMatch(/SCAN (history|object_changes)|FOR ORDER BY/)
})

it('the latest entry of each destination is found by an index', () => {
  fill(() => ({}))
  const { plan } = costOf((history) => history.destinations())
  expect(plan).toContain('history_destinations (destination_id=?)')
  expect(plan).not.toContain('SCAN history')
})

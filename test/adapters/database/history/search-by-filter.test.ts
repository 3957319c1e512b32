import path from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openDatabase } from '../../../../electron/adapters/database/database'
import type { History } from '../../../../electron/core/ports/history'
import { foldText, searchTerms } from '../../../../electron/core/history/search/search-terms'
import {
  historySorts,
  type HistoryEntry,
  type HistoryQuery,
  type HistorySort,
} from '../../../../electron/shared/history/history'
import { folderForTest } from '../../../support/files/folder-for-test'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'
import { makeSilentLog } from '../../../support/silent-log'

const destinationId = fc.constantFrom('blog', 'work')

const filter = fc.oneof<fc.Arbitrary<Omit<HistoryQuery, 'text' | 'sort'>>[]>(
  fc.constant({}),
  fc.record({ destinationId }),
  fc.record({ kind: fc.constantFrom('png', 'gif') }),
  fc.record({ tag: fc.constantFrom('Cat', 'dog') }),
  fc.record({ minBytes: fc.nat(9) }),
  fc.record({ since: fc.nat(40_000) }),
)

const query = fc
  .tuple(
    fc.constantFrom('', '', '', 'png', 'photo', '사진', 'Café', '😀', 'οδος', '1', 'gone'),
    fc.constantFrom(...historySorts),
    filter,
  )
  .map(([text, sort, one]): HistoryQuery => ({ text, sort, ...one }))

const step = fc.record({
  does: fc.constantFrom('add', 'add', 'forget', 'tag', 'search', 'search', 'search'),
  /** Whether another process does it. */
  isElsewhere: fc.boolean(),
  /** Whether all positions are known before a search. */
  isAllKnown: fc.boolean(),
  word: fc.constantFrom('Photo', 'PHOTO', '사진', '사진'.normalize('NFD'), 'CAFÉ', '😀', 'ΟΔΟΣ'),
  entry: fc.record({
    destinationId,
    contentType: fc.constantFrom('image/png', 'image/png', 'image/gif'),
    sizeBytes: fc.nat(9),
  }),
  index: fc.nat(20),
  query,
})

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never
type Entries = Map<string, HistoryEntry>

function fits(entry: HistoryEntry, { text, tag, kind, ...wanted }: HistoryQuery): boolean {
  return (
    foldText(entry.name).includes(foldText(text)) &&
    (wanted.destinationId ?? entry.destinationId) === entry.destinationId &&
    (kind === undefined || entry.contentType === `image/${kind}`) &&
    (tag === undefined || entry.tags?.includes(tag) === true) &&
    entry.sizeBytes >= (wanted.minBytes ?? 0) &&
    entry.uploadedAt >= (wanted.since ?? 0)
  )
}

/** What entries are sorted by; text is compared as bytes. */
const sortedBy: Readonly<Record<HistorySort, (entry: HistoryEntry) => Buffer | number>> = {
  newest: ({ uploadedAt }) => -uploadedAt,
  oldest: ({ uploadedAt }) => uploadedAt,
  name: ({ name }) => Buffer.from(foldText(name)),
  largest: ({ sizeBytes }) => -sizeBytes,
  smallest: ({ sizeBytes }) => sizeBytes,
}

it('a search finds what a filter of all entries finds, whatever was searched and written before', async () => {
  const folder = await folderForTest('search')
  let runs = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 30, maxLength: 60 }), (steps) => {
      const file = path.join(folder, `${++runs}.sqlite`)
      const [here, elsewhere] = [openDatabase(file, makeSilentLog()), openDatabase(file, makeSilentLog())]
      const entries = new Map<string, HistoryEntry>()
      for (const [number, one] of steps.entries()) {
        const { history } = one.isElsewhere ? elsewhere : here
        if (one.does === 'search') expectFound(history, entries, one)
        else write(history, entries, one, number)
      }
      here.dispose()
      elsewhere.dispose()
    }),
    { numRuns: 30 },
  )
})

function expectFound(history: History, entries: Entries, { isAllKnown, query: wanted }: Step): void {
  const { text, sort, ...filters } = wanted
  if (isAllKnown) history.search({ terms: [], sort })
  const found = history.identify(history.search({ ...filters, sort, terms: searchTerms(text, 0) }))
  const expected = [...entries.values()].filter((entry) => fits(entry, wanted))
  expect(found).toHaveLength(expected.length)
  expect(new Set(found)).toEqual(new Set(expected.map(({ id }) => id)))
  const values = found.map((id) => sortedBy[sort](entries.get(id ?? '') ?? sampleEntry('')))
  expect(values).toEqual(values.toSorted(compare))
}

/** Changes the history and the entries that it is compared with. */
function write(history: History, entries: Entries, { does, index, ...one }: Step, number: number): void {
  const some = [...entries.values()][index]
  if (does === 'add') {
    const name = `${one.word} ${number}.png`
    const place = { key: name, url: `https://img.example/${encodeURIComponent(name)}` }
    const entry = sampleEntry(name, { name, ...place, ...one.entry, uploadedAt: number * 1000 })
    history.add([{ entry, source: sampleSource() }])
    entries.set(entry.id, entry)
  } else if (some !== undefined && does === 'forget') {
    history.forget([some.id])
    entries.delete(some.id)
  } else if (some !== undefined) {
    history.tag([some.id], { add: ['Cat'], remove: [] })
    entries.set(some.id, { ...some, tags: ['Cat'] })
  }
}

function compare(one: Buffer | number, other: Buffer | number): number {
  return typeof one === 'number' || typeof other === 'number'
    ? Number(one) - Number(other)
    : Buffer.compare(one, other)
}

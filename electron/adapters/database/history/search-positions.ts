import { z } from 'zod'
import type { HistorySearch } from '../../../core/ports/history'
import type { HistorySort } from '../../../shared/history/history'
import { searchedRows } from './history-search'
import { parseNumberList } from './parse-number-list'
import type { Sqlite } from '../sqlite'

/** A text as bytes, because making a string of megabytes takes longer than reading them. */
const bytes = z.instanceof(Uint8Array).nullable()
const listRow = z.tuple([z.object({ list: bytes, total: z.number() })])
const marksRow = z.tuple([z.object({ marks: bytes })])
/** The list of no entries. */
const nothing = new Uint8Array()
const majorityRow = z.tuple([z.object({ isMajority: z.number().nullable() })])

/** The positions of all entries in the orders asked for so far, and the version of the database they belong to. */
interface AllPositions {
  readonly version: string
  readonly sorted: Map<HistorySort, Float64Array>
}

/** How many of the first entries are tested to estimate whether most entries match. */
const sampledEntries = 1_000

/** Do not modify its result. */
export type PositionSearch = (wanted: HistorySearch) => Float64Array

/**
 * Finds the positions of entries. Most searches are for all entries: whenever the history is opened or a search is
 * cleared. Their positions are kept until something in the database changes.
 */
export function createPositionSearch(sqlite: Sqlite): PositionSearch {
  let all: AllPositions = { version: '', sorted: new Map() }

  function find(wanted: HistorySearch): Float64Array {
    const { source, where, values, by } = searchedRows(wanted)
    // As a single text: a hundred thousand rows would take longer to read than to find.
    const found = sqlite.rows(
      `SELECT CAST(group_concat(position) AS BLOB) AS list, count(*) AS total
       FROM (SELECT position FROM ${source} WHERE ${where} ORDER BY ${by})`,
      ...values,
    )
    const [{ list, total }] = listRow.parse(found)
    return parseNumberList(list ?? nothing, total)
  }

  function doesMajorityMatch(wanted: HistorySearch): boolean {
    const { source, where, values, by } = searchedRows(wanted)
    const found = sqlite.rows(
      `SELECT sum(fits) * 2 > count(*) AS isMajority
       FROM (SELECT (${where}) IS TRUE AS fits FROM ${source} ORDER BY ${by} LIMIT ${sampledEntries})`,
      ...values,
    )
    const [{ isMajority }] = majorityRow.parse(found)
    return isMajority === 1
  }

  /** For a search that most entries match: a digit per entry is faster to write and read than a position of sixteen. */
  function findAmong(known: Float64Array, version: string, wanted: HistorySearch): Float64Array {
    const { source, where, values, by } = searchedRows(wanted)
    const found = sqlite.rows(
      `SELECT CAST(group_concat(fits, '') AS BLOB) AS marks
       FROM (SELECT (${where}) IS TRUE AS fits FROM ${source} ORDER BY ${by})`,
      ...values,
    )
    const [{ marks }] = marksRow.parse(found)
    // Another process has written meanwhile, so the digits may belong to other entries.
    if (sqlite.version() !== version) return find(wanted)
    return marked(known, marks ?? nothing)
  }

  return (wanted) => {
    // Read first: if another process writes meanwhile, the result counts as outdated rather than as current.
    const version = sqlite.version()
    if (all.version !== version) all = { version, sorted: new Map() }
    const known = all.sorted.get(wanted.sort)
    if (isForAll(wanted)) {
      const found = known ?? find(wanted)
      all.sorted.set(wanted.sort, found)
      return found
    }
    const isAmongKnown = known !== undefined && goesThroughAll(wanted) && doesMajorityMatch(wanted)
    return isAmongKnown ? findAmong(known, version, wanted) : find(wanted)
  }
}

function isForAll({ terms, sort: _sort, ...filters }: HistorySearch): boolean {
  return terms.length === 0 && Object.keys(filters).length === 0
}

/** Whether a search scans all entries, instead of being led by an index straight to those with a finding or in a range. */
function goesThroughAll({ sort, finding, since, minBytes, belowBytes }: HistorySearch): boolean {
  if (finding !== undefined) return false
  if (sort === 'newest' || sort === 'oldest') return since === undefined
  return sort === 'name' || (minBytes === undefined && belowBytes === undefined)
}

const misfit = '0'.charCodeAt(0)

/** The positions whose digit is not 0. */
function marked(positions: Float64Array, marks: Uint8Array): Float64Array {
  if (!marks.includes(misfit)) return positions
  const found = new Float64Array(marks.length)
  let count = 0
  // `filter` takes six times as long for a hundred thousand entries.
  for (let index = 0; index < marks.length; index += 1) {
    if (marks[index] === misfit) continue
    found[count] = positions[index] ?? 0
    count += 1
  }
  return found.slice(0, count)
}

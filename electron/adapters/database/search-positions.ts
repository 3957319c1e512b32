import { z } from 'zod'
import type { HistorySearch } from '../../core/history-ports'
import { searchedRows } from './history-search'
import { numbersIn } from './numbers-in'
import type { Sqlite } from './sqlite'

/** A text's bytes: those of megabytes are read sooner than a string is made of them. */
const bytes = z.instanceof(Uint8Array).nullable()
const listRow = z.tuple([z.object({ list: bytes, total: z.number() })])
const marksRow = z.tuple([z.object({ marks: bytes })])
/** Of no entries. */
const nothing = new Uint8Array()
const mostRow = z.tuple([z.object({ isMost: z.number().nullable() })])

/** The positions of all entries, newest first, and the state of the database that they are of. */
interface AllPositions {
  readonly version: string
  readonly positions: Float64Array
}

/** Of the newest entries: enough to tell whether most of them fit. */
const sampledEntries = 1_000

/** Its answer is to be left as it is. */
export type PositionSearch = (wanted: HistorySearch) => Float64Array

/**
 * Finds the positions of entries. Those of all entries, newest first, are what is asked for most: when the history
 * is opened, and whenever a search is emptied. They are kept until anything in the database changes.
 */
export function createPositionSearch(sqlite: Sqlite): PositionSearch {
  let all: AllPositions | undefined

  function find(wanted: HistorySearch): Float64Array {
    const { source, where, values, by } = searchedRows(wanted)
    // As one text: a row for each of a hundred thousand positions would take longer than finding them.
    const found = sqlite.rows(
      `SELECT CAST(group_concat(position) AS BLOB) AS list, count(*) AS total
       FROM (SELECT position FROM ${source} WHERE ${where} ORDER BY ${by})`,
      ...values,
    )
    const [{ list, total }] = listRow.parse(found)
    return numbersIn(list ?? nothing, total)
  }

  function doMostFit(wanted: HistorySearch): boolean {
    const { source, where, values, by } = searchedRows(wanted)
    const found = sqlite.rows(
      `SELECT sum(fits) * 2 > count(*) AS isMost
       FROM (SELECT (${where}) IS TRUE AS fits FROM ${source} ORDER BY ${by} LIMIT ${sampledEntries})`,
      ...values,
    )
    const [{ isMost }] = mostRow.parse(found)
    return isMost === 1
  }

  /** What most entries fit: a digit for each of them is written and read sooner than a position of sixteen. */
  function findAmong(known: AllPositions, wanted: HistorySearch): Float64Array {
    const { source, where, values, by } = searchedRows(wanted)
    const found = sqlite.rows(
      `SELECT CAST(group_concat(fits, '') AS BLOB) AS marks
       FROM (SELECT (${where}) IS TRUE AS fits FROM ${source} ORDER BY ${by})`,
      ...values,
    )
    const [{ marks }] = marksRow.parse(found)
    // Another process has written meanwhile: the digits may be of other entries.
    if (sqlite.version() !== known.version) return find(wanted)
    return marked(known.positions, marks ?? nothing)
  }

  return (wanted) => {
    // Asked first: what another process writes meanwhile makes another version of it, and not an old list of this one.
    const version = sqlite.version()
    if (isForAll(wanted)) {
      if (all?.version !== version) all = { version, positions: find(wanted) }
      return all.positions
    }
    const known = all?.version === version && goesThroughAll(wanted) ? all : undefined
    return known !== undefined && doMostFit(wanted) ? findAmong(known, wanted) : find(wanted)
  }
}

function isForAll({ terms, sort, ...rest }: HistorySearch): boolean {
  return terms.length === 0 && sort === 'newest' && Object.keys(rest).length === 0
}

/** In their order. An index leads to the entries with a finding, and to those since a moment, past all others. */
function goesThroughAll({ sort, finding, since }: HistorySearch): boolean {
  return sort === 'newest' && finding === undefined && since === undefined
}

const misfit = '0'.charCodeAt(0)

/** The positions whose digit is not 0. */
function marked(positions: Float64Array, marks: Uint8Array): Float64Array {
  if (!marks.includes(misfit)) return positions
  const found = new Float64Array(marks.length)
  let count = 0
  // By index, since `filter` takes six times as long for a hundred thousand.
  for (let index = 0; index < marks.length; index += 1) {
    if (marks[index] === misfit) continue
    found[count] = positions[index] ?? 0
    count += 1
  }
  return found.slice(0, count)
}

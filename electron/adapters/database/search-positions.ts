import { z } from 'zod'
import type { HistorySearch } from '../../core/history-ports'
import { searchedRows } from './history-search'
import { numbersIn } from './numbers-in'
import type { Sqlite } from './sqlite'

const listRow = z.tuple([z.object({ list: z.string().nullable(), total: z.number() })])

/**
 * Finds the positions of entries. Those of all entries, newest first, are what is asked for most: when the history
 * is opened, and whenever a search is emptied. They are kept until anything in the database changes.
 *
 * @returns a search, whose answer is to be left as it is
 */
export function createPositionSearch(sqlite: Sqlite): (wanted: HistorySearch) => Float64Array {
  let all: { readonly version: string; readonly positions: Float64Array } | undefined

  function find(wanted: HistorySearch): Float64Array {
    const { sql, values } = searchedRows(wanted)
    // As one text: a row for each of a hundred thousand positions would take longer than finding them.
    const found = sqlite.rows(
      `SELECT group_concat(position) AS list, count(*) AS total FROM (SELECT position FROM ${sql})`,
      ...values,
    )
    const [{ list, total }] = listRow.parse(found)
    return numbersIn(list ?? '', total)
  }

  return (wanted) => {
    if (!isForAll(wanted)) return find(wanted)
    // Asked first: what another process writes meanwhile makes another version of it, and not an old list of this one.
    const version = sqlite.version()
    if (all?.version !== version) all = { version, positions: find(wanted) }
    return all.positions
  }
}

function isForAll({ terms, sort, ...rest }: HistorySearch): boolean {
  return terms.length === 0 && sort === 'newest' && Object.keys(rest).length === 0
}

import { openSqlite, type Sqlite } from './sqlite'

export interface SearchConnection {
  /** The same each time, opened with the first. */
  connect(): Sqlite
  close(): void
}

/** Enough for the index that a search runs through, of some 150,000 entries. */
const cacheKibibytes = 24_000

/**
 * A connection on which the history is searched and nothing else. It keeps in memory what it has read, without which
 * a search takes half as long again, and which would be too much beside uploads; a change of anything makes it read anew.
 *
 * @param file undefined for a database in memory, which has the one connection
 * @param otherwise what to search on where there can be no other
 */
export function createSearchConnection(file: string | undefined, otherwise: Sqlite): SearchConnection {
  let opened: Sqlite | undefined

  function open(): Sqlite | undefined {
    if (file === undefined) return undefined
    let sqlite: Sqlite | undefined
    try {
      sqlite = openSqlite(file, 'read')
      // It reads the file, so that what cannot be read is found out here.
      sqlite.run(`PRAGMA cache_size = -${cacheKibibytes}`)
      return sqlite
    } catch {
      // Too many open files, perhaps.
      sqlite?.close()
      return undefined
    }
  }

  return {
    connect: () => (opened ??= open()) ?? otherwise,
    close: () => opened?.close(),
  }
}

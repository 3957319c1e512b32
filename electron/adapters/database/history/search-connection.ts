import { Sqlite } from '../sqlite'

export interface SearchConnection {
  /** Returns the same connection each time; the first call opens it. */
  connect(): Sqlite
  close(): void
}

/** Enough for the index that a search scans, for about 150,000 entries. */
const cacheKibibytes = 24_000

/**
 * A connection only for searches of the history. It caches what it has read: without a cache this large a search takes
 * half as long again, but the uploads' connection has no use for it. Any change makes it read again.
 *
 * @param file undefined for a database in memory, which can only have one connection
 * @param otherwise the connection to use if there cannot be another one
 */
export function createSearchConnection(file: string | undefined, otherwise: Sqlite): SearchConnection {
  let opened: Sqlite | undefined

  function open(): Sqlite | undefined {
    if (file === undefined) return undefined
    let sqlite: Sqlite | undefined
    try {
      sqlite = new Sqlite(file, 'read')
      // This reads the file, so that an unreadable one is noticed here.
      sqlite.run(`PRAGMA cache_size = -${cacheKibibytes}`)
      return sqlite
    } catch {
      // There may be too many open files.
      sqlite?.close()
      return undefined
    }
  }

  return {
    connect: () => (opened ??= open()) ?? otherwise,
    close: () => opened?.close(),
  }
}

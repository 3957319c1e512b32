import { DatabaseSync, type StatementSyncInstance } from '@photostructure/sqlite'
import { busyCode, isDamage, sqliteCode } from './sqlite-errors'

export type SqlValue = string | number

/** SQLite as this folder needs it. Every method throws SQLite's errors, see `sqliteCode`. */
export interface Sqlite {
  /** Runs one or several statements, without values. */
  run(sql: string): void
  /** Runs one statement with values for its question marks. */
  write(sql: string, ...values: readonly SqlValue[]): void
  /** All rows of a query; the caller parses them. */
  rows(sql: string, ...values: readonly SqlValue[]): readonly unknown[]
  /**
   * The single value of a query. Leaves no prepared statement behind: that would keep the file open until it is
   * garbage collected, and Windows cannot move an open file.
   */
  ask(query: string): unknown
  /**
   * A value of every row of a query, in the same way, up to the first row that cannot be read.
   *
   * @param rows what follows FROM
   */
  gather(value: string, rows: string): readonly unknown[]
  /**
   * The version of the database: a text that differs after every change, by this connection or another process. Do
   * not use it within a transaction, which may be rolled back.
   */
  version(): string
  /** Commits all writes of the work or, if it throws, none. */
  transaction<Value>(work: () => Value): Value
  /**
   * The same without waiting for the disk. It survives this process however that ends; a power cut may undo it, unless
   * a transaction that did wait has followed.
   */
  quickTransaction<Value>(work: () => Value): Value
  close(): void
}

/** How long to wait for another process that writes to the same database. */
const usualTimeoutMilliseconds = 5000

/** How long to wait once that was in vain: the other process may hold it for hours, and each write blocks the app. */
const heldMilliseconds = 100

/**
 * Opens a database file, creating it if there is none; `:memory:` for one in memory, and an empty name for one in a
 * temporary file, which SQLite deletes itself.
 *
 * @param access `read`: nothing is created or changed
 * @param timeoutMilliseconds how long to wait for another process that writes to it
 */
export function openSqlite(
  file: string,
  access: 'read' | 'write' = 'write',
  timeoutMilliseconds = usualTimeoutMilliseconds,
): Sqlite {
  const database = new DatabaseSync(file, { timeout: timeoutMilliseconds, readOnly: access === 'read' })
  /** Statements are prepared once: there are few, and parsing costs more than running them. */
  const prepared = new Map<string, StatementSyncInstance>()

  /** The values that a query passed to `pass`. */
  const passed: unknown[] = []
  database.function('pass', (value: unknown) => {
    passed.push(value)
    return null
  })

  function prepare(sql: string): StatementSyncInstance {
    const statement = prepared.get(sql) ?? database.prepare(sql)
    prepared.set(sql, statement)
    return statement
  }

  /** Whether waiting for another process was in vain, and it still locks the database. */
  let isHeld = false

  /** Runs work that waits for another process to release the database. */
  function patiently(work: () => unknown): void {
    const wasHeld = isHeld
    try {
      work()
      isHeld = false
    } catch (error) {
      isHeld ||= sqliteCode(error) === busyCode
      throw error
    } finally {
      const timeout = isHeld ? heldMilliseconds : timeoutMilliseconds
      if (isHeld !== wasHeld) database.exec(`PRAGMA busy_timeout = ${String(timeout)}`)
    }
  }

  function transaction<Value>(work: () => Value): Value {
    patiently(() => database.exec('BEGIN IMMEDIATE'))
    try {
      const value = work()
      database.exec('COMMIT')
      return value
    } catch (error) {
      // A full disk has ended the transaction already.
      if (database.isTransaction) database.exec('ROLLBACK')
      throw error
    }
  }

  return {
    run: (sql) => database.exec(sql),
    write: (sql, ...values) => patiently(() => prepare(sql).run(...values)),
    rows(sql, ...values) {
      const found: readonly unknown[] = prepare(sql).all(...values)
      return found
    },
    ask(query) {
      passed.length = 0
      database.exec(`SELECT pass((${query}))`)
      return passed[0]
    },
    gather(value, rows) {
      passed.length = 0
      try {
        database.exec(`SELECT pass(${value}) FROM ${rows}`)
      } catch (error) {
        if (!isDamage(error)) throw error
      }
      return [...passed]
    },
    version() {
      const sql = 'SELECT total_changes() AS ours, data_version AS others FROM pragma_data_version'
      return JSON.stringify(prepare(sql).all())
    },
    transaction,
    quickTransaction(work) {
      // In WAL mode, the WAL is then synced before a checkpoint instead of at each commit.
      database.exec('PRAGMA synchronous = NORMAL')
      try {
        return transaction(work)
      } finally {
        database.exec('PRAGMA synchronous = FULL')
      }
    },
    close() {
      try {
        // SQLite does not do this itself while there are prepared statements.
        database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      } catch {
        // The disk is full or broken. Nothing is lost: SQLite reads what is in the WAL from there.
      }
      database.close()
    },
  }
}

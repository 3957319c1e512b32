import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite'
import { busyCode, isDamage, sqliteCode } from './sqlite-errors'

export type SqlValue = string | number

/** How long to wait for another process that writes to the same database. */
const usualTimeoutMilliseconds = 5000

/** How long to wait after that has timed out: the lock may last for hours, and each write blocks the app. */
const heldMilliseconds = 100

/** SQLite as this folder needs it. Every method throws SQLite's errors, see `sqliteCode`. */
export class Sqlite {
  readonly #database: DatabaseSyncInstance
  readonly #timeoutMilliseconds: number
  /** Statements are prepared once: there are few, and parsing costs more than running them. */
  readonly #prepared = new Map<string, StatementSyncInstance>()
  /** The values that a query passed to the SQL function `pass`. */
  readonly #passed: unknown[] = []
  /** Whether another process locks the database for so long that waiting for it has timed out. */
  #isHeld = false

  /**
   * Opens a database file, creating it if there is none; `:memory:` for one in memory, and an empty name for one in a
   * temporary file, which SQLite deletes itself.
   *
   * @param access `read`: nothing is created or changed
   * @param timeoutMilliseconds how long to wait for another process that writes to it
   */
  constructor(
    file: string,
    access: 'read' | 'write' = 'write',
    timeoutMilliseconds = usualTimeoutMilliseconds,
  ) {
    this.#database = new DatabaseSync(file, { timeout: timeoutMilliseconds, readOnly: access === 'read' })
    this.#timeoutMilliseconds = timeoutMilliseconds
    this.#database.function('pass', (value: unknown) => {
      this.#passed.push(value)
      return null
    })
  }

  /** Runs one or several statements, without values. */
  run(sql: string): void {
    this.#database.exec(sql)
  }

  /** Runs one statement with values for its question marks. */
  write(sql: string, ...values: readonly SqlValue[]): void {
    this.#patiently(() => this.#prepare(sql).run(...values))
  }

  /** All rows of a query; the caller parses them. */
  rows(sql: string, ...values: readonly SqlValue[]): readonly unknown[] {
    const found: readonly unknown[] = this.#prepare(sql).all(...values)
    return found
  }

  /**
   * The single value of a query. Leaves no prepared statement behind: that would keep the file open until it is
   * garbage collected, and Windows cannot move an open file.
   */
  ask(query: string): unknown {
    this.#passed.length = 0
    this.run(`SELECT pass((${query}))`)
    return this.#passed[0]
  }

  /**
   * A value of every row of a query, in the same way, up to the first row that cannot be read.
   *
   * @param rows what follows FROM
   */
  gather(value: string, rows: string): readonly unknown[] {
    this.#passed.length = 0
    try {
      this.run(`SELECT pass(${value}) FROM ${rows}`)
    } catch (error) {
      if (!isDamage(error)) throw error
    }
    return [...this.#passed]
  }

  /**
   * The version of the database: a text that differs after every change, by this connection or another process. Do
   * not use it within a transaction, which may be rolled back.
   */
  version(): string {
    const sql = 'SELECT total_changes() AS ours, data_version AS others FROM pragma_data_version'
    return JSON.stringify(this.#prepare(sql).all())
  }

  /** Commits all writes of the work or, if it throws, none. */
  transaction<Value>(work: () => Value): Value {
    this.#patiently(() => this.run('BEGIN IMMEDIATE'))
    try {
      const value = work()
      this.run('COMMIT')
      return value
    } catch (error) {
      // A full disk has ended the transaction already.
      if (this.#database.isTransaction) this.run('ROLLBACK')
      throw error
    }
  }

  /**
   * The same without waiting for the disk. It survives this process however that ends; a power cut may undo it, unless
   * a transaction that did wait has followed.
   */
  quickTransaction<Value>(work: () => Value): Value {
    // In WAL mode, the WAL is then synced before a checkpoint instead of at each commit.
    this.run('PRAGMA synchronous = NORMAL')
    try {
      return this.transaction(work)
    } finally {
      this.run('PRAGMA synchronous = FULL')
    }
  }

  close(): void {
    try {
      // SQLite does not do this itself while there are prepared statements.
      this.run('PRAGMA wal_checkpoint(TRUNCATE)')
    } catch {
      // The disk is full or broken. Nothing is lost: SQLite reads what is in the WAL from there.
    }
    this.#database.close()
  }

  #prepare(sql: string): StatementSyncInstance {
    const statement = this.#prepared.get(sql) ?? this.#database.prepare(sql)
    this.#prepared.set(sql, statement)
    return statement
  }

  /** Runs work that waits for another process to release the database. */
  #patiently(work: () => unknown): void {
    const wasHeld = this.#isHeld
    try {
      work()
      this.#isHeld = false
    } catch (error) {
      this.#isHeld ||= sqliteCode(error) === busyCode
      throw error
    } finally {
      const timeout = this.#isHeld ? heldMilliseconds : this.#timeoutMilliseconds
      if (this.#isHeld !== wasHeld) this.run(`PRAGMA busy_timeout = ${timeout}`)
    }
  }
}

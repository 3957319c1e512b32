import { DatabaseSync, type StatementSyncInstance } from '@photostructure/sqlite'

export type SqlValue = string | number

/** A SQLite database as this folder needs it. Every method throws SQLite's error, see `sqliteCode`. */
export interface Sqlite {
  /** Runs one statement or several, without values. */
  run(sql: string): void
  /** Runs one statement with values for its question marks. */
  write(sql: string, ...values: readonly SqlValue[]): void
  /** All rows that a statement gives; what they hold is for the caller to parse. */
  rows(sql: string, ...values: readonly SqlValue[]): readonly unknown[]
  /**
   * The one value that a query gives. Leaves nothing open behind it: a prepared statement holds the
   * file until it is garbage collected, and Windows moves no file that is open.
   */
  ask(query: string): unknown
  /**
   * The same of every row that a query gives, up to one that cannot be read.
   *
   * @param rows what follows FROM
   */
  gather(value: string, rows: string): readonly unknown[]
  /**
   * Which state of the database this is: another text after every change, by this connection or by another
   * process. Not within a transaction, which may be taken back.
   */
  version(): string
  /** All of the work's writes or, when it throws, none. */
  transaction<Value>(work: () => Value): Value
  /**
   * The same without waiting for the disk. It outlives this process however that ends; a power cut
   * may take it back, unless a transaction that did wait has come after it.
   */
  quickTransaction<Value>(work: () => Value): Value
  close(): void
}

/** How long to wait for another process that writes to the same database. */
const usualPatienceMilliseconds = 5000

/** The same once that was in vain: such a one may hold it for hours, and the whole app waits with each write. */
const heldMilliseconds = 100

/** SQLITE_BUSY: another program, such as a backup or one that shows databases, holds it for longer than we wait. */
export const busyCode = 5

/**
 * Opens a database file, which is made if there is none; `:memory:` for one that lives in memory, and no
 * name for one in a temporary file, which SQLite removes itself.
 *
 * @param access `read`: nothing is made, and nothing in it changes
 * @param patienceMilliseconds how long to wait for another process that writes to it
 */
export function openSqlite(
  file: string,
  access: 'read' | 'write' = 'write',
  patienceMilliseconds = usualPatienceMilliseconds,
): Sqlite {
  const database = new DatabaseSync(file, { timeout: patienceMilliseconds, readOnly: access === 'read' })
  /** Prepared once: there are few, and parsing them costs more than running them. */
  const prepared = new Map<string, StatementSyncInstance>()

  /** What a query said by calling `tell`. */
  const told: unknown[] = []
  database.function('tell', (value: unknown) => {
    told.push(value)
    return null
  })

  function prepare(sql: string): StatementSyncInstance {
    const statement = prepared.get(sql) ?? database.prepare(sql)
    prepared.set(sql, statement)
    return statement
  }

  /** Whether another process was waited for in vain, and has not let go since. */
  let isHeld = false

  /** Does what waits for another process to let go of the database. */
  function patiently(work: () => unknown): void {
    const wasHeld = isHeld
    try {
      work()
      isHeld = false
    } catch (error) {
      isHeld ||= sqliteCode(error) === busyCode
      throw error
    } finally {
      const patience = isHeld ? heldMilliseconds : patienceMilliseconds
      if (isHeld !== wasHeld) database.exec(`PRAGMA busy_timeout = ${String(patience)}`)
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
      told.length = 0
      database.exec(`SELECT tell((${query}))`)
      return told[0]
    },
    gather(value, rows) {
      told.length = 0
      try {
        database.exec(`SELECT tell(${value}) FROM ${rows}`)
      } catch (error) {
        if (!isDamage(error)) throw error
      }
      return [...told]
    },
    version() {
      const sql = 'SELECT total_changes() AS ours, data_version AS others FROM pragma_data_version'
      return JSON.stringify(prepare(sql).all())
    },
    transaction,
    quickTransaction(work) {
      // In WAL mode the log is then synced before it is copied into the database, and not at each commit.
      database.exec('PRAGMA synchronous = NORMAL')
      try {
        return transaction(work)
      } finally {
        database.exec('PRAGMA synchronous = FULL')
      }
    },
    close() {
      try {
        // Statements that were prepared keep SQLite from doing this itself.
        database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      } catch {
        // A full or broken disk. Nothing is lost: what is in the log is read from there.
      }
      database.close()
    },
  }
}

/** SQLITE_IOERR. */
const ioError = 10

/** What is said by errors of queries that give many rows: these carry no code. */
const codesByMessage: ReadonlyMap<string, number> = new Map([
  ['attempt to write a readonly database', 8],
  ['disk I/O error', ioError],
  ['database disk image is malformed', 11],
  ['database or disk is full', 13],
  ['unable to open database file', 14],
  ['file is not a database', 26],
])

/** SQLite's primary result code (https://sqlite.org/rescode.html); `undefined` for other errors. */
export function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined
  const code = numberIn(error, 'sqliteCode')
  return code ?? codesByMessage.get(error.message)
}

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const damageCodes: readonly (number | undefined)[] = [11, 26]

/** SQLITE_IOERR_READ, _SHORT_READ, _DATA and _CORRUPTFS. */
const readingCodes: readonly (number | undefined)[] = [266, 522, 8202, 8458]

/** Whether an error tells that what stands in the database is spoilt, or is not given back by the disk. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  // Where JSON is looked for, nothing else was ever written.
  if (error.message === 'malformed JSON') return true
  const code = sqliteCode(error)
  if (code !== ioError) return damageCodes.includes(code)
  // Without a code it is of a query for many rows, which only read.
  const kind = numberIn(error, 'sqliteExtendedCode')
  return kind === undefined || readingCodes.includes(kind)
}

function numberIn(error: Error, name: string): number | undefined {
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'number' ? value : undefined
}

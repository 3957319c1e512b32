/** SQLITE_BUSY: another program, such as a backup or a database browser, locks the database for too long. */
export const busyCode = 5

/** SQLITE_IOERR. */
const ioError = 10

/** Messages of errors from queries for many rows, because these errors have no code. */
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

/** Whether an error means that the database is damaged, or that the disk does not return its content. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  // Columns that are parsed as JSON never contained anything else.
  if (error.message === 'malformed JSON') return true
  const code = sqliteCode(error)
  if (code !== ioError) return damageCodes.includes(code)
  // An error without a code comes from a query for many rows, which only reads.
  const kind = numberIn(error, 'sqliteExtendedCode')
  return kind === undefined || readingCodes.includes(kind)
}

function numberIn(error: Error, name: string): number | undefined {
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'number' ? value : undefined
}

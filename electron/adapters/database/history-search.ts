import type { HistoryEntry, HistoryQuery } from '../../shared/history'
import type { SqlValue } from './sqlite'

/** Which rows of the table `history` to take. */
export interface SearchedRows {
  /** What follows FROM. */
  readonly sql: string
  /** The column of positions to order by. Ordered by the other table's, SQLite would sort all it finds. */
  readonly position: string
  /** For the question marks. */
  readonly values: readonly SqlValue[]
}

/** The index knows runs of three characters; it cannot find less. */
const shortestIndexed = 3

/** More would only be a text pasted by mistake, and SQLite has a limit. */
const mostWords = 20

/** All that a search looks at in an entry, a line each, folded as the words searched for are. */
export function searchedText({ name, key, url, linkEndsAt, bucket }: HistoryEntry): string {
  const address = linkEndsAt === undefined ? url : withoutQuery(url)
  return fold([name, key, address, bucket].join('\n'))
}

/** A presigned link without its signature, in which nobody looks for anything. */
function withoutQuery(url: string): string {
  return url.split('?', 1)[0] ?? url
}

type Wanted = Pick<HistoryQuery, 'text' | 'destinationId' | 'since'>

/**
 * The entries that a search finds: those with every word, wherever it stands. Long words are looked
 * up in the index, as quoted phrases, so that none is taken for the index's own syntax; shorter ones
 * are looked for in the text of each entry.
 */
export function searchedRows({ text, destinationId, since }: Wanted): SearchedRows {
  const words = fold(text)
    .split(/[\s\0]+/u)
    .filter((word) => word !== '')
    .slice(0, mostWords)
  const indexed = words.filter((word) => Array.from(word).length >= shortestIndexed)
  const short = words.filter((word) => !indexed.includes(word))
  const conditions = [
    ...short.map((word) => ({ sql: 'instr(history.searched, ?) > 0', value: word })),
    ...(destinationId === '' ? [] : [{ sql: `${field('destinationId')} = ?`, value: destinationId }]),
    ...(since === 0 ? [] : [{ sql: `${field('uploadedAt')} >= ?`, value: since }]),
  ]
  const also = conditions.map(({ sql }) => ` AND ${sql}`).join('')
  const values = conditions.map(({ value }) => value)
  if (indexed.length === 0) return { sql: `history WHERE true${also}`, position: 'position', values }
  const phrases = indexed.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ')
  const found = 'history_search JOIN history ON position = history_search.rowid WHERE history_search MATCH ?'
  return { sql: found + also, position: 'history_search.rowid', values: [phrases, ...values] }
}

/** As the indexes over it spell it. */
function field(name: keyof HistoryEntry): string {
  return `json_extract(entry, '$.${name}')`
}

/** Names from macOS come with Hangul taken apart; SQLite itself folds the case of ASCII only. */
function fold(text: string): string {
  return text.normalize('NFC').toLowerCase()
}

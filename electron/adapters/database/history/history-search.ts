import { percentDecode } from '../../../core/percent-decode'
import { foldText, type SearchTerm } from '../../../core/history/search/search-terms'
import type { HistorySearch } from '../../../core/ports/history'
import type { HistoryEntry, HistorySort, ImageKind } from '../../../shared/history/history'
import type { SqlValue } from '../sqlite'

/** A condition and the values for its question marks. */
interface Condition {
  readonly sql: string
  readonly values: readonly SqlValue[]
}

/** The parts of a search's SELECT from the table `history`. */
export interface SearchedRows {
  /** What follows FROM. */
  readonly source: string
  /** The condition for an entry; `values` are for its question marks. */
  readonly where: string
  readonly values: readonly SqlValue[]
  /** What follows ORDER BY. */
  readonly by: string
}

/**
 * Everything in an entry that can be searched, on separate lines, folded like the words of a search. The name comes
 * first, so that entries can be sorted by it.
 */
export function searchedText({ name, key, url, linkEndsAt, bucket, tags = [] }: HistoryEntry): string {
  const address = percentDecode(linkEndsAt === undefined ? url : withoutQuery(url))
  // The address usually contains key and bucket already, and a shorter text is searched faster.
  const others = [key, bucket].filter((text) => !address.includes(text))
  return foldText([name, address, ...others, ...tags.map(tagLine), ''].join('\n'))
}

/** The same with all earlier links of the entry. Earlier tags are left out: only the present ones count. */
export function searchedTextBeside(before: string, entry: HistoryEntry): string {
  const earlier = before.split('\n').filter((line) => !line.startsWith(tagMark))
  const lines = [...searchedText(entry).split('\n'), ...earlier].filter((line) => line !== '')
  return [...new Set(lines), ''].join('\n')
}

/** A presigned link without its signature, which nobody searches for. */
function withoutQuery(url: string): string {
  return url.split('?', 1)[0] ?? url
}

const tagMark = '#'

function tagLine(tag: string): string {
  return `${tagMark}${tag}`
}

/** The names that the sniffer gives. */
const mediaTypes: Readonly<Record<ImageKind, readonly string[]>> = {
  jpeg: ['image/jpeg'],
  png: ['image/png'],
  gif: ['image/gif'],
  webp: ['image/webp'],
  avif: ['image/avif'],
  heic: ['image/heic', 'image/heif'],
  svg: ['image/svg+xml'],
  other: ['image/tiff', 'image/bmp', 'image/x-icon', 'image/vnd.microsoft.icon'],
}

/** Spelled exactly as in the index on it. */
const findingKind = "json_extract(entry, '$.finding.kind')"

/** The text as bytes, spelled exactly as in the indexes. */
const searched = 'CAST(searched AS BLOB)'
const contains = `instr(${searched}, CAST(? AS BLOB)) > 0`

interface Order {
  readonly index: string
  /** A narrower one, if no condition needs the other columns. */
  readonly indexForAll?: string
  readonly by: string
}

const orders: Readonly<Record<HistorySort, Order>> = {
  newest: { index: 'history_times', indexForAll: 'history_positions', by: 'position DESC' },
  oldest: { index: 'history_times', indexForAll: 'history_positions', by: 'position' },
  name: { index: 'history_names', by: searched },
  largest: { index: 'history_sizes', by: 'size_bytes DESC' },
  smallest: { index: 'history_sizes', by: 'size_bytes' },
}

/**
 * The entries that a search finds, and their order. The search scans an index that holds exactly the columns it needs:
 * for a hundred thousand entries this takes about as long as a full-text index takes for a frequent word, and it finds
 * words of any length.
 */
export function searchedRows({ terms, sort, ...wanted }: HistorySearch): SearchedRows {
  const { destinationId, kind, since, until, minBytes, belowBytes, tag, finding } = wanted
  const conditions: readonly Condition[] = [
    ...compare('destination_id = ?', destinationId),
    ...(kind === undefined ? [] : [isOneOf(mediaTypes[kind])]),
    ...compare('position >= ? * 1000', since),
    ...compare('position < ? * 1000', until),
    ...compare('size_bytes >= ?', minBytes),
    ...compare('size_bytes < ?', belowBytes),
    ...compare(contains, tag === undefined ? undefined : foldText(`\n${tagLine(tag)}\n`)),
    ...compare(`${findingKind} = ?`, finding),
    ...terms.map(fits),
  ]
  const where = ['true', ...conditions.map(({ sql }) => sql)].join(' AND ')
  const { index, indexForAll = index, by } = orders[sort]
  const scanned = conditions.length === 0 ? indexForAll : index
  // Few entries have a finding, and the index on findings leads straight to them.
  const source = finding === undefined ? `history INDEXED BY ${scanned}` : 'history'
  return { source, where, values: conditions.flatMap(({ values }) => values), by }
}

function compare(sql: string, value: SqlValue | undefined): readonly Condition[] {
  return value === undefined ? [] : [{ sql, values: [value] }]
}

function isOneOf(contentTypes: readonly string[]): Condition {
  return { sql: `content_type IN (${contentTypes.map(() => '?').join(', ')})`, values: contentTypes }
}

function fits({ texts, time }: SearchTerm): Condition {
  const words = texts.map(() => contains).join(' OR ')
  return time === undefined
    ? { sql: `(${words})`, values: texts }
    : {
        sql: `(${words} OR (position >= ? * 1000 AND position < ? * 1000))`,
        values: [...texts, time.since, time.until],
      }
}

import { foldText, type SearchTerm } from '../../core/history/search-terms'
import type { HistorySearch } from '../../core/ports'
import type { HistoryEntry, HistorySort, ImageKind } from '../../shared/history'
import type { SqlValue } from './sqlite'

/** A condition, and the values for its question marks. */
interface Condition {
  readonly sql: string
  readonly values: readonly SqlValue[]
}

/** Rows of the table `history`. */
export interface SearchedRows {
  /** What follows FROM. */
  readonly sql: string
  readonly values: readonly SqlValue[]
}

/**
 * All that a search looks at in an entry, a line each, folded as the words searched for are. The name
 * comes first, so that entries can be ordered by it.
 */
export function searchedText({ name, key, url, linkEndsAt, bucket, tags = [] }: HistoryEntry): string {
  const address = linkEndsAt === undefined ? url : withoutQuery(url)
  // A key in plain letters stands in the URL as well: what is short is searched sooner.
  const keyLines = address.endsWith(key) ? [] : [key]
  return foldText([name, ...keyLines, address, bucket, ...tags.map(tagLine), ''].join('\n'))
}

/** A presigned link without its signature, in which nobody looks for anything. */
function withoutQuery(url: string): string {
  return url.split('?', 1)[0] ?? url
}

function tagLine(tag: string): string {
  return `#${tag}`
}

/** As the sniffer names them. */
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

/** As the index over it spells it. */
const findingKind = "json_extract(entry, '$.finding.kind')"

const orders: Readonly<Record<HistorySort, string>> = {
  newest: 'position DESC',
  oldest: 'position',
  name: 'searched, position DESC',
  largest: 'size_bytes DESC, position DESC',
  smallest: 'size_bytes, position DESC',
}

/**
 * The entries that a search finds, in its order. It runs through the index `history_seek`, which holds
 * all that is asked for here and nothing else: a hundred thousand entries take about as long as an
 * index of words takes for a word that many of them have, and no word is too short for it.
 */
export function searchedRows({ terms, sort, ...wanted }: HistorySearch): SearchedRows {
  const { destinationId, kind, since, until, leastBytes, belowBytes, tag, finding } = wanted
  const conditions: readonly Condition[] = [
    ...compare('destination_id = ?', destinationId),
    ...(kind === undefined ? [] : [isOneOf(mediaTypes[kind])]),
    ...compare('position >= ? * 1000', since),
    ...compare('position < ? * 1000', until),
    ...compare('size_bytes >= ?', leastBytes),
    ...compare('size_bytes < ?', belowBytes),
    ...compare('instr(searched, ?) > 0', tag === undefined ? undefined : foldText(`\n${tagLine(tag)}\n`)),
    ...compare(`${findingKind} = ?`, finding),
    ...terms.map(fits),
  ]
  const where = ['true', ...conditions.map(({ sql }) => sql)].join(' AND ')
  return {
    sql: `history WHERE ${where} ORDER BY ${orders[sort]}`,
    values: conditions.flatMap(({ values }) => values),
  }
}

function compare(sql: string, value: SqlValue | undefined): readonly Condition[] {
  return value === undefined ? [] : [{ sql, values: [value] }]
}

function isOneOf(contentTypes: readonly string[]): Condition {
  return { sql: `content_type IN (${contentTypes.map(() => '?').join(', ')})`, values: contentTypes }
}

function fits({ text, time }: SearchTerm): Condition {
  const words = 'instr(searched, ?) > 0'
  return time === undefined
    ? { sql: words, values: [text] }
    : {
        sql: `(${words} OR (position >= ? * 1000 AND position < ? * 1000))`,
        values: [text, time.since, time.until],
      }
}

import { decodedUrl, foldText, type SearchTerm } from '../../core/history/search-terms'
import type { HistorySearch } from '../../core/history-ports'
import type { HistoryEntry, HistorySort, ImageKind } from '../../shared/history'
import type { SqlValue } from './sqlite'

/** A condition, and the values for its question marks. */
interface Condition {
  readonly sql: string
  readonly values: readonly SqlValue[]
}

/** What a search asks of the table `history`. */
export interface SearchedRows {
  /** What follows FROM. */
  readonly source: string
  /** What an entry has to fit, with its values. */
  readonly where: string
  readonly values: readonly SqlValue[]
  /** What follows ORDER BY. */
  readonly by: string
}

/**
 * All that a search looks at in an entry, a line each, folded as the words searched for are. The name
 * comes first, so that entries can be ordered by it.
 */
export function searchedText({ name, key, url, linkEndsAt, bucket, tags = [] }: HistoryEntry): string {
  const address = decodedUrl(linkEndsAt === undefined ? url : withoutQuery(url))
  // The address mostly names key and bucket as well: what is short is searched sooner.
  const others = [key, bucket].filter((text) => !address.includes(text))
  return foldText([name, address, ...others, ...tags.map(tagLine), ''].join('\n'))
}

/** The same, and all links that led to the entry before. Tags come and go: those it has are enough. */
export function searchedTextBeside(before: string, entry: HistoryEntry): string {
  const earlier = before.split('\n').filter((line) => !line.startsWith(tagMark))
  const lines = [...searchedText(entry).split('\n'), ...earlier].filter((line) => line !== '')
  return [...new Set(lines), ''].join('\n')
}

/** A presigned link without its signature, in which nobody looks for anything. */
function withoutQuery(url: string): string {
  return url.split('?', 1)[0] ?? url
}

const tagMark = '#'

function tagLine(tag: string): string {
  return `${tagMark}${tag}`
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

/** For each order the index that has it. */
const orders: Readonly<Record<HistorySort, { readonly index: string; readonly by: string }>> = {
  newest: { index: 'history_times', by: 'position DESC' },
  oldest: { index: 'history_times', by: 'position' },
  name: { index: 'history_names', by: 'searched' },
  largest: { index: 'history_sizes', by: 'size_bytes DESC' },
  smallest: { index: 'history_sizes', by: 'size_bytes' },
}

/**
 * Which entries a search finds, and in which order. It runs through an index that holds all that is asked
 * for here and nothing else: a hundred thousand entries take about as long as an index of words takes
 * for a word that many of them have, and no word is too short for it.
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
  const { index, by } = orders[sort]
  // Few entries have a finding: the index over these alone leads to them.
  const source = finding === undefined ? `history INDEXED BY ${index}` : 'history'
  return { source, where, values: conditions.flatMap(({ values }) => values), by }
}

function compare(sql: string, value: SqlValue | undefined): readonly Condition[] {
  return value === undefined ? [] : [{ sql, values: [value] }]
}

function isOneOf(contentTypes: readonly string[]): Condition {
  return { sql: `content_type IN (${contentTypes.map(() => '?').join(', ')})`, values: contentTypes }
}

function fits({ texts, time }: SearchTerm): Condition {
  const words = texts.map(() => 'instr(searched, ?) > 0').join(' OR ')
  return time === undefined
    ? { sql: `(${words})`, values: texts }
    : {
        sql: `(${words} OR (position >= ? * 1000 AND position < ? * 1000))`,
        values: [...texts, time.since, time.until],
      }
}

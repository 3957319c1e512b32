import { assertNever } from '../../../shared/assert-never'
import type { ExportFormat, HistoryEntry } from '../../../shared/history/history'
import { formatLink } from '../../links/format-link'

/** The entries as text, in pieces. */
export async function* exportText(
  batches: AsyncIterable<readonly HistoryEntry[]>,
  format: ExportFormat,
): AsyncGenerator<string> {
  switch (format) {
    case 'csv':
      yield csvLine(columns.map(([name]) => name))
      for await (const entries of batches) {
        yield entries.map((entry) => csvLine(columns.map(([, cell]) => cell(entry)))).join('')
      }
      return
    case 'json': {
      let separator = '[\n'
      for await (const entries of batches) {
        for (const entry of entries) {
          yield separator + JSON.stringify(asObject(entry))
          separator = ',\n'
        }
      }
      yield separator === '[\n' ? '[]\n' : '\n]\n'
      return
    }
    case 'markdown':
      for await (const entries of batches) {
        yield entries.map((entry) => `${formatLink('markdown', '', entry)}\n\n`).join('')
      }
      return
    default:
      assertNever(format)
  }
}

/**
 * The same text for a file. The byte order mark tells spreadsheets that CSV is UTF-8: without it they garble Hangul. In a
 * pipe, programs would take it for a part of the first column's name.
 */
export async function* textOfFile(text: AsyncIterable<string>, format: ExportFormat): AsyncGenerator<string> {
  if (format === 'csv') yield '\uFEFF'
  yield* text
}

const columns: readonly (readonly [name: string, cell: (entry: HistoryEntry) => string])[] = [
  ['name', ({ name }) => name],
  ['key', ({ key }) => key],
  ['url', ({ url }) => url],
  ['content_type', ({ contentType }) => contentType],
  ['width', ({ dimensions }) => String(dimensions?.width ?? '')],
  ['height', ({ dimensions }) => String(dimensions?.height ?? '')],
  ['size_bytes', ({ sizeBytes }) => String(sizeBytes)],
  ['destination', ({ destinationName }) => destinationName],
  ['bucket', ({ bucket }) => bucket],
  ['etag', ({ etag }) => etag],
  ['sha256', ({ sha256 }) => sha256],
  ['uploaded_at', ({ uploadedAt }) => new Date(uploadedAt).toISOString()],
  ['tags', ({ tags = [] }) => tags.join(', ')],
]

function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/**
 * A CSV cell by RFC 4180. What a spreadsheet would take for a formula, in some languages in full-width characters, too, gets
 * an apostrophe in front, so that a file name cannot run anything ("CSV Injection", OWASP).
 */
function csvCell(text: string): string {
  const harmless = /^[=+\-@＝＋－＠\t\r\n]/u.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** Leaves out ids that only Ollim understands, and writes times so that people and programs can read them. */
function asObject({ id: _id, destinationId: _destinationId, uploadedAt, ...entry }: HistoryEntry): object {
  return { ...entry, uploadedAt: new Date(uploadedAt).toISOString() }
}

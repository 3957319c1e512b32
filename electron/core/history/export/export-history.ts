import type { Failure } from '../../../shared/failures/failure'
import {
  maxEntriesRead,
  type ExportedEntries,
  type ExportFormat,
  type HistoryEntry,
} from '../../../shared/history/history'
import { problem, success, type Result } from '../../../shared/result'
import type { History } from '../../ports/history'
import { exportText, textOfFile } from './export-text'
import { searchTerms } from '../search/search-terms'

export interface HistoryExportNeeds {
  readonly history: Pick<History, 'search' | 'read' | 'find' | 'readFailure'>
  readonly now: () => number
  /** Asks the person for a file; undefined if they cancel. */
  readonly chooseExportFile: (format: ExportFormat) => Promise<string | undefined>
  /** Writes piece by piece, readable by this person only; the person has agreed to overwrite. */
  readonly write: (file: string, text: AsyncIterable<string>) => Promise<Result<null, Failure>>
}

/** The history as it is on disk, open for reading. */
export interface SavedHistory {
  readonly history: HistoryExportNeeds['history']
  dispose(): void
}

/** Entries as text, in pieces; `count` returns how many there were so far. */
export interface WrittenEntries {
  readonly text: AsyncIterable<string>
  readonly count: () => number
}

/** Writes the same text for the window and for the command line. */
export function writeEntries(
  history: HistoryExportNeeds['history'],
  wanted: ExportedEntries,
  format: ExportFormat,
  now: number,
): WrittenEntries {
  let count = 0
  async function* counted(): AsyncGenerator<readonly HistoryEntry[]> {
    for (const entries of batches(history, wanted, now)) {
      count += entries.length
      yield entries
    }
  }
  return { text: exportText(counted(), format), count: () => count }
}

/** Writes entries to a file that the person chooses. Returns how many; 0 if they cancel. */
export async function exportHistory(
  { history, now, chooseExportFile, write }: HistoryExportNeeds,
  wanted: ExportedEntries,
  format: ExportFormat,
): Promise<Result<number, Failure>> {
  const file = await chooseExportFile(format)
  if (file === undefined) return success(0)
  const { text, count } = writeEntries(history, wanted, format, now())
  const written = await write(file, textOfFile(text, format))
  if (!written.ok) return written
  // What could be read has been written all the same.
  const readFailure = history.readFailure()
  return readFailure === undefined ? success(count()) : problem(readFailure)
}

/** Reads a few hundred entries at a time, so that only these are in memory. */
function* batches(
  history: HistoryExportNeeds['history'],
  wanted: ExportedEntries,
  now: number,
): Generator<readonly HistoryEntry[]> {
  if ('ids' in wanted) {
    for (let at = 0; at < wanted.ids.length; at += maxEntriesRead) {
      yield history.find(wanted.ids.slice(at, at + maxEntriesRead))
    }
    return
  }
  const { text, ...query } = wanted.query
  const positions = history.search({ ...query, terms: searchTerms(text, now) })
  for (let at = 0; at < positions.length; at += maxEntriesRead) {
    yield history.read([...positions.subarray(at, at + maxEntriesRead)]).flatMap((entry) => entry ?? [])
  }
}

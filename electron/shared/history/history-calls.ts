import type { ImportRun, ImportScope } from './bucket-import'
import type { DeletionState } from './deletion'
import type { Failure } from '../failures/failure'
import type {
  ExportedEntries,
  ExportFormat,
  HistoryDestination,
  HistoryEntry,
  HistoryResults,
  HistoryPosition,
  HistoryQuery,
  TagChange,
  VerifyAnswer,
} from './history'
import type { NewVersion } from '../uploads/image-bytes'
import type { ReplaceAnswer } from './replacement'
import type { Result } from '../result'

/** The page's calls about the history. */
export interface HistoryCalls {
  searchHistory: { args: [query: HistoryQuery]; answer: HistoryResults }
  /** Entries by their positions, in that order; null for those that are gone. */
  readHistory: {
    args: [positions: readonly HistoryPosition[]]
    answer: readonly (HistoryEntry | null)[]
  }
  /** The ids of entries by their positions, in that order; null for those that are gone. */
  identifyHistory: { args: [positions: Float64Array]; answer: readonly (string | null)[] }
  /** Adds what is already in a destination's bucket to the history; answers when it has ended. */
  importBucket: { args: [destinationId: string, scope: ImportScope]; answer: null }
  cancelBucketImport: { args: []; answer: null }
  /** The import that is running, or that has ended without the person knowing; otherwise null. */
  readBucketImport: { args: []; answer: ImportRun | null }
  /** The person has seen how the last import ended. */
  forgetBucketImport: { args: []; answer: null }
  /** Writes the results of a search, or these entries, to a file that the person chooses; returns how many. */
  exportHistory: {
    args: [wanted: ExportedEntries, format: ExportFormat]
    answer: Result<number, Failure>
  }
  /** Returns whether they now have these tags; a notice says why not. */
  tagHistory: { args: [ids: readonly string[], change: TagChange]; answer: boolean }
  /** All tags in use. */
  listTags: { args: []; answer: readonly string[] }
  /** Those that have entries; deleted ones among them, by the name that they had. */
  listHistoryDestinations: { args: []; answer: readonly HistoryDestination[] }
  /** Removes entries from the history; the objects stay in the bucket. */
  forgetHistory: { args: [ids: readonly string[]]; answer: Result<null, Failure> }
}

/** Calls about objects that are already in a bucket. */
export interface ObjectCalls {
  /** Checks whether objects are still there and their links open; the findings appear with the entries. */
  verifyHistory: { args: [ids: readonly string[]]; answer: VerifyAnswer }
  /** Shows the file from which an entry was made in the system's file manager. */
  showSource: { args: [id: string]; answer: Result<null, Failure> }
  /** Gives an object another key, and its entry the new link; never overwrites. False if it has that key already. */
  moveObject: { args: [id: string, key: string]; answer: Result<boolean, Failure> }
  /** Replaces an object by a new image: same key, same link. Only the preload can name files. */
  replaceObject: {
    args: [id: string, version: NewVersion, evenIfChanged: boolean]
    answer: ReplaceAnswer
  }
  /** The thumbnail of an image found in a bucket has left the screen. */
  cancelThumbnail: { args: [id: string]; answer: null }
  cancelReplacement: { args: []; answer: null }
  /** Gives an entry a link that no cache knows, and copies it; a notice says why if that cannot be recorded. */
  copyFreshLink: { args: [id: string]; answer: { readonly copied: number } }
  /** Deletes entries' objects after a delay in which it can be undone. */
  deleteFromBucket: { args: [ids: readonly string[]]; answer: null }
  undoDeletion: { args: []; answer: null }
  /** Whether to delete objects that others have changed, too. */
  answerDeletion: { args: [deletes: boolean]; answer: null }
  readDeletion: { args: []; answer: DeletionState }
}

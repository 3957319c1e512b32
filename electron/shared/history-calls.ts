import type { ImportRun, ImportScope } from './bucket-import'
import type { DeletionState } from './deletion'
import type { Failure } from './failure'
import type {
  ExportedEntries,
  ExportFormat,
  HistoryEntry,
  HistoryFound,
  HistoryPosition,
  HistoryQuery,
  TagChange,
  VerifyAnswer,
} from './history'
import type { NewVersion } from './image-bytes'
import type { LinkFormat } from './link-format'
import type { ReplaceAnswer } from './replacement'
import type { Result } from './result'

/** What the page asks of the history. */
export interface HistoryCalls {
  searchHistory: { args: [query: HistoryQuery]; answer: HistoryFound }
  /** Entries by their positions, in that order; null for those that are gone. */
  readHistory: {
    args: [positions: readonly HistoryPosition[]]
    answer: readonly (HistoryEntry | null)[]
  }
  /** The ids of entries by their positions, in that order, without those that are gone. */
  identifyHistory: { args: [positions: Float64Array]; answer: readonly string[] }
  /** Brings what is already in a destination's bucket into the history; answers when it has ended. */
  importBucket: { args: [destinationId: string, scope: ImportScope]; answer: null }
  cancelBucketImport: { args: []; answer: null }
  /** The search that is under way, or that ended and nobody has been told of; else null. */
  readBucketImport: { args: []; answer: ImportRun | null }
  /** The person knows how the last one ended. */
  forgetBucketImport: { args: []; answer: null }
  /** Writes what a search finds, or these entries, to a file that the person names; answers how many. */
  exportHistory: {
    args: [wanted: ExportedEntries, format: ExportFormat]
    answer: Result<number, Failure>
  }
  /** Answers whether they are tagged so now; why not is told by a notice. */
  tagHistory: { args: [ids: readonly string[], change: TagChange]; answer: boolean }
  /** Every tag that some entry has. */
  listTags: { args: []; answer: readonly string[] }
  copyHistoryLinks: {
    args: [ids: readonly string[], format?: LinkFormat]
    answer: { readonly copied: number }
  }
  /** The links as text, in the order asked for; without those that are gone. */
  previewHistoryLinks: { args: [ids: readonly string[], format: LinkFormat]; answer: readonly string[] }
  /** Forgets entries; the objects stay in the bucket. */
  forgetHistory: { args: [ids: readonly string[]]; answer: Result<null, Failure> }
}

/** What is done to objects that are in a bucket already. */
export interface ObjectCalls {
  /** Looks whether objects are still there and their links open; what was learnt stands with the entries. */
  verifyHistory: { args: [ids: readonly string[]]; answer: VerifyAnswer }
  /** Shows the file that an entry came from in the system's file manager. */
  showSource: { args: [id: string]; answer: Result<null, Failure> }
  /** Gives an object another key and its entry the new link; never overwrites. */
  moveObject: { args: [id: string, key: string]; answer: Result<null, Failure> }
  /** Puts a new image in an object's place: same key, same link. Only the preload can name files. */
  replaceObject: {
    args: [id: string, version: NewVersion, evenIfChanged: boolean]
    answer: ReplaceAnswer
  }
  /** The picture of an image that was found in a bucket is in sight no more. */
  cancelPicture: { args: [id: string]; answer: null }
  cancelReplacement: { args: []; answer: null }
  /** Makes an entry's link one that caches do not know, and copies it; why it cannot be written down is a notice. */
  copyFreshLink: { args: [id: string]; answer: { readonly copied: number } }
  /** Deletes entries' objects, once there was time to undo it. */
  deleteFromBucket: { args: [ids: readonly string[]]; answer: null }
  undoDeletion: { args: []; answer: null }
  /** Whether to delete what others have changed, too. */
  answerDeletion: { args: [deletes: boolean]; answer: null }
  readDeletion: { args: []; answer: DeletionState }
}

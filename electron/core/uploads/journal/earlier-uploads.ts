import { briefOf, isFinished, type UploadBrief } from '../../../shared/upload'
import type { Journal, JournalRecord } from '../../ports'
import type { KeyBook, KeyUse } from '../attempt/key-book'
import type { UploadList } from '../upload-list'
import { mayHaveLeft } from './leftover-sweeper'

export interface EarlierUploadsNeeds {
  readonly journal: Pick<Journal, 'load' | 'forget'>
  readonly list: UploadList
  readonly keys: KeyBook
}

export interface TakenUp {
  /** On the list from now on, in their old order. */
  readonly left: readonly UploadBrief[]
  /** What may have left something at the server that nobody wants. */
  readonly abandoned: readonly JournalRecord[]
}

interface InJournal {
  readonly briefs: readonly UploadBrief[]
  /** Cleared from the list. */
  readonly hidden: readonly UploadBrief[]
  readonly abandoned: readonly JournalRecord[]
  readonly named: readonly NamedUpload[]
}

/** An upload that was given a key. */
interface NamedUpload {
  readonly use: KeyUse
  readonly wantedKey: string
  readonly suffix: number
}

/** What earlier runs left in the journal. */
export class EarlierUploads {
  readonly #needs: EarlierUploadsNeeds
  readonly #left = new Set<string>()

  constructor(needs: EarlierUploadsNeeds) {
    this.#needs = needs
  }

  has(id: string): boolean {
    return this.#left.has(id)
  }

  /**
   * Takes them up: finished stays finished, the rest waits again. Batches that are wholly done are in
   * the history and leave the list.
   *
   * @param isHistoryWhole whether the history has all that the journal says is done; else nothing is forgotten
   */
  takeUp(isHistoryWhole: boolean): TakenUp {
    const { journal, list, keys } = this.#needs
    const { briefs, hidden, abandoned, named } = this.#read()
    const open = openBatchesOf(briefs)
    const kept = new Set(abandoned.map(({ upload }) => upload.id))
    const gone = [...briefs, ...hidden].filter(({ id, batchId }) => !open.has(batchId) && !kept.has(id))
    if (isHistoryWhole) journal.forget(gone.map(({ id }) => id))
    const left = briefs.filter(({ batchId }) => open.has(batchId))
    for (const brief of left) {
      this.#left.add(brief.id)
      list.restore(brief)
    }
    // After the list, which says whose keys have to be remembered.
    for (const { use, wantedKey, suffix } of named) keys.note(use, wantedKey, suffix)
    return { left, abandoned }
  }

  /** One by one: there may be more than memory has room for. */
  #read(): InJournal {
    const briefs: UploadBrief[] = []
    const hidden: UploadBrief[] = []
    const abandoned: JournalRecord[] = []
    const named: NamedUpload[] = []
    for (const record of this.#needs.journal.load()) {
      const {
        upload,
        plan: { wantedKey, suffix },
      } = record
      const brief = asLeft(briefOf(upload))
      if (suffix > 0) named.push({ use: brief, wantedKey, suffix })
      if (mayHaveLeft(record)) abandoned.push(record)
      const one = record.isCleared === true ? hidden : briefs
      one.push(brief)
    }
    return { briefs, hidden, abandoned, named }
  }
}

/** What was on its way when the last run ended waits again. */
function asLeft(upload: UploadBrief): UploadBrief {
  return isFinished(upload) ? upload : { ...upload, status: { state: 'waiting' } }
}

/** Batches of which something is still to be uploaded, or may be. */
export function openBatchesOf(briefs: Iterable<UploadBrief>): ReadonlySet<string> {
  const open = new Set<string>()
  for (const brief of briefs) if (needsAttention(brief)) open.add(brief.batchId)
  return open
}

/** On its way, or failed so that the person may want to try again. */
function needsAttention({ status: { state } }: UploadBrief): boolean {
  return state !== 'done' && state !== 'cancelled'
}

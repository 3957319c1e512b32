import { isFinished, type UploadBrief } from '../../../shared/uploads/upload'
import type { Journal, JournalRecord } from '../../ports/journal'
import type { Spool } from '../../ports/spool'
import { keyUseOf, type KeyRegistry, type KeyUse } from '../attempt/key/key-registry'
import type { UploadList } from '../upload-list'
import { mayHaveLeftovers } from './leftover-sweeper'

export interface EarlierUploadsNeeds {
  readonly journal: Pick<Journal, 'load' | 'forget'>
  readonly list: UploadList
  readonly keys: KeyRegistry
  readonly spool: Pick<Spool, 'owns' | 'release'>
}

export interface RestoredUploads {
  /** Put on the list, in their old order. */
  readonly restored: readonly UploadBrief[]
  /** Uploads that may have left something unwanted at the server. */
  readonly abandoned: readonly JournalRecord[]
}

interface JournalContent {
  readonly briefs: readonly UploadBrief[]
  /** Removed from the list by the person. */
  readonly hidden: readonly UploadBrief[]
  readonly abandoned: readonly JournalRecord[]
  readonly named: readonly NamedUpload[]
  readonly spooled: readonly SpooledUpload[]
}

/** An upload whose file is in the spool. */
interface SpooledUpload {
  readonly batchId: string
  readonly path: string
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
  readonly #restored = new Set<string>()

  constructor(needs: EarlierUploadsNeeds) {
    this.#needs = needs
  }

  has(id: string): boolean {
    return this.#restored.has(id)
  }

  /**
   * Puts them back on the list: finished uploads stay finished, all others wait again. Batches that are completely done are
   * in the history and leave the list, and what is left of them in the spool is deleted.
   *
   * @param isHistoryWhole whether the history has all that the journal says is done; if not, nothing is forgotten
   */
  restore(isHistoryWhole: boolean): RestoredUploads {
    const { journal, list, keys, spool } = this.#needs
    const { briefs, hidden, abandoned, named, spooled } = this.#read()
    const open = openBatchesOf(briefs)
    const kept = new Set(abandoned.map(({ upload }) => upload.id))
    const gone = [...briefs, ...hidden].filter(({ id, batchId }) => !open.has(batchId) && !kept.has(id))
    if (isHistoryWhole) {
      journal.forget(gone.map(({ id }) => id))
      for (const { batchId, path } of spooled) if (!open.has(batchId)) void spool.release(path)
    }
    const restored = briefs.filter(({ batchId }) => open.has(batchId))
    for (const brief of restored) {
      this.#restored.add(brief.id)
      list.restore(brief)
    }
    // Only once the list is filled: it decides whose keys have to be remembered.
    for (const { use, wantedKey, suffix } of named) keys.note(use, wantedKey, suffix)
    return { restored, abandoned }
  }

  /** Reads records one by one: all of them may not fit into memory. */
  #read(): JournalContent {
    const briefs: UploadBrief[] = []
    const hidden: UploadBrief[] = []
    const abandoned: JournalRecord[] = []
    const named: NamedUpload[] = []
    const spooled: SpooledUpload[] = []
    for (const record of this.#needs.journal.load()) {
      const { batchId } = record.upload
      const { path } = record.source
      const { wantedKey, suffix } = record.plan
      const brief = asWaiting(this.#needs.list.briefOf(record))
      if (suffix > 0) named.push({ use: keyUseOf(record), wantedKey, suffix })
      if (this.#needs.spool.owns(path)) spooled.push({ batchId, path })
      if (mayHaveLeftovers(record)) abandoned.push(record)
      const one = record.isCleared === true ? hidden : briefs
      one.push(brief)
    }
    return { briefs, hidden, abandoned, named, spooled }
  }
}

/** An upload that was on its way when the last run ended waits again. */
function asWaiting(upload: UploadBrief): UploadBrief {
  return isFinished(upload) ? upload : { ...upload, status: { state: 'waiting' } }
}

/** Batches that still have, or may get, something to upload. */
export function openBatchesOf(briefs: Iterable<UploadBrief>): ReadonlySet<string> {
  const open = new Set<string>()
  for (const brief of briefs) if (needsAttention(brief)) open.add(brief.batchId)
  return open
}

/** Still on its way, or failed, so that the person may want to retry it. */
function needsAttention({ status: { state } }: UploadBrief): boolean {
  return state !== 'done' && state !== 'cancelled'
}

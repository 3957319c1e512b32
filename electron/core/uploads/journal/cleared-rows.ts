import type { Failure } from '../../../shared/failures/failure'
import { success, type Result } from '../../../shared/result'
import type { UploadBrief } from '../../../shared/uploads/upload'
import type { Journal, JournalRecord } from '../../ports/journal'
import { hasBegun } from './leftover-sweeper'

export interface ClearedRowsNeeds {
  readonly journal: Pick<Journal, 'update' | 'forget' | 'hide'>
  /** Batches that still have something to upload. */
  readonly openBatches: () => ReadonlySet<string>
}

/**
 * The journal's rows of uploads that were removed from the list. Most are deleted with them. Rows of uploads
 * that may have left something at the server stay for the sweeper; no start lists them again. Rows of finished
 * uploads stay hidden while others of their batch may still get a key: where taken keys are replaced, only
 * the journal keeps a batch from overwriting its own objects.
 */
export class ClearedRows {
  readonly #needs: ClearedRowsNeeds
  readonly #needless = new Set<string>()
  readonly #kept = new Map<string, JournalRecord>()
  /** Batch ids by upload id. */
  readonly #done = new Map<string, string>()

  constructor(needs: ClearedRowsNeeds) {
    this.#needs = needs
  }

  /** How many rows are still to be changed in the journal. */
  get size(): number {
    return this.#needless.size + this.#kept.size + this.#done.size
  }

  add({ id, batchId, status }: UploadBrief, record: JournalRecord | undefined): void {
    if (status.state === 'done') this.#done.set(id, batchId)
    else if (record === undefined || !hasBegun(record)) this.#needless.add(id)
    else this.#kept.set(id, cleared(record))
  }

  /** @param isPending whether the history still lacks an upload, so that the journal's row is all there is of it */
  write(isPending: (id: string) => boolean): Result<null, Failure> {
    const { journal } = this.#needs
    if (this.#kept.size > 0) {
      const kept = journal.update([...this.#kept.values()])
      if (!kept.ok) return kept
      this.#kept.clear()
    }
    const hidden = this.#hideDone()
    if (!hidden.ok) return hidden
    const needless = [...this.#needless].filter((id) => !isPending(id))
    if (needless.length === 0) return success(null)
    const forgotten = journal.forget(needless)
    if (forgotten.ok) for (const id of needless) this.#needless.delete(id)
    return forgotten
  }

  #hideDone(): Result<null, Failure> {
    if (this.#done.size === 0) return success(null)
    const open = this.#needs.openBatches()
    const needed = [...this.#done].flatMap(([id, batchId]) => (open.has(batchId) ? [id] : []))
    const hidden = needed.length > 0 ? this.#needs.journal.hide(needed) : success(null)
    if (!hidden.ok) return hidden
    for (const id of needed) this.#done.delete(id)
    for (const id of this.#done.keys()) this.#needless.add(id)
    this.#done.clear()
    return hidden
  }
}

/** Marks an upload as cancelled, whatever it was before: nobody will finish it any more. */
function cleared(record: JournalRecord): JournalRecord {
  return { ...record, upload: { ...record.upload, status: { state: 'cancelled' } }, isCleared: true }
}

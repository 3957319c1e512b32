import type { Failure } from '../../shared/failure'
import { success, type Result } from '../../shared/result'
import type { UploadState } from '../../shared/upload'
import type { Journal, JournalRecord } from '../ports'
import { hasBegun } from './leftover-sweeper'

/**
 * The journal's rows of uploads that were taken off the list. They go with it, but for those of which
 * something may be left at the server: these stay for the sweeper, and no start shows them again.
 */
export class ClearedRows {
  readonly #journal: Pick<Journal, 'update' | 'forget'>
  readonly #needless = new Set<string>()
  readonly #kept = new Map<string, JournalRecord>()

  constructor(journal: Pick<Journal, 'update' | 'forget'>) {
    this.#journal = journal
  }

  /** How many of them the journal has not been told of. */
  get size(): number {
    return this.#needless.size + this.#kept.size
  }

  add(id: string, state: UploadState, record: JournalRecord | undefined): void {
    if (state === 'done' || record === undefined || !hasBegun(record)) this.#needless.add(id)
    else this.#kept.set(id, cleared(record))
  }

  /** @param isOwed whether the journal's row is all there is of an upload */
  write(isOwed: (id: string) => boolean): Result<null, Failure> {
    if (this.#kept.size > 0) {
      const kept = this.#journal.update([...this.#kept.values()])
      if (!kept.ok) return kept
      this.#kept.clear()
    }
    const needless = [...this.#needless].filter((id) => !isOwed(id))
    if (needless.length === 0) return success(null)
    const forgotten = this.#journal.forget(needless)
    if (forgotten.ok) for (const id of needless) this.#needless.delete(id)
    return forgotten
  }
}

/** Nobody will finish it any more, whatever it was before. */
function cleared(record: JournalRecord): JournalRecord {
  return { ...record, upload: { ...record.upload, status: { state: 'cancelled' } }, isCleared: true }
}

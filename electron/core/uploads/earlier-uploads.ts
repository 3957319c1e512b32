import { briefOf, isFinished, type UploadBrief } from '../../shared/upload'
import type { Journal, JournalRecord } from '../ports'
import type { KeyBook } from './key-book'
import { mayHaveLeft } from './leftover-sweeper'
import type { UploadList } from './upload-list'

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
   */
  takeUp(): TakenUp {
    const { journal, list } = this.#needs
    const { briefs, abandoned } = this.#read()
    const open = new Set(briefs.filter(needsAttention).map(({ batchId }) => batchId))
    const kept = new Set(abandoned.map(({ upload }) => upload.id))
    const gone = briefs.filter(({ id, batchId }) => !open.has(batchId) && !kept.has(id))
    journal.forget(gone.map(({ id }) => id))
    const left = briefs.filter(({ batchId }) => open.has(batchId))
    for (const brief of left) {
      this.#left.add(brief.id)
      list.restore(brief)
    }
    return { left, abandoned }
  }

  /** One by one: there may be more than memory has room for. */
  #read(): { readonly briefs: readonly UploadBrief[]; readonly abandoned: readonly JournalRecord[] } {
    const briefs: UploadBrief[] = []
    const abandoned: JournalRecord[] = []
    for (const record of this.#needs.journal.load()) {
      const { upload, plan } = record
      if (plan.suffix > 0) this.#needs.keys.note(upload, plan.wantedKey, plan.suffix)
      if (mayHaveLeft(record)) abandoned.push(record)
      if (record.isCleared !== true) briefs.push(asLeft(briefOf(upload)))
    }
    return { briefs, abandoned }
  }
}

/** What was on its way when the last run ended waits again. */
function asLeft(upload: UploadBrief): UploadBrief {
  return isFinished(upload) ? upload : { ...upload, status: { state: 'waiting' } }
}

/** On its way, or failed so that the person may want to try again. */
function needsAttention({ status: { state } }: UploadBrief): boolean {
  return state !== 'done' && state !== 'cancelled'
}

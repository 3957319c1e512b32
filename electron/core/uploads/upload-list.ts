import type { Upload } from '../../shared/upload'
import { isFinished } from '../../shared/upload'
import { RunningTotals, type Totals } from '../../shared/totals'
import type { JournalRecord } from '../ports'
import { nextStatus } from './upload-status'
import type { UploadEvent } from './upload-status'

/** What others learn of a change: the new state, or that an upload is gone. */
export interface UploadListListener {
  changed(upload: Upload): void
  removed(record: JournalRecord): void
}

/** All uploads in the order they were accepted, each changed only through the state machine. */
export class UploadList {
  readonly #records = new Map<string, JournalRecord>()
  readonly #listeners = new Set<UploadListListener>()
  readonly #totals = new RunningTotals()

  listen(listener: UploadListListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get uploads(): readonly Upload[] {
    return Array.from(this.#records.values(), (record) => record.upload)
  }

  get ids(): readonly string[] {
    return [...this.#records.keys()]
  }

  get size(): number {
    return this.#records.size
  }

  get totals(): Totals {
    return this.#totals.read()
  }

  get(id: string): JournalRecord | undefined {
    return this.#records.get(id)
  }

  records(): IterableIterator<JournalRecord> {
    return this.#records.values()
  }

  add(record: JournalRecord): void {
    this.#put(record)
  }

  /** @returns whether the event was possible in the upload's present state */
  apply(id: string, event: UploadEvent): boolean {
    const record = this.#records.get(id)
    const status = record && nextStatus(record.upload.status, event)
    if (record === undefined || status === undefined) return false
    const upload = { ...record.upload, status, revision: record.upload.revision + 1 }
    this.#put({ ...record, upload })
    return true
  }

  /** @param altText empty lets the name speak again */
  describe(id: string, altText: string): void {
    const record = this.#records.get(id)
    if (record === undefined) return
    const { altText: _former, ...rest } = record.upload
    const revision = record.upload.revision + 1
    const upload: Upload = { ...rest, revision, ...(altText !== '' && { altText }) }
    this.#put({ ...record, upload })
  }

  /** Settles what only the first attempt can tell: the frozen key. The page does not see it. */
  settlePlan(id: string, plan: JournalRecord['plan']): JournalRecord | undefined {
    const record = this.#records.get(id)
    if (record === undefined) return undefined
    const settled = { ...record, plan }
    this.#records.set(id, settled)
    return settled
  }

  /** Takes finished uploads off the list; those still on their way stay. */
  removeFinished(): readonly string[] {
    return this.remove([...this.#records.keys()])
  }

  /** Takes those of these uploads off the list that are finished. */
  remove(ids: readonly string[]): readonly string[] {
    return ids.filter((id) => {
      const record = this.#records.get(id)
      if (record === undefined || !isFinished(record.upload)) return false
      this.#records.delete(id)
      this.#totals.subtract(record.upload)
      for (const listener of this.#listeners) listener.removed(record)
      return true
    })
  }

  #put(record: JournalRecord): void {
    const { upload } = record
    const former = this.#records.get(upload.id)
    if (former !== undefined) this.#totals.subtract(former.upload)
    this.#totals.add(upload)
    this.#records.set(upload.id, record)
    for (const listener of this.#listeners) listener.changed(upload)
  }
}

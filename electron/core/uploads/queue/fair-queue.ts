import type { UploadBrief } from '../../../shared/uploads/upload'

/**
 * Uploads that wait for a slot, in order within each batch. Batches take turns, so that a single image does
 * not wait for the thousands that were dropped before it.
 */
export class FairQueue {
  /** By batch id; the batch whose turn it is comes first. */
  readonly #batches = new Map<string, string[]>()
  readonly #excluded = new Set<string>()

  add(batchId: string, id: string): void {
    if (this.#excluded.has(id)) return
    const ids = this.#batches.get(batchId)
    if (ids === undefined) this.#batches.set(batchId, [id])
    else ids.push(id)
  }

  /** Puts an upload first in its batch. */
  addFirst(batchId: string, id: string): void {
    if (this.#excluded.has(id)) return
    const ids = this.#batches.get(batchId)
    if (ids === undefined) this.#batches.set(batchId, [id])
    else ids.unshift(id)
  }

  /** Takes the next upload that may have a slot out of the queue, if there is one. */
  take(mayHaveSlot: (id: string) => boolean): string | undefined {
    for (const [batchId, ids] of this.#batches) {
      const at = ids.findIndex(mayHaveSlot)
      const [taken] = at < 0 ? [] : ids.splice(at, 1)
      if (taken === undefined) continue
      this.#batches.delete(batchId)
      if (ids.length > 0) this.#batches.set(batchId, ids)
      return taken
    }
    return undefined
  }

  some(mayHaveSlot: (id: string) => boolean): boolean {
    for (const ids of this.#batches.values()) if (ids.some(mayHaveSlot)) return true
    return false
  }

  /** Fills the queue with those of these uploads that wait, in their order; batches keep their turns. */
  replace(uploads: Iterable<UploadBrief>): void {
    const turns = [...this.#batches.keys()]
    this.#batches.clear()
    for (const batchId of turns) this.#batches.set(batchId, [])
    for (const { id, batchId, status } of uploads) if (status.state === 'waiting') this.add(batchId, id)
    this.#dropEmptyBatches()
  }

  /** Removes these uploads from the queue and keeps them out until they are admitted. */
  exclude(ids: readonly string[]): void {
    for (const id of ids) this.#excluded.add(id)
    for (const [batchId, waiting] of this.#batches)
      this.#batches.set(
        batchId,
        waiting.filter((id) => !this.#excluded.has(id)),
      )
    this.#dropEmptyBatches()
  }

  readmit(ids: readonly string[]): void {
    for (const id of ids) this.#excluded.delete(id)
  }

  clear(): void {
    this.#batches.clear()
  }

  #dropEmptyBatches(): void {
    for (const [batchId, ids] of this.#batches) if (ids.length === 0) this.#batches.delete(batchId)
  }
}

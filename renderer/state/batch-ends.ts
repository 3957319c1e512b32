import { isFinished, type UploadState } from '../../electron/shared/uploads/upload'
import type { UploadsStore } from './uploads'

/** The result of the uploads that have just ended. */
export interface BatchEnd {
  /** Another one for each end, even if the counts are the same. */
  readonly number: number
  readonly done: number
  readonly failed: number
}

export const nothingEnded: BatchEnd = { number: 0, done: 0, failed: 0 }

/**
 * Finds the uploads that have just ended by comparing with those that had ended before. Counting is not enough:
 * between two messages from main, small uploads may begin and end, and others be cleared.
 */
export class BatchEnds {
  readonly #uploads: Pick<UploadsStore, 'read' | 'readOrder' | 'readOverview'>
  /** The ended uploads and their states when nothing was running the last time. */
  readonly #known: Map<string, UploadState>
  #number = 0

  constructor(uploads: Pick<UploadsStore, 'read' | 'readOrder' | 'readOverview'>) {
    this.#uploads = uploads
    this.#known = this.#ended()
  }

  /** Call it after each change of the list; undefined if nothing is running and nothing new has ended. */
  next(): BatchEnd | undefined {
    if (this.#uploads.readOverview().pending > 0) {
      this.#forgetRetried()
      return nothingEnded
    }
    const now = this.#ended()
    const news = Array.from(now).flatMap(([id, state]) => (this.#known.get(id) === state ? [] : [state]))
    this.#known.clear()
    for (const [id, state] of now) this.#known.set(id, state)
    if (news.length === 0) return undefined
    this.#number += 1
    const count = (wanted: UploadState) => news.filter((state) => state === wanted).length
    return { number: this.#number, done: count('done'), failed: count('failed') }
  }

  /** A retried upload counts again when it ends. */
  #forgetRetried(): void {
    for (const [id, state] of this.#known) {
      if (this.#uploads.read(id)?.status.state !== state) this.#known.delete(id)
    }
  }

  #ended(): Map<string, UploadState> {
    const uploads = this.#uploads.readOrder().flatMap((id) => this.#uploads.read(id) ?? [])
    return new Map(uploads.filter(isFinished).map(({ id, status }) => [id, status.state]))
  }
}

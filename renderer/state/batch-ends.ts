import { isFinished, type UploadState } from '../../electron/shared/upload'
import type { UploadsStore } from './uploads'

/** What came of everything that was on its way. */
export interface BatchEnd {
  /** Another one for each end, also where the same came of it as before. */
  readonly number: number
  readonly done: number
  readonly failed: number
}

export const nothingEnded: BatchEnd = { number: 0, done: 0, failed: 0 }

/**
 * Tells what of the list has just ended from what had before. Small uploads may begin and end, and others be
 * cleared, between two messages of main: neither what is pending nor how many have ended tells that.
 */
export class BatchEnds {
  readonly #uploads: Pick<UploadsStore, 'read' | 'readOrder' | 'readOverview'>
  /** What had ended when nothing was on its way the last time, and how. */
  readonly #known: Map<string, UploadState>
  #number = 0

  constructor(uploads: Pick<UploadsStore, 'read' | 'readOrder' | 'readOverview'>) {
    this.#uploads = uploads
    this.#known = this.#ended()
  }

  /** To be asked after each change of the list; undefined where nothing is on its way and nothing new has ended. */
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

  /** What is tried again ends anew. */
  #forgetRetried(): void {
    for (const [id, state] of this.#known) {
      if (state !== 'done' && this.#uploads.read(id)?.status.state !== state) this.#known.delete(id)
    }
  }

  #ended(): Map<string, UploadState> {
    const uploads = this.#uploads.readOrder().flatMap((id) => this.#uploads.read(id) ?? [])
    return new Map(uploads.filter(isFinished).map(({ id, status }) => [id, status.state]))
  }
}

import type { History } from '../../ports/history'
import type { Clock } from '../../ports/clock'

export interface ThumbHashesNeeds {
  readonly clock: Pick<Clock, 'after'>
  readonly history: Pick<History, 'find' | 'noteThumbHashes'>
}

/** Gathers the hashes of a whole screen of thumbnails into one write. */
const restMilliseconds = 500
/** For uploads that are not done yet; hashes beyond this are computed when their thumbnails are looked at again. */
const maxPending = 2_000

/** Stores the ThumbHashes of thumbnails as they are made; that of an unfinished upload waits until it is done. */
export class ThumbHashes {
  readonly #needs: ThumbHashesNeeds
  readonly #pending = new Map<string, string>()
  #cancelTimer: (() => void) | undefined
  #isClosed = false

  constructor(needs: ThumbHashesNeeds) {
    this.#needs = needs
  }

  note(id: string, thumbHash: string): void {
    if (this.#pending.size < maxPending) this.#pending.set(id, thumbHash)
    this.writeSoon()
  }

  /** Whether an entry has no ThumbHash yet. */
  lacks(id: string): boolean {
    if (this.#pending.has(id)) return false
    const [entry] = this.#needs.history.find([id])
    return entry !== undefined && entry.thumbHash === undefined
  }

  /** Tries again soon to store the waiting hashes. */
  writeSoon(): void {
    if (this.#pending.size === 0 || this.#isClosed) return
    this.#cancelTimer ??= this.#needs.clock.after(restMilliseconds, () => {
      this.#cancelTimer = undefined
      this.#write()
    })
  }

  dispose(): void {
    this.#isClosed = true
    this.#cancelTimer?.()
  }

  #write(): void {
    const { history } = this.#needs
    const done = history.find([...this.#pending.keys()]).map(({ id }) => id)
    const hashes = done.map((id) => ({ id, thumbHash: this.#pending.get(id) ?? '' }))
    for (const id of done) this.#pending.delete(id)
    if (hashes.length > 0) history.noteThumbHashes(hashes)
  }
}

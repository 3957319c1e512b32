import type { History } from '../history-ports'
import type { Clock } from '../ports'

export interface ThumbHashesNeeds {
  readonly clock: Pick<Clock, 'after'>
  readonly history: Pick<History, 'find' | 'noteThumbHashes'>
}

/** So that a screen full of pictures is written down at once. */
const restMilliseconds = 500
/** Of uploads that are not done yet; what is more than that is found out when they are looked at again. */
const mostPending = 2_000

/** Writes down how pictures look in a nutshell, as they are made; an upload on its way waits until it is done. */
export class ThumbHashes {
  readonly #needs: ThumbHashesNeeds
  readonly #pending = new Map<string, string>()
  #callOff: (() => void) | undefined
  #isClosed = false

  constructor(needs: ThumbHashesNeeds) {
    this.#needs = needs
  }

  note(id: string, thumbHash: string): void {
    if (this.#pending.size < mostPending) this.#pending.set(id, thumbHash)
    this.settle()
  }

  /** Whether an entry still lacks what its picture could tell. */
  lacks(id: string): boolean {
    if (this.#pending.has(id)) return false
    const [entry] = this.#needs.history.find([id])
    return entry !== undefined && entry.thumbHash === undefined
  }

  /** Looks soon whether what waits can be written by now. */
  settle(): void {
    if (this.#pending.size === 0 || this.#isClosed) return
    this.#callOff ??= this.#needs.clock.after(restMilliseconds, () => {
      this.#callOff = undefined
      this.#write()
    })
  }

  dispose(): void {
    this.#isClosed = true
    this.#callOff?.()
  }

  #write(): void {
    const { history } = this.#needs
    const done = history.find([...this.#pending.keys()]).map(({ id }) => id)
    const hashes = done.map((id) => ({ id, thumbHash: this.#pending.get(id) ?? '' }))
    for (const id of done) this.#pending.delete(id)
    if (hashes.length > 0) history.noteThumbHashes(hashes)
  }
}

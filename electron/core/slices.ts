import type { Failure } from '../shared/failures/failure'
import { success, type Result } from '../shared/result'
import type { Clock } from './ports/clock'

/** Uploads or entries handled at once, which takes a few milliseconds. */
const maxInSlice = 250

/** Something to be done to a great many uploads or entries. */
export interface SlicedWork {
  /** Called when the work's turn comes. */
  readonly ids: () => readonly string[]
  /** Called only if one slice is not enough. */
  readonly begin?: (ids: readonly string[]) => void
  readonly slice: (ids: readonly string[]) => void
  readonly end?: () => void
}

type Change = (ids: readonly string[]) => Result<null, Failure>

/**
 * Carries out the person's actions on tens of thousands of uploads or entries, one slice per turn of the event loop, so
 * that other work gets done in between. Actions run in the order asked for; one on a few uploads runs at once if
 * nothing is before it.
 */
export class Slices {
  readonly #clock: Pick<Clock, 'after'>
  readonly #queue: Generator<void, void, void>[] = []
  #cancelTimer: (() => void) | undefined

  constructor(clock: Pick<Clock, 'after'>) {
    this.#clock = clock
  }

  run(work: SlicedWork): void {
    this.#add(inSlices(work))
  }

  /** Makes a change up to the first slice for which it fails; the slices before that stay changed. */
  change(ids: readonly string[], change: Change): Promise<Result<null, Failure>> {
    return new Promise((resolve, reject) => {
      this.#add(untilFailure(ids, change, resolve, reject))
    })
  }

  /** Does all remaining work at once. */
  finish(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
    // Work that follows from a piece of work joins the end of the queue.
    for (let left = this.#queue[0]; left !== undefined; left = this.#queue[0]) {
      Array.from(left)
      this.#queue.shift()
    }
  }

  #add(work: Generator<void, void, void>): void {
    this.#queue.push(work)
    if (this.#queue.length === 1) this.#next()
  }

  #next(): void {
    this.#cancelTimer = undefined
    try {
      while (this.#queue[0]?.next().done === true) this.#queue.shift()
    } finally {
      // Even if the work threw, it is over in the next turn, so that the work behind it gets its turn.
      if (this.#queue.length > 0) this.#cancelTimer = this.#clock.after(0, () => this.#next())
    }
  }
}

/** Yields after each slice but the last. */
function* inSlices({ ids, begin, slice, end }: SlicedWork): Generator<void, void, void> {
  const all = ids()
  if (all.length > maxInSlice) begin?.(all)
  for (let at = 0; at < all.length; at += maxInSlice) {
    if (at > 0) yield
    slice(all.slice(at, at + maxInSlice))
  }
  end?.()
}

/** Also passes on an error, whichever turn of the event loop it comes in. */
function* untilFailure(
  ids: readonly string[],
  change: Change,
  resolve: (changed: Result<null, Failure>) => void,
  reject: (error: unknown) => void,
): Generator<void, void, void> {
  try {
    let changed: Result<null, Failure> = success(null)
    for (let at = 0; changed.ok && at < ids.length; at += maxInSlice) {
      if (at > 0) yield
      changed = change(ids.slice(at, at + maxInSlice))
    }
    resolve(changed)
  } catch (error) {
    reject(error)
  }
}

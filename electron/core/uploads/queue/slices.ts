import type { Clock } from '../../ports'

/** As many as take a few milliseconds, whatever is done to them. */
const mostInSlice = 250

/** Something to be done to very many uploads. */
export interface SlicedWork {
  /** Asked for when its turn comes. */
  readonly ids: () => readonly string[]
  /** Only where one slice is not enough. */
  readonly begin?: (ids: readonly string[]) => void
  readonly slice: (ids: readonly string[]) => void
  readonly end: () => void
}

/**
 * Does to tens of thousands of uploads what the person asks for, a slice in each turn of the event loop,
 * so that whatever else is due comes in between. What was asked first is done first; a few uploads
 * that nothing is before are done at once.
 */
export class Slices {
  readonly #clock: Pick<Clock, 'after'>
  readonly #line: Generator<void, void, void>[] = []
  #callOff: (() => void) | undefined

  constructor(clock: Pick<Clock, 'after'>) {
    this.#clock = clock
  }

  run(work: SlicedWork): void {
    this.#line.push(inSlices(work))
    if (this.#line.length === 1) this.#next()
  }

  /** Does at once what is left. */
  finish(): void {
    this.#callOff?.()
    this.#callOff = undefined
    // What follows from one joins the line behind it.
    for (let left = this.#line[0]; left !== undefined; left = this.#line[0]) {
      Array.from(left)
      this.#line.shift()
    }
  }

  #next(): void {
    this.#callOff = undefined
    try {
      while (this.#line[0]?.next().done === true) this.#line.shift()
    } finally {
      // Work that threw counts as done in the next turn, so that what waits behind it gets its own.
      if (this.#line.length > 0) this.#callOff = this.#clock.after(0, () => this.#next())
    }
  }
}

/** Gives way after each slice but the last. */
function* inSlices({ ids, begin, slice, end }: SlicedWork): Generator<void, void, void> {
  const all = ids()
  if (all.length > mostInSlice) begin?.(all)
  for (let at = 0; at < all.length; at += mostInSlice) {
    if (at > 0) yield
    slice(all.slice(at, at + mostInSlice))
  }
  end()
}

/** Counted from when a message is added: one that is hidden by another meanwhile must not appear late. */
const momentMilliseconds = 6000

interface Moment {
  /** Milliseconds left at the time `since`. */
  left: number
  since: number
  timer: ReturnType<typeof setTimeout> | undefined
  readonly end: () => void
}

/** Removes toasts after a moment; all of their timers pause while the person points at one or focuses it. */
export class Moments {
  readonly #moments = new Set<Moment>()
  #isHeld = false

  begin(end: () => void): void {
    const moment: Moment = { left: momentMilliseconds, since: 0, timer: undefined, end }
    this.#moments.add(moment)
    if (!this.#isHeld) this.#run(moment)
  }

  /** An arrow function, so that it can be passed to a view as it is. */
  readonly hold = (isHeld: boolean): void => {
    if (isHeld === this.#isHeld) return
    this.#isHeld = isHeld
    for (const moment of this.#moments) {
      if (isHeld) stop(moment)
      else this.#run(moment)
    }
  }

  #run(moment: Moment): void {
    moment.since = performance.now()
    moment.timer = setTimeout(() => {
      this.#moments.delete(moment)
      moment.end()
    }, moment.left)
  }
}

function stop(moment: Moment): void {
  clearTimeout(moment.timer)
  moment.left -= performance.now() - moment.since
}

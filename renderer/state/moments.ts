/** Counted from when it is said: what stands before it meanwhile does not keep it for later. */
const momentMilliseconds = 6000

interface Moment {
  /** Milliseconds, as of `since`. */
  left: number
  since: number
  timer: ReturnType<typeof setTimeout> | undefined
  readonly end: () => void
}

/** Ends what is said for a moment; all time stands still while the person is at it. */
export class Moments {
  readonly #moments = new Set<Moment>()
  #isHeld = false

  begin(end: () => void): void {
    const moment: Moment = { left: momentMilliseconds, since: 0, timer: undefined, end }
    this.#moments.add(moment)
    if (!this.#isHeld) this.#run(moment)
  }

  /** Arrow function, so that a view can be handed it as it is. */
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

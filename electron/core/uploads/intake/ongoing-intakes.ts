import type { Clock } from '../../ports/clock'

/** How long the end of the app waits for a disk that yields nothing: as long as for a deletion. */
const timeoutMilliseconds = 5_000

/** The intakes that are still going on, and how long the end of the app waits for them. */
export class OngoingIntakes {
  readonly #clock: Pick<Clock, 'after'>
  readonly #intakes = new Set<Promise<void>>()
  /** Grows with every result from the disk. */
  #steps = 0

  constructor(clock: Pick<Clock, 'after'>) {
    this.#clock = clock
  }

  async track(intake: Promise<void>): Promise<void> {
    this.#intakes.add(intake)
    await intake.finally(() => this.#intakes.delete(intake))
  }

  /** The disk has yielded something. */
  stepped(): void {
    this.#steps += 1
  }

  /**
   * Waits until all have ended, or the disk yields nothing for as long as a person would wait.
   *
   * @param onSlow called once if it takes longer than that
   */
  async finish(onSlow: () => void): Promise<void> {
    await new Promise<void>((resolve) => {
      let cancel = (): void => undefined
      const watch = (notify: () => void): void => {
        const before = this.#steps
        cancel = this.#clock.after(timeoutMilliseconds, () => {
          if (this.#steps === before) {
            resolve()
            return
          }
          notify()
          watch(() => undefined)
        })
      }
      watch(onSlow)
      void Promise.allSettled(this.#intakes).then(() => {
        cancel()
        resolve()
      })
    })
  }
}

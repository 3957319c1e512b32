import type { Clock } from '../../core/ports/clock'

/** Files that are opened together arrive one by one, in quick succession. */
const togetherMilliseconds = 100

/**
 * Files from macOS, dropped on the Dock's icon or opened with Ollim. Those that arrive together are one batch; those
 * that arrive too early wait.
 */
export class OpenedFiles {
  readonly #clock: Pick<Clock, 'after'>
  #files: string[] = []
  #take: ((files: readonly string[]) => void) | undefined
  #isWaiting = false

  constructor(clock: Pick<Clock, 'after'>) {
    this.#clock = clock
  }

  /** @param file absolute path */
  add(file: string): void {
    this.#files.push(file)
    this.#deliverSoon()
  }

  /** From now on, files go to `take`. */
  deliverTo(take: (files: readonly string[]) => void): void {
    this.#take = take
    this.#deliverSoon()
  }

  #deliverSoon(): void {
    if (this.#take === undefined || this.#files.length === 0 || this.#isWaiting) return
    this.#isWaiting = true
    this.#clock.after(togetherMilliseconds, () => {
      const files = this.#files
      this.#isWaiting = false
      this.#files = []
      this.#take?.(files)
    })
  }
}

import type { Clock } from '../core/ports'

/** Files that are opened together come one by one, in quick succession. */
const togetherMilliseconds = 100

/**
 * Files that macOS hands over, dropped on the icon in the Dock or opened with Ollim: what comes together is one
 * batch, and what comes before anyone takes files waits.
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

  /** From now on files go there. */
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

import { Listeners } from './listeners'

/** Images that were dropped or pasted before there is a destination; they wait in the page. */
export class EarlyImages {
  readonly #listeners = new Listeners()
  #files: readonly File[] = []

  readonly subscribe = this.#listeners.subscribe
  readonly read = (): readonly File[] => this.#files

  keep(files: readonly File[]): void {
    this.#change([...this.#files, ...files])
  }

  /** Returns all of them; from then on none waits. */
  take(): readonly File[] {
    const files = this.#files
    if (files.length > 0) this.#change([])
    return files
  }

  #change(files: readonly File[]): void {
    this.#files = files
    this.#listeners.notify()
  }
}

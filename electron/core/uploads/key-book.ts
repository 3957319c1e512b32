/** Far more than run at once: of an older name, the server says whether it is taken. */
const mostNames = 10_000

/**
 * Which suffix of a wanted key was given out last, so that uploads of the same name that run at once
 * never want the same key, and five hundred of them need not each try all that came before.
 */
export class KeyBook {
  readonly #last = new Map<string, number>()

  /** The next free suffix as far as this run knows: 1 is the key itself, 2 is `name-2`, and so on. */
  next(destinationId: string, wantedKey: string): number {
    const suffix = (this.#last.get(entry(destinationId, wantedKey)) ?? 0) + 1
    this.note(destinationId, wantedKey, suffix)
    return suffix
  }

  /** Remembers a suffix that an earlier run gave out. */
  note(destinationId: string, wantedKey: string, suffix: number): void {
    const name = entry(destinationId, wantedKey)
    const last = Math.max(suffix, this.#last.get(name) ?? 0)
    this.#last.delete(name)
    this.#last.set(name, last)
    const [oldest] = this.#last.keys()
    if (this.#last.size > mostNames && oldest !== undefined) this.#last.delete(oldest)
  }
}

function entry(destinationId: string, wantedKey: string): string {
  return `${destinationId}/${wantedKey}`
}

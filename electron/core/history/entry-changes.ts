/**
 * Lets the changes of one entry's object, such as its move and its deletion, take turns: each begins with what the
 * one before has left, instead of with what was there when it was asked for.
 */
export class EntryChanges {
  /** The latest change of each entry, by its id; it resolves once that has ended. */
  readonly #latest = new Map<string, Promise<unknown>>()
  readonly #endSendings: () => readonly Promise<unknown>[]

  /** @param endSendings called before each change, which waits for what is on its way and could undo it */
  constructor(endSendings: () => readonly Promise<unknown>[] = () => []) {
    this.#endSendings = endSendings
  }

  /** Makes a change once all earlier ones of these entries have ended. */
  async during<Value>(ids: readonly string[], change: () => Promise<Value>): Promise<Value> {
    const earlier = [...ids.flatMap((id) => this.#latest.get(id) ?? []), ...this.#endSendings()]
    const changed = earlier.length === 0 ? change() : Promise.all(earlier).then(change)
    const ended = changed.catch(() => undefined)
    for (const id of ids) this.#latest.set(id, ended)
    try {
      return await changed
    } finally {
      for (const id of ids) if (this.#latest.get(id) === ended) this.#latest.delete(id)
    }
  }
}

import type { History } from '../../ports/history'
import { withSharers } from './shared-objects'

export interface EntryChangesNeeds {
  readonly history: Pick<History, 'sharers'>
  /** Called before each change, which waits for what is on its way and could undo it. */
  readonly endSendings?: () => readonly Promise<unknown>[]
}

/**
 * Lets the changes of one entry's object, such as its move and its deletion, take turns: each begins with what the
 * one before has left, instead of with what was there when it was asked for.
 */
export class EntryChanges {
  /** The latest change of each entry, by its id; it resolves once that has ended. */
  readonly #latest = new Map<string, Promise<unknown>>()
  readonly #needs: EntryChangesNeeds

  constructor(needs: EntryChangesNeeds) {
    this.#needs = needs
  }

  /** Makes a change once all earlier ones of these entries, and of those that share their objects, have ended. */
  async during<Value>(entryIds: readonly string[], change: () => Promise<Value>): Promise<Value> {
    const ids = withSharers(this.#needs.history, entryIds)(entryIds)
    const earlier = [
      ...ids.flatMap((id) => this.#latest.get(id) ?? []),
      ...(this.#needs.endSendings?.() ?? []),
    ]
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

import type { HistoryPosition } from '../../../shared/history/history'
import type { History } from '../../ports/history'

/** The entries that will be deleted unless that is undone, and those being deleted. Searches leave them out. */
export class LeavingEntries {
  readonly #history: Pick<History, 'locate'>
  readonly #positions = new Map<string, HistoryPosition>()
  #hidden: ReadonlySet<HistoryPosition> | undefined

  constructor(history: Pick<History, 'locate'>) {
    this.#history = history
  }

  get size(): number {
    return this.#positions.size
  }

  /** Their positions in the history. */
  get positions(): ReadonlySet<HistoryPosition> {
    return (this.#hidden ??= new Set(this.#positions.values()))
  }

  has(id: string): boolean {
    return this.#positions.has(id)
  }

  /** Ids that the history does not know are passed over. */
  add(ids: readonly string[]): void {
    const fresh = ids.filter((id) => !this.has(id))
    if (fresh.length === 0) return
    for (const [index, position] of this.#history.locate(fresh).entries()) {
      const id = fresh[index]
      if (id !== undefined && position !== null) this.#positions.set(id, position)
    }
    this.#hidden = undefined
  }

  remove(ids: readonly string[]): void {
    for (const id of ids) this.#positions.delete(id)
    this.#hidden = undefined
  }
}

import {
  everything,
  type HistoryEntry,
  type HistoryPosition,
  type HistoryQuery,
} from '../../electron/shared/history/history'
import type { PageBridge } from '../api'
import type { SelectionChange } from '../selection/selection'
import type { HistoryStore, HistoryView } from './history'
import { Listeners } from './listeners'

/** What is selected among everything that was found. */
export interface HistorySelection {
  readonly ids: ReadonlySet<string>
  /** The same ids, in the order shown as far as their positions are known. */
  readonly inOrder: readonly string[]
  /** The selected entries that are loaded, in the order shown. */
  readonly known: readonly HistoryEntry[]
  /** Index of the entry with the keyboard focus. */
  readonly currentIndex: number
  /** The entry to show: that one, even if it was scrolled far away, or a selected one if that one is not. */
  readonly current: HistoryEntry | undefined
}

/** Ids of entries, with the position of each if it is known. */
type Placed = ReadonlyMap<string, HistoryPosition | undefined>

const none: Placed = new Map()
const nothing: Pick<HistorySelection, 'ids' | 'inOrder' | 'known'> = {
  ids: new Set(),
  inOrder: [],
  known: [],
}

/**
 * The selection in the history, kept when the person leaves the screen. Most of what was found need not be loaded:
 * main provides the ids of a range. Another search clears the selection, so that actions only affect what is shown, and
 * begins at the first entry.
 */
export class HistorySelectionStore {
  readonly #history: Pick<HistoryStore, 'read' | 'subscribe'>
  readonly #bridge: Pick<PageBridge, 'identifyHistory'>
  readonly #listeners = new Listeners()
  /** May contain entries that are gone: those are not shown as selected. */
  #selected = none
  /** What will be selected when main has identified the ranges asked for; undefined once it has. */
  #coming: Promise<Placed> | undefined
  /** Was selected in this search, and has been deleted or is being deleted. */
  #setAside = none
  /** The entry with the keyboard focus, remembered when it is no longer loaded. */
  #current: { readonly position: HistoryPosition; readonly entry: HistoryEntry | undefined } | undefined
  #currentIndex = 0
  /** Where a range begins. Not an index: indexes change when images come or go, or the order changes. */
  #anchor: HistoryPosition | undefined
  /** The search in which the selection was made. */
  #search = searchOf(everything)
  /** Number the changes of the selection, so that a range that main identifies late is recognised. */
  #lastBegun = 0
  #lastApplied = 0
  #shown: HistorySelection

  constructor(
    history: Pick<HistoryStore, 'read' | 'subscribe'>,
    bridge: Pick<PageBridge, 'identifyHistory'>,
  ) {
    this.#history = history
    this.#bridge = bridge
    this.#shown = this.#derive()
    history.subscribe(() => this.#follow())
  }

  readonly subscribe = this.#listeners.subscribe
  readonly read = (): HistorySelection => this.#shown

  /** An arrow function, so that it can be passed to React as it is. */
  readonly change = (index: number, id: string, change: SelectionChange): void => {
    const { positions } = this.#history.read()
    const position = positions[index]
    // NaN is never found.
    const anchorIndex = positions.indexOf(this.#anchor ?? NaN)
    const start = anchorIndex < 0 ? this.#shown.currentIndex : anchorIndex
    this.#current = position === undefined ? undefined : { position, entry: undefined }
    switch (change) {
      case 'only':
        this.#anchor = position
        this.#select(new Map([[id, position]]))
        break
      case 'toggle':
        this.#anchor = position
        this.#toggle(id, position)
        break
      case 'range':
      case 'extend':
        this.#anchor = positions[start]
        void this.#selectRange(start, index, change === 'extend' ? (this.#coming ?? this.#selected) : none)
        break
      case 'move':
        this.#show()
        break
    }
  }

  readonly selectAll = (): void => void this.#selectRange(0, this.#history.read().positions.length, none)

  /** The ids that are selected now, in order, when main has identified them; later changes do not matter. */
  async identified(): Promise<readonly string[]> {
    return selectedIn(this.#history.read(), await (this.#coming ?? this.#selected)).inOrder
  }

  /** Selects nothing; the keyboard focus does not move. */
  readonly clear = (): void => this.#select(none)

  /** Selects nothing, until the deletion of these is undone. */
  setAside(ids: readonly string[]): void {
    const leaving = new Set(ids)
    const selected = [...this.#selected].filter(([id]) => leaving.has(id))
    this.#setAside = new Map([...this.#setAside, ...selected])
    this.clear()
  }

  /** The deletion of these was undone: selects those that were set aside. */
  restore(ids: readonly string[]): void {
    const returning = ids.filter((id) => this.#setAside.has(id))
    if (returning.length === 0) return
    this.#select(new Map(returning.map((id) => [id, this.#setAside.get(id)])))
  }

  #toggle(id: string, position: HistoryPosition | undefined): void {
    if (this.#coming === undefined) this.#select(toggled(this.#selected, id, position))
    else void this.#selectLater(this.#coming.then((coming) => toggled(coming, id, position)))
  }

  #selectRange(from: number, to: number, kept: Placed | Promise<Placed>): Promise<void> {
    const { positions } = this.#history.read()
    const between = positions.subarray(Math.min(from, to), Math.max(from, to) + 1)
    const identified = Promise.all([kept, this.#bridge.identifyHistory(between)])
    return this.#selectLater(
      identified.then(([before, ids]) => new Map([...before, ...placed(ids, between)])),
    )
  }

  #select(selected: Placed): void {
    this.#coming = undefined
    this.#apply(selected, this.#nextChange())
  }

  async #selectLater(coming: Promise<Placed>): Promise<void> {
    const change = this.#nextChange()
    this.#coming = coming
    // The keyboard focus moves at once.
    this.#show()
    try {
      this.#apply(await coming, change)
    } finally {
      if (this.#coming === coming) this.#coming = undefined
    }
  }

  /** Does nothing if the selection was changed again, or another search was shown, before a range was identified. */
  #apply(selected: Placed, change: number): void {
    if (change < this.#lastApplied) return
    this.#lastApplied = change
    this.#selected = selected
    this.#show()
  }

  #nextChange(): number {
    this.#lastBegun += 1
    return this.#lastBegun
  }

  #follow(): void {
    const search = searchOf(this.#history.read().query)
    if (search === this.#search) {
      this.#show()
      return
    }
    this.#search = search
    this.#setAside = none
    // The list begins at the top again, and so does the keyboard.
    this.#current = undefined
    this.#currentIndex = 0
    this.clear()
  }

  #show(): void {
    this.#shown = this.#derive()
    this.#listeners.notify()
  }

  #derive(): HistorySelection {
    const view = this.#history.read()
    const selected = selectedIn(view, this.#selected)
    const { current, currentIndex } = this.#deriveCurrent(view)
    return { ...selected, currentIndex, current: this.#chosen(selected, current) }
  }

  /** What the links and actions on the screen are about; undefined while nothing is selected. */
  #chosen(
    { ids, known }: Pick<HistorySelection, 'ids' | 'known'>,
    current: HistoryEntry | undefined,
  ): HistoryEntry | undefined {
    if (ids.size === 0) return undefined
    const isChosen = this.#coming !== undefined || (current !== undefined && ids.has(current.id))
    return isChosen ? current : (known[0] ?? current)
  }

  /** If the current entry is removed, the next one takes its place, or the last one. */
  #deriveCurrent({ positions, entries }: HistoryView): Pick<HistorySelection, 'current' | 'currentIndex'> {
    const { position = NaN, entry } = this.#current ?? {}
    const current = entries.get(position) ?? entry
    if (this.#current !== undefined) this.#current = { position, entry: current }
    const found = positions.indexOf(position)
    if (found >= 0) this.#currentIndex = found
    return {
      currentIndex: Math.max(0, Math.min(this.#currentIndex, positions.length - 1)),
      current: found < 0 ? undefined : current,
    }
  }
}

/** Identifies a search. Ignores the sort order: another order shows the same entries. */
export function searchOf({ sort: _sort, ...rest }: HistoryQuery): string {
  return JSON.stringify(rest)
}

function toggled(selected: Placed, id: string, position: HistoryPosition | undefined): Placed {
  const others = new Map(selected)
  if (!others.delete(id)) others.set(id, position)
  return others
}

/** The ids of a range with their positions, without the entries that are gone. */
function placed(
  ids: readonly (string | null)[],
  positions: Float64Array,
): readonly (readonly [string, HistoryPosition | undefined])[] {
  return ids.flatMap((id, index) => (id === null ? [] : [[id, positions[index]] as const]))
}

/** Without the entries that are gone, whether they were loaded or not. */
function selectedIn({ positions, entries }: HistoryView, selected: Placed): typeof nothing {
  if (selected.size === 0) return nothing
  const idAt = new Map(Array.from(selected, ([id, position]) => [position, id]))
  const shown = [...positions].filter((position) => idAt.has(position))
  const unplaced = [...selected].flatMap(([id, position]) => (position === undefined ? [id] : []))
  const inOrder = [...shown.flatMap((position) => idAt.get(position) ?? []), ...unplaced]
  return {
    ids: new Set(inOrder),
    inOrder,
    known: shown.flatMap((position) => entries.get(position) ?? []),
  }
}

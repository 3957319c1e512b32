import { useCallback, useMemo } from 'react'
import {
  everything,
  type HistoryEntry,
  type HistoryPosition,
  type HistoryQuery,
} from '../../../electron/shared/history'
import { api } from '../../api'
import { Kept, useKept } from '../../selection/kept'
import { noSelection, type Selection, type SelectionChange } from '../../selection/selection'
import { useCurrentIndex } from '../../selection/use-current-index'
import { useSelection } from '../../selection/use-selection'
import type { HistoryView } from '../../state/history'
import { useStores, useUndone } from '../../state/stores'

export interface HistorySelection {
  readonly ids: ReadonlySet<string>
  /** The selected entries that are loaded, in the order shown. */
  readonly known: readonly HistoryEntry[]
  /** All selected ids, in the order shown as far as that is known. */
  readonly inOrder: readonly string[]
  /** Index of the entry with the keyboard focus. */
  readonly currentIndex: number
  /** That entry, even if it was scrolled far away. */
  readonly current: HistoryEntry | undefined
  readonly change: (index: number, id: string, change: SelectionChange) => void
  readonly all: () => void
  readonly clear: () => void
  /** Deselects these until their deletion is undone. */
  readonly setAside: (ids: readonly string[]) => void
}

const nothing: readonly string[] = []

const keptSelection = new Kept<Selection>(noSelection)
const keptCurrent = new Kept<Placed | undefined>(undefined)
/** The search in which the selection was made. */
const keptSearch = new Kept<string>(searchOf(everything))
/** What was selected in this search and has been deleted, or is being deleted. */
const keptAside = new Kept<readonly string[]>(nothing)
/** The undone deletion that has been handled already. */
const keptUndone = new Kept<readonly string[] | undefined>(undefined)
/** Where a range begins, by position in the history: indexes change when images come or go, or the order changes. */
const anchor = new Kept<HistoryPosition | undefined>(undefined)

/** Positions of selected entries: an entry whose position is gone is deselected, even if it was never loaded. */
const places = new Map<string, HistoryPosition>()

/**
 * The selection among everything that was found, most of which need not be loaded: main provides the ids of a
 * range. A new search clears it, so that actions only affect what is shown.
 */
export function useHistorySelection({ query, positions, entries }: HistoryView): HistorySelection {
  const { history } = useStores()
  const isWhole = entries.size === positions.length
  const order = useMemo(
    () => (isWhole ? Array.from(positions).flatMap((position) => entries.get(position)?.id ?? []) : nothing),
    [positions, entries, isWhole],
  )
  const isElsewhere = useMemo(() => (isWhole ? () => false : isFoundIn(positions)), [positions, isWhole])
  const { ids, current: currentId, change, all, clear } = useSelection(keptSelection, order, isElsewhere)
  const current = useCurrent(entries, currentId)
  const found = current === undefined ? -1 : positions.indexOf(current.position)
  const search = searchOf(query)
  const currentIndex = useCurrentIndex(found, positions.length, search)
  const [aside, setAsideIds] = useKept(keptAside)
  const [selectedIn, setSelectedIn] = useKept(keptSearch)
  if (selectedIn !== search) {
    setSelectedIn(search)
    clear()
    setAsideIds(nothing)
  }
  const undone = useUndone()
  const [seenUndone, setSeenUndone] = useKept(keptUndone)
  if (seenUndone !== undone) {
    setSeenUndone(undone)
    const wereSelected = new Set(aside)
    const back = undone.filter((id) => wereSelected.has(id))
    if (back.length > 0) all(back)
  }

  const selectRange = useCallback(
    async (from: number, to: number, kept: Iterable<string> = nothing) => {
      const between = positions.subarray(Math.min(from, to), Math.max(from, to) + 1)
      const named = await api.identifyHistory(between)
      // If fewer ids came back, some entries are gone, and it is not known which.
      if (named.length === between.length) named.forEach((id, at) => places.set(id, between[at] ?? NaN))
      // The search may have changed since, so that this range is no longer shown.
      if (searchOf(history.read().query) === search) all([...kept, ...named])
    },
    [positions, all, history, search],
  )
  const known = useMemo(() => knownOf(ids, positions, entries), [ids, positions, entries])
  return {
    ids,
    known,
    // If some are not loaded, in the order of selection: a range is already in order.
    inOrder: useMemo(() => (known.length === ids.size ? known.map(({ id }) => id) : [...ids]), [known, ids]),
    currentIndex,
    current: found < 0 ? undefined : current?.entry,
    change: useCallback(
      (index: number, id: string, how: SelectionChange) => {
        const isRange = how === 'range' || how === 'extend'
        change(id, isRange ? 'move' : how)
        if (how === 'only' || how === 'toggle') {
          anchor.keep(positions[index])
          places.set(id, positions[index] ?? NaN)
        }
        if (!isRange) return
        // NaN is never found.
        const start = positions.indexOf(anchor.read() ?? NaN)
        const first = start < 0 ? currentIndex : start
        anchor.keep(positions[first])
        void selectRange(first, index, how === 'extend' ? ids : nothing)
      },
      [change, selectRange, positions, currentIndex, ids],
    ),
    all: useCallback(() => void selectRange(0, positions.length), [selectRange, positions]),
    clear,
    setAside: useCallback(
      (leaving: readonly string[]) => {
        clear()
        setAsideIds((known) => [...known, ...leaving])
      },
      [clear, setAsideIds],
    ),
  }
}

/** Whether a selected entry is still found, even if it is not loaded. */
function isFoundIn(positions: Float64Array): (id: string) => boolean {
  let found: ReadonlySet<HistoryPosition> | undefined
  return (id) => {
    const position = places.get(id)
    // A set, because a range may contain everything; created only if an entry is selected that is not loaded.
    found ??= new Set(positions)
    return position === undefined || found.has(position)
  }
}

/** Ignores the sort order: another order shows the same entries. */
export function searchOf({ sort: _sort, ...rest }: HistoryQuery): string {
  return JSON.stringify(rest)
}

interface Placed {
  readonly position: number
  readonly entry: HistoryEntry
}

/** Remembers the entry of an id when it is no longer loaded. */
function useCurrent(entries: HistoryView['entries'], id: string | undefined): Placed | undefined {
  const [remembered, setRemembered] = useKept(keptCurrent)
  const found = findEntry(entries, id)
  if (found !== undefined && found.entry !== remembered?.entry) setRemembered(found)
  return found ?? (remembered?.entry.id === id ? remembered : undefined)
}

/** An entry and its position, if it is loaded. */
export function findEntry(entries: HistoryView['entries'], id: string | undefined): Placed | undefined {
  for (const [position, entry] of entries) if (entry !== null && entry.id === id) return { position, entry }
  return undefined
}

function knownOf(
  ids: ReadonlySet<string>,
  positions: Float64Array,
  entries: HistoryView['entries'],
): readonly HistoryEntry[] {
  if (ids.size === 0) return []
  return Array.from(positions).flatMap((position) => {
    const entry = entries.get(position)
    return entry !== undefined && entry !== null && ids.has(entry.id) ? [entry] : []
  })
}

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
  /** Those of them that the page knows, in the order shown. */
  readonly known: readonly HistoryEntry[]
  /** All of them in the order shown, as far as that is known. */
  readonly inOrder: readonly string[]
  /** Where the keyboard stands. */
  readonly currentIndex: number
  /** The entry there, also where it was scrolled far away. */
  readonly current: HistoryEntry | undefined
  readonly change: (index: number, id: string, change: SelectionChange) => void
  readonly all: () => void
  readonly clear: () => void
  /** Selects nothing until the deletion of these is undone. */
  readonly setAside: (ids: readonly string[]) => void
}

const nothing: readonly string[] = []

const keptSelection = new Kept<Selection>(noSelection)
const keptCurrent = new Kept<Placed | undefined>(undefined)
/** What was looked for as it was selected. */
const keptSearch = new Kept<string>(searchOf(everything))
/** What was selected in this search and is being deleted, or was. */
const keptAside = new Kept<readonly string[]>(nothing)
/** The undone deletion that has been looked at. */
const keptUndone = new Kept<readonly string[] | undefined>(undefined)
/** Where a range begins, by its own position: its index changes when images come or go, or are sorted otherwise. */
const anchor = new Kept<HistoryPosition | undefined>(undefined)

/** Where stands what was selected: what has gone from there is selected no more, also where it was not read. */
const places = new Map<string, HistoryPosition>()

/**
 * What is selected of everything that was found, most of which the page need not know: main names the
 * entries of a range. Another search begins with nothing, so that what is done with the selection
 * concerns only what is shown.
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
      // Less are named where some have gone meanwhile: then nobody knows which.
      if (named.length === between.length) named.forEach((id, at) => places.set(id, between[at] ?? NaN))
      // Asked for in another search, it may not be shown in this one.
      if (searchOf(history.read().query) === search) all([...kept, ...named])
    },
    [positions, all, history, search],
  )
  const known = useMemo(() => knownOf(ids, positions, entries), [ids, positions, entries])
  return {
    ids,
    known,
    // As they were selected where some are not known: a range is in order of itself.
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
        // NaN is nowhere.
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

/** Whether what was selected is still found, although the page need not have read it. */
function isFoundIn(positions: Float64Array): (id: string) => boolean {
  let found: ReadonlySet<HistoryPosition> | undefined
  return (id) => {
    const position = places.get(id)
    // A set, as a range may be all there is; made where something is selected that has not been read.
    found ??= new Set(positions)
    return position === undefined || found.has(position)
  }
}

/** Another order shows the same entries. */
export function searchOf({ sort: _sort, ...rest }: HistoryQuery): string {
  return JSON.stringify(rest)
}

interface Placed {
  readonly position: number
  readonly entry: HistoryEntry
}

/** Remembers the entry of an id when it is no longer among those that are read. */
function useCurrent(entries: HistoryView['entries'], id: string | undefined): Placed | undefined {
  const [remembered, setRemembered] = useKept(keptCurrent)
  const found = findEntry(entries, id)
  if (found !== undefined && found.entry !== remembered?.entry) setRemembered(found)
  return found ?? (remembered?.entry.id === id ? remembered : undefined)
}

/** An entry and its place, as far as it is read. */
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

import { useEffect, useLayoutEffect, useRef, type FocusEvent, type RefObject } from 'react'
import type { HistoryEntry } from '../../../electron/shared/history'
import type { SelectionChange } from '../../selection/selection'
import { lineOf, type Layout } from './layout'

export interface GridFocusNeeds {
  readonly scroller: RefObject<HTMLElement | null>
  readonly layout: Layout
  /** Scrolls until a line is visible. */
  readonly reveal: (line: number) => void
  /** Undefined until it is loaded, null if it is gone. */
  readonly entryAt: (index: number) => HistoryEntry | null | undefined
  readonly onSelect: (index: number, id: string, change: SelectionChange) => void
}

export interface GridFocus {
  /** Scrolls to an entry, then selects and focuses it as soon as it is loaded. */
  readonly goTo: (index: number, change: SelectionChange) => void
  readonly onBlur: (event: FocusEvent) => void
}

/**
 * Moves the keyboard focus in the grid. Cells come and go: if one is not loaded yet, waits for it.
 */
export function useGridFocus(needs: GridFocusNeeds): GridFocus {
  const { scroller, layout, reveal, entryAt, onSelect } = needs
  const goal = useRef<{ readonly index: number; readonly change: SelectionChange }>(undefined)

  const cellAt = (index: number) =>
    scroller.current?.querySelector<HTMLElement>(`[data-entry="${index}"]`) ?? null

  const arrive = (): void => {
    if (goal.current === undefined) return
    const { index, change } = goal.current
    const entry = entryAt(index)
    const cell = cellAt(index)
    if (entry === null) goal.current = undefined
    if (entry === undefined || entry === null || cell === null) return
    goal.current = undefined
    cell.focus({ preventScroll: true })
    onSelect(index, entry.id, change)
  }

  const showGoal = (): void => {
    const line = goal.current === undefined ? undefined : lineOf(layout, goal.current.index)
    if (line !== undefined) reveal(line)
  }

  const shownIn = useRef(layout)
  useLayoutEffect(() => {
    // Only visible entries are loaded, and in another layout the lines are elsewhere.
    if (shownIn.current !== layout) showGoal()
    shownIn.current = layout
  })

  useEffect(arrive)

  return {
    goTo: (index, change) => {
      goal.current = { index, change }
      showGoal()
      arrive()
    },
    onBlur: ({ relatedTarget }) => {
      goal.current = relatedTarget === null ? goal.current : undefined
    },
  }
}

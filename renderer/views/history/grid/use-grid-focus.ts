import {
  useEffect,
  useLayoutEffect,
  useRef,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react'
import type { HistoryEntry } from '../../../../electron/shared/history/history'
import type { SelectionChange } from '../../../selection/selection'
import { lineOf, type Layout } from './layout'

export interface GridFocusNeeds {
  readonly scroller: RefObject<HTMLElement | null>
  readonly layout: Layout
  /** Scrolls until a line is visible. */
  readonly reveal: (line: number) => void
  /** Undefined until it is loaded, null if it is gone. */
  readonly entryAt: (index: number) => HistoryEntry | null | undefined
  readonly onSelect: (index: number, id: string, change: SelectionChange) => void
  /** Does what a key of the grid asks for. */
  readonly answer: (event: KeyboardEvent) => void
}

export interface GridFocus {
  /** Scrolls to an entry, then selects and focuses it as soon as it is loaded. */
  readonly goTo: (index: number, change: SelectionChange) => void
  /** Answers a key at once, or when the focus has arrived where earlier keys lead it. */
  readonly onKey: (event: KeyboardEvent) => void
  readonly onBlur: (event: FocusEvent) => void
}

/**
 * Moves the keyboard focus in the grid. Cells come and go: if one is not loaded yet, waits for it, and further keys
 * wait as well, so that none acts on the entry that the focus has left.
 */
export function useGridFocus(needs: GridFocusNeeds): GridFocus {
  const { scroller, layout, reveal, entryAt, onSelect, answer } = needs
  const goal = useRef<{ readonly index: number; readonly change: SelectionChange }>(undefined)
  /** Keys that came while the focus was on its way. */
  const waiting = useRef<KeyboardEvent[]>([])
  /** Whether the grid, as it is drawn, does not show the focus where it is or is going. */
  const hasMoved = useRef(false)

  const cellAt = (index: number) =>
    scroller.current?.querySelector<HTMLElement>(`[data-entry="${index}"]`) ?? null

  const arrive = (): void => {
    if (goal.current === undefined) return
    const { index, change } = goal.current
    const entry = entryAt(index)
    const cell = cellAt(index)
    if (entry === null) giveUp()
    if (entry === undefined || entry === null || cell === null) return
    goal.current = undefined
    cell.focus({ preventScroll: true })
    onSelect(index, entry.id, change)
  }

  const giveUp = (): void => {
    goal.current = undefined
    hasMoved.current = false
    waiting.current = []
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

  useLayoutEffect(() => {
    hasMoved.current = goal.current !== undefined
    while (!hasMoved.current) {
      const next = waiting.current.shift()
      if (next === undefined) return
      answer(next)
    }
  })

  return {
    goTo: (index, change) => {
      hasMoved.current = true
      goal.current = { index, change }
      showGoal()
      arrive()
    },
    onKey: (event) => {
      if (!hasMoved.current) {
        answer(event)
        return
      }
      // It may have been scrolled away.
      showGoal()
      // A key that is held down would go on after it is released.
      if (!event.repeat) waiting.current.push(event)
    },
    onBlur: ({ relatedTarget }) => {
      if (goal.current !== undefined && relatedTarget !== null) giveUp()
    },
  }
}

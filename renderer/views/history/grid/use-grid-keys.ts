import type { FocusEvent, KeyboardEvent, RefObject } from 'react'
import type { HistoryEntry } from '../../../../electron/shared/history/history'
import { changeOfArrow, wholeListKey } from '../../../selection/selection-keys'
import { nothingTyped, typeOn } from '../../../selection/type-ahead'
import type { EntryEvents } from './EntryCell'
import { neighbour, type Layout } from './layout'
import { useGridFocus } from './use-grid-focus'

/** What the grid's keys do, besides moving, selecting and opening. */
export interface GridActions {
  readonly onSelectAll: () => void
  readonly onClear: () => void
  readonly onDelete: () => void
  readonly onCopy: () => void
  /** Asks for another name or folder for the entry with the keyboard focus. */
  readonly onMove: (entry: HistoryEntry) => void
  /** Called while the key is still being pressed: typing searches for a name. */
  readonly onType: () => void
}

export interface GridKeysNeeds {
  readonly scroller: RefObject<HTMLElement | null>
  readonly layout: Layout
  /** Scrolls until a line is visible. */
  readonly reveal: (line: number) => void
  /** The entry with the keyboard focus. */
  readonly currentIndex: number
  /** Undefined until it is loaded, null if it is gone. */
  readonly entryAt: (index: number) => HistoryEntry | null | undefined
  readonly events: Pick<EntryEvents, 'onSelect' | 'onOpen'>
  readonly actions: GridActions
}

export interface GridKeys {
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onBlur: (event: FocusEvent) => void
}

/** The keys of the history's grid, as in file managers. */
export function useGridKeys(needs: GridKeysNeeds): GridKeys {
  const { scroller, layout, reveal, currentIndex, entryAt, events, actions } = needs

  const actionOf = (event: KeyboardEvent): (() => void) | undefined => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / layout.rowHeight))
    const target = neighbour(layout, { key: event.key, from: currentIndex, page })
    if (target !== undefined) return () => focus.goTo(target, changeOfArrow(event))
    const whole = wholeListKey(event)
    if (whole === 'all') return actions.onSelectAll
    if (whole === 'none') return actions.onClear
    if (isCopy(event)) return actions.onCopy
    const current = entryAt(currentIndex)
    return current === undefined || current === null ? undefined : actionOn(current, event.key)
  }

  const actionOn = (entry: HistoryEntry, key: string): (() => void) | undefined => {
    switch (key) {
      case ' ':
        return () => events.onSelect(currentIndex, entry.id, 'toggle')
      case 'Enter':
        return () => events.onOpen(entry)
      case 'Delete':
        return actions.onDelete
      case 'F2':
        return () => actions.onMove(entry)
      default:
        return undefined
    }
  }

  const focus = useGridFocus({
    scroller,
    layout,
    reveal,
    entryAt,
    onSelect: events.onSelect,
    answer: (event) => actionOf(event)?.(),
  })

  return {
    onKeyDown: (event) => {
      if (event.altKey) return
      // An input method starts a Hangul letter with a key of its own.
      if (event.key === 'Process' || typeOn(nothingTyped, event) !== undefined) {
        actions.onType()
        return
      }
      if (actionOf(event) === undefined) return
      event.preventDefault()
      focus.onKey(event)
    },
    onBlur: focus.onBlur,
  }
}

/** Selected text takes precedence. */
function isCopy({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  const isPressed = (ctrlKey || metaKey) && !shiftKey && key.toLowerCase() === 'c'
  return isPressed && document.getSelection()?.isCollapsed !== false
}

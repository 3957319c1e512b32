import { useCallback, useMemo } from 'react'
import { useKept, type Kept } from '../kept'
import {
  select,
  selectAll,
  selectedInOrder,
  selectNone,
  type Selection,
  type SelectionChange,
} from './selection'

export interface Selecting {
  /** What is selected, in the order shown. */
  readonly ids: ReadonlySet<string>
  /** The item with the keyboard focus. */
  readonly current: string | undefined
  readonly change: (id: string, change: SelectionChange) => void
  readonly all: () => void
  readonly clear: () => void
}

/**
 * Which items of a list are selected; removed items are deselected.
 *
 * @param kept keeps the selection if it is to outlive the list
 * @param order the items as shown; its identity should change only with them
 */
export function useSelection(kept: Kept<Selection>, order: readonly string[]): Selecting {
  const [selection, setSelection] = useKept(kept)
  const ids = useMemo(() => selectedInOrder(selection, order), [selection, order])
  const change = useCallback(
    (id: string, how: SelectionChange) => setSelection((known) => select(known, order, id, how)),
    [setSelection, order],
  )
  const all = useCallback(() => setSelection((known) => selectAll(known, order)), [setSelection, order])
  const clear = useCallback(() => setSelection(selectNone), [setSelection])
  return { ids, current: selection.current, change, all, clear }
}

import { useCallback, useMemo } from 'react'
import { useKept, type Kept } from './kept'
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
  /** Selects everything; `every` is given if more items exist than are loaded. */
  readonly all: (every?: readonly string[]) => void
  readonly clear: () => void
}

/**
 * Which items of a list are selected; removed items are deselected.
 *
 * @param kept keeps the selection if it is to outlive the list
 * @param order the items as shown; its identity should change only with them
 * @param isElsewhere whether an item that is not in `order` still exists; its identity, too, should change only
 * with the items
 */
export function useSelection(
  kept: Kept<Selection>,
  order: readonly string[],
  isElsewhere: (id: string) => boolean = nowhere,
): Selecting {
  const [selection, setSelection] = useKept(kept)
  const ids = useMemo(() => selectedInOrder(selection, order, isElsewhere), [selection, order, isElsewhere])
  const change = useCallback(
    (id: string, how: SelectionChange) => setSelection((known) => select(known, order, id, how)),
    [setSelection, order],
  )
  const all = useCallback(
    (every: readonly string[] = order) => setSelection((known) => selectAll(known, every)),
    [setSelection, order],
  )
  const clear = useCallback(() => setSelection(selectNone), [setSelection])
  return { ids, current: selection.current, change, all, clear }
}

const nowhere = () => false

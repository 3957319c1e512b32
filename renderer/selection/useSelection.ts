import { useCallback, useMemo, useState } from 'react'
import {
  noSelection,
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
  /** Where the keyboard stands. */
  readonly current: string | undefined
  readonly change: (id: string, change: SelectionChange) => void
  /** Selects everything; `every` where more exist than are loaded. */
  readonly all: (every?: readonly string[]) => void
  readonly clear: () => void
}

/**
 * Which items of a list are selected; those that are gone count no more.
 *
 * @param order the items as shown; its identity should change only with them
 * @param isWhole whether there are no more than these
 */
export function useSelection(order: readonly string[], isWhole = true): Selecting {
  const [selection, setSelection] = useState<Selection>(noSelection)
  const ids = useMemo(() => selectedInOrder(selection, order, isWhole), [selection, order, isWhole])
  const change = useCallback(
    (id: string, how: SelectionChange) => setSelection((known) => select(known, order, id, how)),
    [order],
  )
  const all = useCallback(
    (every: readonly string[] = order) => setSelection((known) => selectAll(known, every)),
    [order],
  )
  const clear = useCallback(() => setSelection(selectNone), [])
  return { ids, current: selection.current, change, all, clear }
}

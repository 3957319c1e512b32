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
 * @param kept where the selection outlives the list
 * @param order the items as shown; its identity should change only with them
 * @param isElsewhere whether an item that is not among these is there all the same; its identity, too, should
 * change only with the items
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

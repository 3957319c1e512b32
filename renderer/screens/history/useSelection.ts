import { useState } from 'react'
import type { HistoryEntry } from '../../../electron/shared/history'
import type { SelectionChange } from '../../views/history/Gallery'
import { noSelection, select, type Selection } from './selection'

/** Which entries are selected; those that are gone count no more. */
export function useSelection(entries: readonly HistoryEntry[]): {
  readonly ids: ReadonlySet<string>
  /** The entry whose details are shown. */
  readonly current: HistoryEntry | undefined
  readonly change: (id: string, change: SelectionChange) => void
  readonly clear: () => void
} {
  const [selection, setSelection] = useState<Selection>(noSelection)
  const order = entries.map(({ id }) => id)
  return {
    ids: new Set(order.filter((id) => selection.ids.has(id))),
    current: entries.find(({ id }) => id === selection.current),
    change: (id, change) => setSelection((known) => select(known, order, id, change)),
    clear: () => setSelection(noSelection),
  }
}

/**
 * How a press changes the selection: selects one item alone, toggles it, selects the range from the anchor to it,
 * adds that range, or only moves the keyboard focus.
 */
export type SelectionChange = 'only' | 'toggle' | 'range' | 'extend' | 'move'

export interface Selection {
  readonly ids: ReadonlySet<string>
  /** The item with the keyboard focus. */
  readonly current: string | undefined
  /** Where a range begins. */
  readonly anchor: string | undefined
}

export const noSelection: Selection = { ids: new Set(), current: undefined, anchor: undefined }

/** The selection after a press on an item of a list. */
export function select(
  { ids, current, anchor }: Selection,
  order: readonly string[],
  id: string,
  change: SelectionChange,
): Selection {
  switch (change) {
    case 'only':
      return { ids: new Set([id]), current: id, anchor: id }
    case 'toggle': {
      const rest = new Set(ids)
      if (!rest.delete(id)) rest.add(id)
      return { ids: rest, current: id, anchor: id }
    }
    case 'range':
    case 'extend': {
      const start = [anchor, current].find((known) => known !== undefined && order.includes(known)) ?? id
      const ends = [order.indexOf(start), order.indexOf(id)].toSorted((one, other) => one - other)
      const [first = -1, last = -1] = ends
      const kept = change === 'extend' ? ids : []
      if (first < 0) return { ids: new Set([...kept, id]), current: id, anchor: id }
      const range = order.slice(first, last + 1)
      return { ids: new Set([...kept, ...range]), current: id, anchor: start }
    }
    case 'move':
      return { ids, current: id, anchor }
  }
}

/** Selects everything; the keyboard focus does not move. */
export function selectAll({ current, anchor }: Selection, order: readonly string[]): Selection {
  return { ids: new Set(order), current, anchor }
}

/** Selects nothing; the keyboard focus does not move. */
export function selectNone({ current }: Selection): Selection {
  return { ...noSelection, current }
}

/** The selected items that still exist, in the order shown. */
export function selectedInOrder({ ids }: Selection, order: readonly string[]): ReadonlySet<string> {
  // Returns the same empty selection, so that nothing is redrawn only because the list has grown.
  return ids.size === 0 ? ids : new Set(order.filter((id) => ids.has(id)))
}

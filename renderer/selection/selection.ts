/**
 * How a press changes what is selected: alone, added or taken away, all from the last to this one, these
 * added, or not at all, only the place of the keyboard.
 */
export type SelectionChange = 'only' | 'toggle' | 'range' | 'extend' | 'move'

export interface Selection {
  readonly ids: ReadonlySet<string>
  /** Where the keyboard stands. */
  readonly current: string | undefined
  /** Where a range begins. */
  readonly anchor: string | undefined
}

export const noSelection: Selection = { ids: new Set(), current: undefined, anchor: undefined }

/** The selection after a press on an item of a list. */
export function select(
  { ids, anchor }: Selection,
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
      const ends = [order.indexOf(anchor ?? id), order.indexOf(id)].toSorted((one, other) => one - other)
      const [first = -1, last = -1] = ends
      const kept = change === 'extend' ? ids : []
      if (first < 0) return { ids: new Set([...kept, id]), current: id, anchor: id }
      const range = order.slice(first, last + 1)
      return { ids: new Set([...kept, ...range]), current: id, anchor: anchor ?? id }
    }
    case 'move':
      return { ids, current: id, anchor }
  }
}

/** Everything; the keyboard stays where it is. */
export function selectAll({ current, anchor }: Selection, order: readonly string[]): Selection {
  return { ids: new Set(order), current, anchor }
}

/** Nothing; the keyboard stays where it is. */
export function selectNone({ current }: Selection): Selection {
  return { ...noSelection, current }
}

/**
 * What is still selected, in the order shown.
 *
 * @param isElsewhere whether an item that `order` does not name is there all the same
 */
export function selectedInOrder(
  { ids }: Selection,
  order: readonly string[],
  isElsewhere: (id: string) => boolean,
): ReadonlySet<string> {
  // The same nothing: what shows the selection need not look again because the list has grown.
  if (ids.size === 0) return ids
  const shown = new Set(order.filter((id) => ids.has(id)))
  if (shown.size === ids.size) return shown
  return new Set([...shown, ...[...ids].filter(isElsewhere)])
}

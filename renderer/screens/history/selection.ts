import type { SelectionChange } from '../../views/history/Gallery'

export interface Selection {
  readonly ids: ReadonlySet<string>
  /** Where the keyboard stands. */
  readonly current: string | undefined
  /** Where a range begins. */
  readonly anchor: string | undefined
}

export const noSelection: Selection = { ids: new Set(), current: undefined, anchor: undefined }

/** The selection after a press on an entry. */
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
    case 'range': {
      const ends = [order.indexOf(anchor ?? id), order.indexOf(id)].toSorted((one, other) => one - other)
      const [first = -1, last = -1] = ends
      if (first < 0) return { ids: new Set([id]), current: id, anchor: id }
      return { ids: new Set(order.slice(first, last + 1)), current: id, anchor: anchor ?? id }
    }
  }
}

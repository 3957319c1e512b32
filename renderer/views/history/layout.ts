import type { HistoryEntry } from '../../../electron/shared/history'

/** A line of the gallery: the name of a day, or a row of tiles. */
export type GalleryLine =
  | { readonly kind: 'day'; readonly day: string; readonly count: number }
  | { readonly kind: 'tiles'; readonly first: number; readonly entries: readonly HistoryEntry[] }

/**
 * Breaks entries, newest first, into days and rows of tiles.
 * @param dayOf the name of an entry's day
 */
export function layOut(
  entries: readonly HistoryEntry[],
  columns: number,
  dayOf: (entry: HistoryEntry) => string,
): readonly GalleryLine[] {
  const lines: GalleryLine[] = []
  let start = 0
  while (start < entries.length) {
    const day = dayOf(atIndex(entries, start))
    let end = start
    while (end < entries.length && dayOf(atIndex(entries, end)) === day) end += 1
    lines.push({ kind: 'day', day, count: end - start })
    for (let first = start; first < end; first += columns) {
      lines.push({ kind: 'tiles', first, entries: entries.slice(first, Math.min(first + columns, end)) })
    }
    start = end
  }
  return lines
}

function atIndex(entries: readonly HistoryEntry[], index: number): HistoryEntry {
  const entry = entries[index]
  if (entry === undefined) throw new Error(`No entry at ${index}`)
  return entry
}

/** How many tiles of at least 132 px with 12 px between them fit. */
export function columnsFor(width: number): number {
  return Math.max(1, Math.floor((width + 12) / (132 + 12)))
}

/** The entry that an arrow key leads to from another, by what lies there on the screen. */
export function neighbour(lines: readonly GalleryLine[], from: number, key: string): number | undefined {
  const rows = lines.flatMap((line) => (line.kind === 'tiles' ? [line] : []))
  const row = rows.findIndex(({ first, entries }) => from >= first && from < first + entries.length)
  const last = rows.at(-1)
  const end = last === undefined ? -1 : last.first + last.entries.length - 1
  const here = rows[row]
  if (here === undefined) return undefined
  const column = from - here.first
  const inRow = (target: typeof here | undefined) =>
    target === undefined ? undefined : target.first + Math.min(column, target.entries.length - 1)
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, from - 1)
    case 'ArrowRight':
      return Math.min(end, from + 1)
    case 'ArrowUp':
      return inRow(rows[row - 1]) ?? from
    case 'ArrowDown':
      return inRow(rows[row + 1]) ?? from
    case 'Home':
      return 0
    case 'End':
      return end
    default:
      return undefined
  }
}

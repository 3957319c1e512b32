import { momentOf } from '../../../electron/shared/history'

/** A line of the gallery: the name of a day, or a row of tiles. */
export type GalleryLine =
  | { readonly kind: 'day'; readonly moment: number; readonly count: number }
  | { readonly kind: 'tiles'; readonly first: number; readonly count: number }

/**
 * Breaks what was found into days and rows of tiles; without days where it is in another order than
 * that of time.
 */
export function layOut(positions: Float64Array, columns: number, byDay: boolean): readonly GalleryLine[] {
  const lines: GalleryLine[] = []
  for (let start = 0; start < positions.length;) {
    const end = byDay ? endOfDay(positions, start) : positions.length
    if (byDay) lines.push({ kind: 'day', moment: momentOf(positions[start] ?? 0), count: end - start })
    for (let first = start; first < end; first += columns) {
      lines.push({ kind: 'tiles', first, count: Math.min(columns, end - first) })
    }
    start = end
  }
  return lines
}

/** The first index, from `start` on, that is of another day in the person's time zone. */
function endOfDay(positions: Float64Array, start: number): number {
  const day = new Date(momentOf(positions[start] ?? 0))
  const begins = day.setHours(0, 0, 0, 0) * 1000
  const ends = day.setDate(day.getDate() + 1) * 1000
  let end = start
  for (let position = positions[end]; position !== undefined; position = positions[end]) {
    if (position < begins || position >= ends) break
    end += 1
  }
  return end
}

/** How many tiles of at least 132 px with 12 px between them fit. */
export function columnsFor(width: number): number {
  return Math.max(1, Math.floor((width + 12) / (132 + 12)))
}

/** The line that an entry lies in; undefined for an index beyond the last. */
export function lineOf(lines: readonly GalleryLine[], index: number): number | undefined {
  let [low, high] = [0, lines.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const line = lines[middle]
    const tiles = line?.kind === 'day' ? lines[middle + 1] : line
    if (tiles?.kind !== 'tiles') return undefined
    if (index < tiles.first) high = middle - 1
    else if (index >= tiles.first + tiles.count || line?.kind === 'day') low = middle + 1
    else return middle
  }
  return undefined
}

/** The entry that an arrow key leads to from another, by what lies there on the screen. */
export function neighbour(lines: readonly GalleryLine[], from: number, key: string): number | undefined {
  const here = lineOf(lines, from)
  const last = lines.at(-1)
  if (here === undefined || last?.kind !== 'tiles') return undefined
  const end = last.first + last.count - 1
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, from - 1)
    case 'ArrowRight':
      return Math.min(end, from + 1)
    case 'ArrowUp':
      return inNextRow(lines, here, from, -1) ?? from
    case 'ArrowDown':
      return inNextRow(lines, here, from, 1) ?? from
    case 'Home':
      return 0
    case 'End':
      return end
    default:
      return undefined
  }
}

/** What lies above or below, a day's name in between or not. */
function inNextRow(
  lines: readonly GalleryLine[],
  here: number,
  from: number,
  step: 1 | -1,
): number | undefined {
  const row = lines[here]
  const next = lines[here + step]
  const target = next?.kind === 'day' ? lines[here + 2 * step] : next
  if (row?.kind !== 'tiles' || target?.kind !== 'tiles') return undefined
  return target.first + Math.min(from - row.first, target.count - 1)
}

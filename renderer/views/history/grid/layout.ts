import { momentOf } from '../../../../electron/shared/history/history'

/** A line of the history: a day's name, or a row of entries. */
export type Line =
  | { readonly kind: 'day'; readonly top: number; readonly moment: number; readonly count: number }
  | { readonly kind: 'row'; readonly top: number; readonly first: number; readonly count: number }

/** In pixels, except the columns. */
export interface Measures {
  readonly columns: number
  readonly rowHeight: number
  readonly dayHeight: number
}

/** Entries of one day, or all of them if they are not grouped by day. */
interface Group {
  /** Absent if there is no day's name. */
  readonly moment: number | undefined
  readonly first: number
  readonly count: number
  readonly firstLine: number
  readonly top: number
}

/**
 * The layout of everything that was found. Lines are computed on demand: a hundred thousand entries have few days,
 * but many lines.
 */
export interface Layout extends Measures {
  readonly groups: readonly Group[]
  readonly entryCount: number
  readonly lineCount: number
  readonly height: number
}

/**
 * Groups the results into days and rows; without days if they are not in order of time.
 */
export function layOut(positions: Float64Array, byDay: boolean, measures: Measures): Layout {
  const { columns, rowHeight, dayHeight } = measures
  const groups: Group[] = []
  let [firstLine, top] = [0, 0]
  for (let first = 0; first < positions.length;) {
    const end = byDay ? endOfDay(positions, first) : positions.length
    const moment = byDay ? momentOf(positions[first] ?? 0) : undefined
    const rows = Math.ceil((end - first) / columns)
    groups.push({ moment, first, count: end - first, firstLine, top })
    firstLine += rows + (byDay ? 1 : 0)
    top += rows * rowHeight + (byDay ? dayHeight : 0)
    first = end
  }
  return { ...measures, groups, entryCount: positions.length, lineCount: firstLine, height: top }
}

/** The first index, from `start` on, that is on another day in the person's time zone. */
function endOfDay(positions: Float64Array, start: number): number {
  const day = new Date(momentOf(positions[start] ?? 0))
  const begins = day.setHours(0, 0, 0, 0) * 1000
  const ends = day.setDate(day.getDate() + 1) * 1000
  const isOver = (index: number) => {
    const position = positions[index]
    return position === undefined || position < begins || position >= ends
  }
  // In strides, since a day's entries are contiguous: looking at each of a hundred thousand takes longer than
  // rendering.
  let stride = 1
  while (!isOver(start + stride)) stride *= 2
  let [last, end] = [start + (stride >> 1), start + stride]
  while (end - last > 1) {
    const middle = (last + end) >> 1
    if (isOver(middle)) end = middle
    else last = middle
  }
  return end
}

/** The gap between two tiles, in pixels. */
export const columnGap = 12

/** How many tiles fit: each at least 132 px wide, and larger if there is much room. */
export function columnsFor(width: number): number {
  const least = Math.min(176, Math.max(132, width / 7))
  return Math.max(1, Math.floor((width + columnGap) / (least + columnGap)))
}

/** Undefined for a number after the last line. */
export function lineAt(layout: Layout, line: number): Line | undefined {
  if (line < 0 || line >= layout.lineCount) return undefined
  const group = lastUpTo(layout.groups, 'firstLine', line)
  if (group === undefined) return undefined
  const { moment, first, count, firstLine, top } = group
  if (moment !== undefined && line === firstLine) return { kind: 'day', top, moment, count }
  const row = line - firstLine - (moment === undefined ? 0 : 1)
  const before = row * layout.columns
  return {
    kind: 'row',
    top: topOfRows(layout, group) + row * layout.rowHeight,
    first: first + before,
    count: Math.min(layout.columns, count - before),
  }
}

/** Indexes of the first and last entry in some lines; undefined if they contain none. */
export function entriesIn(
  layout: Layout,
  { first, last }: { readonly first: number; readonly last: number },
): { readonly first: number; readonly last: number } | undefined {
  const rows: Extract<Line, { kind: 'row' }>[] = []
  for (let number = first; number <= last; number += 1) {
    const line = lineAt(layout, number)
    if (line?.kind === 'row') rows.push(line)
  }
  const [top] = rows
  const bottom = rows.at(-1)
  if (top === undefined || bottom === undefined) return undefined
  return { first: top.first, last: bottom.first + bottom.count - 1 }
}

/** The line that contains an entry; undefined for an index after the last one. */
export function lineOf(layout: Layout, index: number): number | undefined {
  const group = lastUpTo(layout.groups, 'first', index)
  if (group === undefined || index >= layout.entryCount) return undefined
  const row = Math.floor((index - group.first) / layout.columns)
  return group.firstLine + (group.moment === undefined ? 0 : 1) + row
}

/** The line at a height, in pixels from the top; beyond either end, the nearest line. */
export function lineAtHeight(layout: Layout, height: number): number {
  const group = lastUpTo(layout.groups, 'top', height)
  if (group === undefined) return 0
  const row = Math.floor((height - topOfRows(layout, group)) / layout.rowHeight)
  const line = group.firstLine + (group.moment === undefined ? 0 : 1) + row
  return Math.min(Math.max(line, group.firstLine), layout.lineCount - 1)
}

/** A key that moves the focus. */
export interface Step {
  readonly key: string
  /** The index of the focused entry. */
  readonly from: number
  /** How many rows are visible. */
  readonly page: number
}

/** The entry that a key moves to from another one, by their places on the screen. */
export function neighbour(layout: Layout, { key, from, page }: Step): number | undefined {
  if (layout.entryCount === 0) return undefined
  const last = layout.entryCount - 1
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, from - 1)
    case 'ArrowRight':
      return Math.min(last, from + 1)
    case 'ArrowUp':
      return inRow(layout, from, -1)
    case 'ArrowDown':
      return inRow(layout, from, 1)
    case 'PageUp':
      return inRow(layout, from, -page)
    case 'PageDown':
      return inRow(layout, from, page)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}

/** The entry this many lines away, or in the last row before the end; skips the names of days. */
function inRow(layout: Layout, from: number, lines: number): number {
  const here = lineOf(layout, from) ?? 0
  const row = lineAt(layout, here)
  const wanted = Math.min(Math.max(here + lines, 0), layout.lineCount - 1)
  const isDay = lineAt(layout, wanted)?.kind === 'day'
  const target = lineAt(layout, isDay ? wanted + (lines < 0 && wanted > 0 ? -1 : 1) : wanted)
  if (row?.kind !== 'row' || target?.kind !== 'row') return from
  return target.first + Math.min(from - row.first, target.count - 1)
}

function topOfRows({ dayHeight }: Layout, { moment, top }: Group): number {
  return moment === undefined ? top : top + dayHeight
}

/** The last group that begins at or before a value; the first one if there is none. */
function lastUpTo(
  groups: readonly Group[],
  field: 'first' | 'firstLine' | 'top',
  value: number,
): Group | undefined {
  let [low, high] = [0, groups.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((groups[middle]?.[field] ?? Infinity) <= value) low = middle
    else high = middle - 1
  }
  return groups[low]
}

import { useEffect, useMemo, useRef, type CSSProperties } from 'react'
import type { HistoryEntry, ReadEntries } from '../../../../electron/shared/history/history'
import type { EntryView } from '../../../../electron/shared/app/settings'
import type { Kept } from '../../../kept'
import { classes } from '../../../style/classes'
import { DayLine } from './DayLine'
import type { EntryEvents } from './EntryCell'
import styles from './EntryGrid.module.css'
import { EntryLine } from './EntryLine'
import {
  columnGap,
  columnsFor,
  entriesIn,
  lineAt,
  lineOf,
  layOut,
  type Layout,
  type Measures,
} from './layout'
import { useGridKeys, type GridActions } from './use-grid-keys'
import { useVisibleLines, type LineRange, type ScrollPlace } from './use-visible-lines'
import { useSize } from './use-size'

export interface EntryGridProps {
  readonly label: string
  readonly view: EntryView
  /** Whether the entries are in order of time, so that they can be grouped by day. */
  readonly byDay: boolean
  /** Of everything that was found, in order. */
  readonly positions: Float64Array
  readonly entries: ReadEntries
  /** When the present day began, in milliseconds since the epoch. */
  readonly today: number
  readonly selected: ReadonlySet<string>
  /** The entry with the keyboard focus. */
  readonly currentIndex: number
  /** The scroll position, kept when the screen is left. */
  readonly place: Kept<ScrollPlace | undefined>
  /** The same object throughout, so that no line is rendered again because of it. */
  readonly events: EntryEvents
  readonly actions: GridActions
  /** Reports the indexes of the visible entries. */
  readonly onVisibleChange: (first: number, last: number) => void
}

const nowhere = new Float64Array()
const dayHeight = 38
const listRowHeight = 56
const tileGap = 14
/** Below the thumbnail: its name, its facts, and the gap between. */
const captionHeight = 38
/** The grid's margins within the scrolling element, as in the style sheet. */
const [marginTop, marginTopOfTiles, marginSides] = [4, 16, 32]
/** Lines that are rendered above and below the visible ones. */
const overscan = { gallery: 3, list: 8 } as const

/**
 * Entries by day, as tiles or as a list. Only visible lines are rendered, and only some entries are loaded at a
 * time. Arrow keys move, with Shift they select; Space selects, Enter opens.
 */
export function EntryGrid(props: EntryGridProps) {
  const { label, view, byDay, today, positions, entries, selected, currentIndex, place, events, actions } =
    props
  const scroller = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(scroller)
  const layout = useMemo(
    // Without a width there is no layout.
    () => layOut(width === 0 ? nowhere : positions, byDay, measuresOf(view, width - marginSides)),
    [positions, byDay, view, width],
  )
  // A day's name has its own space above it, and so does a row of the list.
  const beginsWithTiles = view === 'gallery' && !byDay
  const margin = beginsWithTiles ? marginTopOfTiles : marginTop
  const { visible, reveal } = useVisibleLines({ scroller, place, positions, layout, height, margin })
  useVisibleEntries(layout, visible, props.onVisibleChange)

  const entryAt = (index: number): HistoryEntry | null | undefined => {
    const position = positions[index]
    return position === undefined ? null : entries.get(position)
  }
  const keys = useGridKeys({ scroller, layout, reveal, currentIndex, entryAt, events, actions })

  const lines = linesToRender(visible, overscan[view], lineOf(layout, currentIndex), layout.lineCount)
  const { columns } = layout
  const shared = { view, byDay, today, columns, positions, entries, events }
  /** What a line has of the selection and the focus: a move only renders the lines in which one of these changes. */
  const marksOf = (first: number, count: number) => {
    const ids = Array.from(positions.subarray(first, first + count), (position) => entries.get(position)?.id)
    const isCurrent = currentIndex >= first && currentIndex < first + count
    return {
      selectedColumns: ids
        .flatMap((id, column) => (id !== undefined && selected.has(id) ? [column] : []))
        .join(' '),
      currentColumn: isCurrent ? currentIndex - first : undefined,
    }
  }
  return (
    <div
      ref={scroller}
      className={classes(styles['scroller'], beginsWithTiles && styles['beginsWithTiles'], 'scroll')}
    >
      <div
        role="grid"
        aria-label={label}
        aria-multiselectable="true"
        aria-rowcount={layout.lineCount}
        className={styles['grid']}
        style={gridStyle(layout)}
        {...keys}
      >
        {lines.map((number) => {
          const line = lineAt(layout, number)
          if (line === undefined) return null
          const at = { row: number + 1, top: line.top, count: line.count }
          return line.kind === 'day' ? (
            <DayLine key={`day ${line.moment}`} {...at} moment={line.moment} today={today} />
          ) : (
            <EntryLine
              key={`${view} ${line.first}`}
              {...shared}
              {...at}
              {...marksOf(line.first, line.count)}
              first={line.first}
            />
          )
        })}
      </div>
    </div>
  )
}

function gridStyle({ height, rowHeight }: Layout): CSSProperties & Readonly<Record<`--${string}`, string>> {
  return { height: `${height}px`, '--thumbnail-height': `${rowHeight - captionHeight - tileGap}px` }
}

/** Reports which entries are visible whenever that changes. */
function useVisibleEntries(
  layout: Layout,
  visible: LineRange,
  onVisibleChange: EntryGridProps['onVisibleChange'],
): void {
  const { first, last } = entriesIn(layout, visible) ?? {}
  useEffect(() => {
    if (first !== undefined && last !== undefined) onVisibleChange(first, last)
  }, [onVisibleChange, first, last])
}

function measuresOf(view: EntryView, width: number): Measures {
  if (view === 'list') return { columns: 1, rowHeight: listRowHeight, dayHeight }
  const columns = columnsFor(width)
  const tileWidth = Math.max(0, (width - (columns - 1) * columnGap) / columns)
  // Whole pixels: otherwise the browser rounds the height of each tile in a row differently.
  return { columns, rowHeight: Math.round(tileWidth * 0.75) + captionHeight + tileGap, dayHeight }
}

/** The visible lines and some around them; always includes the line with the focus, so that it keeps it. */
function linesToRender(
  { first, last }: LineRange,
  beyond: number,
  current: number | undefined,
  count: number,
): readonly number[] {
  const start = Math.max(0, first - beyond)
  const end = Math.min(count - 1, last + beyond)
  const near = Array.from({ length: Math.max(0, end - start + 1) }, (_, index) => start + index)
  if (current === undefined || near.length === 0 || (current >= start && current <= end)) return near
  return current < start ? [current, ...near] : [...near, current]
}

import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import type { EntryView } from '../../../electron/shared/settings'
import type { Kept } from '../../selection/kept'
import { changeOfArrow, wholeListKey } from '../../selection/selection-keys'
import { nothingTyped, typeOn } from '../../selection/type-ahead'
import { classes } from '../../style/classes'
import { DayLine } from './DayLine'
import styles from './EntryGrid.module.css'
import { columnGap, columnsFor, lineAt, lineOf, layOut, neighbour, type Measures } from './layout'
import { ListLine } from './ListLine'
import { TileLine, type EntryLineProps } from './TileLine'
import { useGridFocus } from './use-grid-focus'
import { useSight, type ScrollPlace } from './use-sight'
import { useSize } from './use-size'

export interface EntryGridProps extends Omit<EntryLineProps, 'row' | 'top' | 'columns' | 'first' | 'count'> {
  readonly label: string
  readonly view: EntryView
  /** Whether the order is that of time, so that days can be told apart. */
  readonly byDay: boolean
  /** Where it was left, and is. */
  readonly place: Kept<ScrollPlace | undefined>
  readonly onSelectAll: () => void
  readonly onClear: () => void
  readonly onDelete: () => void
  readonly onCopy: () => void
  readonly onMove: () => void
  /** Typing looks for a name; the key itself is still on its way. */
  readonly onType: () => void
  /** Says which entries are in sight, by their indexes. */
  readonly onLook: (first: number, last: number) => void
}

const nowhere = new Float64Array()
const dayHeight = 38
const listRowHeight = 56
const tileGap = 14
/** Below the picture: its name and its facts, with the space between. */
const captionHeight = 38
/** Of the grid within what scrolls, as the styles have it. */
const [marginTop, marginTopOfTiles, marginSides] = [4, 16, 32]
/** Lines that exist above and below those in sight. */
const beyondSight = { gallery: 3, list: 8 } as const

/**
 * Remembered images by day, as tiles or as a list. Only lines in sight exist, and of the entries only
 * some are known at a time; arrows walk, with Shift they select; Space selects, Enter opens.
 */
export function EntryGrid(props: EntryGridProps) {
  const { label, view, positions, entries, byDay, place, selected, currentIndex, pictureOf } = props
  const { onSelect, onSelectAll, onClear, onOpen, onDelete, onCopy, onMove, onType, onMenu } = props
  const { onLook, onGiveUp, onPress, onDrag } = props
  const scroller = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(scroller)
  const layout = useMemo(
    // Nothing has its place before the width is known.
    () => layOut(width === 0 ? nowhere : positions, byDay, measuresOf(view, width - marginSides)),
    [positions, byDay, view, width],
  )
  // The name of a day brings its own space, and so does a row of the list.
  const beginsWithTiles = view === 'gallery' && !byDay
  const margin = beginsWithTiles ? marginTopOfTiles : marginTop
  const { sight, reveal } = useSight({ scroller, place, positions, layout, height, margin })
  const lines = linesToDraw(sight, beyondSight[view], lineOf(layout, currentIndex), layout.lineCount)

  const rows = lines.flatMap((number) => {
    const line = number < sight.first || number > sight.last ? undefined : lineAt(layout, number)
    return line?.kind === 'row' ? [line] : []
  })
  const first = rows[0]?.first
  const lastRow = rows.at(-1)
  const end = lastRow === undefined ? undefined : lastRow.first + lastRow.count - 1
  useEffect(() => {
    if (first !== undefined && end !== undefined) onLook(first, end)
  }, [onLook, first, end])

  const entryAt = (index: number) => entries.get(positions[index] ?? 0)
  const focus = useGridFocus({ scroller, layout, reveal, entryAt, onSelect })

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / layout.rowHeight))
    const target = neighbour(layout, { key: event.key, from: currentIndex, page })
    const current = entryAt(currentIndex)
    if (event.altKey) return
    // An input method begins a letter of Hangul with a key of its own.
    if (event.key === 'Process' || typeOn(nothingTyped, event) !== undefined) {
      onType()
      return
    }
    const whole = wholeListKey(event)
    if (target !== undefined) focus.goTo(target, changeOfArrow(event))
    else if (whole === 'all') onSelectAll()
    else if (whole === 'none') onClear()
    else if (isCopy(event)) onCopy()
    else if (current === undefined || current === null) return
    else if (event.key === ' ') onSelect(currentIndex, current.id, 'toggle')
    else if (event.key === 'Enter') onOpen(current)
    else if (event.key === 'Delete') onDelete()
    else if (event.key === 'F2') onMove()
    else return
    event.preventDefault()
  }

  const shared = {
    columns: layout.columns,
    positions,
    entries,
    selected,
    currentIndex,
    pictureOf,
    onGiveUp,
    onSelect,
    onOpen,
    onMenu,
    onPress,
    onDrag,
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
        style={{ height: `${layout.height}px` }}
        onKeyDown={onKeyDown}
        onBlur={focus.onBlur}
      >
        {lines.map((number) => {
          const line = lineAt(layout, number)
          if (line === undefined) return null
          const place = { row: number + 1, top: line.top, count: line.count }
          if (line.kind === 'day')
            return <DayLine key={`day ${line.moment}`} {...place} moment={line.moment} />
          const key = `${view} ${line.first}`
          return view === 'list' ? (
            <ListLine key={key} {...shared} {...place} first={line.first} byDay={byDay} />
          ) : (
            <TileLine key={key} {...shared} {...place} first={line.first} />
          )
        })}
      </div>
    </div>
  )
}

function measuresOf(view: EntryView, width: number): Measures {
  if (view === 'list') return { columns: 1, rowHeight: listRowHeight, dayHeight }
  const columns = columnsFor(width)
  const tileWidth = Math.max(0, (width - (columns - 1) * columnGap) / columns)
  return { columns, rowHeight: tileWidth * 0.75 + captionHeight + tileGap, dayHeight }
}

/** Those in sight and some around them; the line that the keyboard stands on is always there, to keep it. */
function linesToDraw(
  { first, last }: { readonly first: number; readonly last: number },
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

/** Text that is marked goes first. */
function isCopy({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  const isPressed = (ctrlKey || metaKey) && !shiftKey && key.toLowerCase() === 'c'
  return isPressed && document.getSelection()?.isCollapsed !== false
}

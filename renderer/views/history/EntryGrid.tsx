import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import type { HistoryEntry } from '../../../electron/shared/history/history'
import type { EntryView } from '../../../electron/shared/app/settings'
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
  /** Whether the entries are in order of time, so that they can be grouped by day. */
  readonly byDay: boolean
  /** The scroll position, kept when the screen is left. */
  readonly place: Kept<ScrollPlace | undefined>
  readonly onSelectAll: () => void
  readonly onClear: () => void
  readonly onDelete: () => void
  readonly onCopy: () => void
  /** Asks for another name or folder for the entry with the keyboard focus. */
  readonly onMove: (entry: HistoryEntry) => void
  /** Called while the key is still being pressed: typing searches for a name. */
  readonly onType: () => void
  /** Reports the indexes of the visible entries. */
  readonly onVisibleChange: (first: number, last: number) => void
}

const nowhere = new Float64Array()
const dayHeight = 38
const listRowHeight = 56
const tileGap = 14
/** Below the picture: its name, its facts, and the gap between. */
const captionHeight = 38
/** The grid's margins within the scrolling element, as in the style sheet. */
const [marginTop, marginTopOfTiles, marginSides] = [4, 16, 32]
/** Lines that are rendered above and below the visible ones. */
const beyondSight = { gallery: 3, list: 8 } as const

/**
 * Entries by day, as tiles or as a list. Only visible lines are rendered, and only some entries are loaded at a
 * time. Arrow keys move, with Shift they select; Space selects, Enter opens.
 */
export function EntryGrid(props: EntryGridProps) {
  const { label, view, positions, entries, byDay, place, selected, currentIndex, pictureOf } = props
  const { onSelect, onSelectAll, onClear, onOpen, onDelete, onCopy, onMove, onType, onMenu } = props
  const { onVisibleChange, onCancelPicture, onPress, onDrag } = props
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
    if (first !== undefined && end !== undefined) onVisibleChange(first, end)
  }, [onVisibleChange, first, end])

  const entryAt = (index: number) => {
    const position = positions[index]
    return position === undefined ? null : entries.get(position)
  }
  const focus = useGridFocus({
    scroller,
    layout,
    reveal,
    entryAt,
    onSelect,
    answer: (event) => actionOf(event)?.(),
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey) return
    // An input method starts a Hangul letter with a key of its own.
    if (event.key === 'Process' || typeOn(nothingTyped, event) !== undefined) {
      onType()
      return
    }
    if (actionOf(event) === undefined) return
    event.preventDefault()
    focus.onKey(event)
  }

  const actionOf = (event: KeyboardEvent): (() => void) | undefined => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / layout.rowHeight))
    const target = neighbour(layout, { key: event.key, from: currentIndex, page })
    if (target !== undefined) return () => focus.goTo(target, changeOfArrow(event))
    const whole = wholeListKey(event)
    if (whole === 'all') return onSelectAll
    if (whole === 'none') return onClear
    if (isCopy(event)) return onCopy
    const current = entryAt(currentIndex)
    if (current === undefined || current === null) return undefined
    switch (event.key) {
      case ' ':
        return () => onSelect(currentIndex, current.id, 'toggle')
      case 'Enter':
        return () => onOpen(current)
      case 'Delete':
        return onDelete
      case 'F2':
        return () => onMove(current)
      default:
        return undefined
    }
  }

  const shared = {
    columns: layout.columns,
    positions,
    entries,
    selected,
    currentIndex,
    pictureOf,
    onCancelPicture,
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

/** The visible lines and some around them; always includes the line with the focus, so that it keeps it. */
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

/** Selected text takes precedence. */
function isCopy({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  const isPressed = (ctrlKey || metaKey) && !shiftKey && key.toLowerCase() === 'c'
  return isPressed && document.getSelection()?.isCollapsed !== false
}

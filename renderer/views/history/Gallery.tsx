import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import type { SelectionChange } from '../../selection/selection'
import { changeOfArrow, wholeListKey } from '../../selection/selection-keys'
import { classes } from '../../style/classes'
import { DayLine } from './DayLine'
import styles from './Gallery.module.css'
import { columnsFor, layOut, lineOf, neighbour } from './layout'
import { TileLine, type TileLineProps } from './TileLine'
import { useWidth } from './useWidth'

export interface GalleryProps extends Omit<TileLineProps, 'row' | 'top' | 'columns' | 'first' | 'count'> {
  readonly label: string
  /** Whether the order is that of time, so that days can be told apart. */
  readonly byDay: boolean
  readonly onSelectAll: () => void
  readonly onClear: () => void
  readonly onDelete: () => void
  readonly onCopy: () => void
  readonly onMove: () => void
  /** Says which entries are in sight, by their indexes. */
  readonly onLook: (first: number, last: number) => void
}

const dayHeight = 38
const gap = 14
/** Below the picture: its name and its facts, with the space between. */
const captionHeight = 38

/**
 * Remembered images by day. Only lines in sight exist, and of the entries only some are known at a
 * time; arrows walk, with Shift they select; Space selects, Enter opens.
 */
export function Gallery(props: GalleryProps) {
  const { label, positions, entries, byDay, selected, currentIndex, pictureOf, onSelect } = props
  const { onSelectAll, onClear, onOpen, onDelete, onCopy, onMove, onMenu, onLook } = props
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller)
  const columns = columnsFor(width - 32)
  const lines = useMemo(() => layOut(positions, columns, byDay), [positions, columns, byDay])
  const tileWidth = (width - 32 - (columns - 1) * 12) / columns
  const tileHeight = Math.max(0, tileWidth) * 0.75 + captionHeight + gap

  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'day' ? dayHeight : tileHeight),
    overscan: 3,
    // Else each scroll event is drawn by itself, and waits for its layout.
    useFlushSync: false,
  })
  // Heights follow from the width and the days: a change of them counts for every line.
  const measured = useRef({ tileHeight, lines })
  if (measured.current.tileHeight !== tileHeight || measured.current.lines !== lines) {
    measured.current = { tileHeight, lines }
    virtualizer.measure()
  }

  const shown = virtualizer.getVirtualItems()
  const tiles = shown.flatMap(({ index }) => {
    const line = lines[index]
    return line?.kind === 'tiles' ? [line] : []
  })
  const first = tiles[0]?.first
  const last = tiles.at(-1)
  const end = last === undefined ? undefined : last.first + last.count - 1
  useEffect(() => {
    if (first !== undefined && end !== undefined) onLook(first, end)
  }, [onLook, first, end])

  const entryAt = (index: number) => entries.get(positions[index] ?? 0)

  const goTo = (index: number, change: SelectionChange) => {
    const line = lineOf(lines, index)
    if (line !== undefined) virtualizer.scrollToIndex(line, { align: 'auto' })
    const entry = entryAt(index)
    if (entry === undefined || entry === null) return
    onSelect(index, entry.id, change)
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-entry="${index}"]`)?.focus(),
    )
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const current = entryAt(currentIndex)
    const target = neighbour(lines, currentIndex, event.key)
    if (event.altKey) return
    const whole = wholeListKey(event)
    if (target !== undefined) goTo(target, changeOfArrow(event))
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

  return (
    <div ref={scroller} className={classes(styles['scroller'], 'scroll')}>
      <div
        role="grid"
        aria-label={label}
        aria-multiselectable="true"
        aria-rowcount={lines.length}
        className={styles['grid']}
        style={{ height: `${virtualizer.getTotalSize()}px` }}
        onKeyDown={onKeyDown}
      >
        {shown.map(({ index, start }) => {
          const line = lines[index]
          if (line === undefined) return null
          if (line.kind === 'day') {
            return (
              <DayLine
                key={`day ${line.moment}`}
                row={index + 1}
                top={start}
                moment={line.moment}
                count={line.count}
              />
            )
          }
          return (
            <TileLine
              key={line.first}
              row={index + 1}
              top={start}
              columns={columns}
              first={line.first}
              count={line.count}
              positions={positions}
              entries={entries}
              selected={selected}
              currentIndex={currentIndex}
              pictureOf={pictureOf}
              onSelect={onSelect}
              onOpen={onOpen}
              onMenu={onMenu}
            />
          )
        })}
      </div>
    </div>
  )
}

/** Text that is marked goes first. */
function isCopy({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  const isPressed = (ctrlKey || metaKey) && !shiftKey && key.toLowerCase() === 'c'
  return isPressed && document.getSelection()?.isCollapsed !== false
}

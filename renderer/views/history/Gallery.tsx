import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, type KeyboardEvent } from 'react'
import type { HistoryEntry } from '../../../electron/shared/history'
import { useFormat } from '../../i18n/useFormat'
import type { SelectionChange } from '../../selection/selection'
import { changeOfArrow, changeOfClick, wholeListKey } from '../../selection/selection-keys'
import { classes } from '../../style/classes'
import styles from './Gallery.module.css'
import { columnsFor, layOut, neighbour } from './layout'
import { Tile } from './Tile'
import { useWidth } from './useWidth'

export interface GalleryProps {
  readonly label: string
  readonly entries: readonly HistoryEntry[]
  readonly selected: ReadonlySet<string>
  /** The entry that the keyboard stands on. */
  readonly currentId: string | undefined
  readonly pictureOf: (id: string) => string
  readonly onSelect: (id: string, change: SelectionChange) => void
  readonly onSelectAll: () => void
  readonly onClear: () => void
  readonly onOpen: (entry: HistoryEntry) => void
  readonly onForget: () => void
  readonly onNearEnd: () => void
}

const dayHeight = 38
const gap = 14
/** Below the picture: its name and its facts, with the space between. */
const captionHeight = 38

/** Remembered images by day. Only lines in sight exist; arrows walk, with Shift they select; Space selects, Enter opens. */
export function Gallery(props: GalleryProps) {
  const { label, entries, selected, currentId, pictureOf, onSelect } = props
  const { onSelectAll, onClear, onOpen, onForget, onNearEnd } = props
  const format = useFormat()
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller)
  const columns = columnsFor(width - 32)
  const lines = useMemo(() => {
    const now = Date.now()
    return layOut(entries, columns, ({ uploadedAt }) => format.day(uploadedAt, now))
  }, [entries, columns, format])
  const tileWidth = (width - 32 - (columns - 1) * 12) / columns
  const tileHeight = Math.max(0, tileWidth) * 0.75 + captionHeight + gap

  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'day' ? dayHeight : tileHeight),
    overscan: 4,
    onChange: ({ range }) => {
      if (range !== null && range.endIndex > lines.length - 6) onNearEnd()
    },
  })
  // Heights follow from the width alone: a change of it counts for every line.
  const measured = useRef(tileHeight)
  if (measured.current !== tileHeight) {
    measured.current = tileHeight
    virtualizer.measure()
  }

  const currentIndex = Math.max(
    0,
    entries.findIndex(({ id }) => id === currentId),
  )

  const goTo = (index: number, change: SelectionChange) => {
    const entry = entries[index]
    if (entry === undefined) return
    onSelect(entry.id, change)
    const line = lines.findIndex(
      (candidate) =>
        candidate.kind === 'tiles' &&
        index >= candidate.first &&
        index < candidate.first + candidate.entries.length,
    )
    virtualizer.scrollToIndex(line, { align: 'auto' })
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-entry="${index}"]`)?.focus(),
    )
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const current = entries[currentIndex]
    const target = neighbour(lines, currentIndex, event.key)
    if (event.altKey || current === undefined) return
    const whole = wholeListKey(event)
    if (target !== undefined) goTo(target, changeOfArrow(event))
    else if (whole === 'all') onSelectAll()
    else if (whole === 'none') onClear()
    else if (event.key === ' ') onSelect(current.id, 'toggle')
    else if (event.key === 'Enter') onOpen(current)
    else if (event.key === 'Delete') onForget()
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
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const line = lines[index]
          if (line === undefined) return null
          const place = { transform: `translateY(${start}px)` }
          if (line.kind === 'day') {
            return (
              <div
                key={line.day}
                role="row"
                aria-rowindex={index + 1}
                className={styles['day']}
                style={place}
              >
                <span role="rowheader">
                  {line.day} <span className={styles['count']}>{format.count(line.count)}</span>
                </span>
              </div>
            )
          }
          return (
            <div
              key={line.entries[0]?.id}
              role="row"
              aria-rowindex={index + 1}
              className={styles['row']}
              style={{ ...place, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
            >
              {line.entries.map((entry, column) => (
                <div
                  key={entry.id}
                  role="gridcell"
                  aria-label={entry.name}
                  aria-selected={selected.has(entry.id)}
                  tabIndex={line.first + column === currentIndex ? 0 : -1}
                  data-entry={line.first + column}
                  className={styles['cell']}
                  onClick={(event) => onSelect(entry.id, changeOfClick(event))}
                  onDoubleClick={() => onOpen(entry)}
                >
                  <Tile entry={entry} picture={pictureOf(entry.id)} isSelected={selected.has(entry.id)} />
                </div>
              ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}

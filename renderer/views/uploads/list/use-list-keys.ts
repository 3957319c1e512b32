import { useRef, type KeyboardEvent } from 'react'
import { listStep } from '../../../selection/list-step'
import type { SelectionChange } from '../../../selection/selection'
import { changeOfArrow } from '../../../selection/selection-keys'
import type { ListEvents } from './UploadItem'
import { findTyped, isTyping, nothingTyped, typeOn } from '../../../selection/type-ahead'

export interface ListKeysNeeds {
  readonly ids: readonly string[]
  /** The item with the keyboard focus. */
  readonly current: number
  readonly nameOf: (id: string) => string
  readonly visibleRowCount: () => number
  readonly goTo: (index: number, change: SelectionChange) => void
  readonly events: Pick<ListEvents, 'onSelect' | 'onOpen' | 'onEditAltText' | 'onRemove'>
}

/** The keys of a list of rows, as in file managers; the events come from the rows and the elements in them. */
export function useListKeys(needs: ListKeysNeeds): (event: KeyboardEvent) => void {
  const { ids, current, nameOf, visibleRowCount, goTo, events } = needs
  const typed = useRef(nothingTyped)
  /** Rows that will disappear, or have. */
  const removed = useRef<ReadonlySet<string>>(new Set())

  const step = (event: KeyboardEvent): boolean => {
    const position = { current, count: ids.length, page: visibleRowCount() }
    const target = event.altKey ? undefined : listStep(event.key, position)
    if (target !== undefined) goTo(target, changeOfArrow(event))
    return target !== undefined
  }

  const type = (event: KeyboardEvent): boolean => {
    const next = typeOn(typed.current, event)
    if (next === undefined) return false
    typed.current = next
    const nameAt = (index: number) => nameOf(ids[index] ?? '')
    const found = findTyped(next, { current, count: ids.length, nameAt })
    if (found !== undefined) goTo(found, 'only')
    return true
  }

  /** The row after a removed one takes its place. */
  const remove = (id: string) => {
    const gone = events.onRemove(id)
    if (!gone.has(id)) return
    removed.current = new Set([...removed.current, ...gone])
    const stays = (index: number) => !removed.current.has(ids[index] ?? id)
    const indices = ids.map((_, index) => index).filter(stays)
    const next = indices.find((index) => index > current) ?? indices.at(-1)
    if (next !== undefined) goTo(next, 'only')
  }

  return (event) => {
    const id = ids[current]
    if (id === undefined || event.nativeEvent.isComposing) return
    // Keys that press a button belong to the focused button.
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset['index'] !== undefined
    if (event.key === 'Delete') remove(id)
    else if (event.key === 'F2') events.onEditAltText(id)
    else if (isOnRow && event.key === 'Enter') events.onOpen(id)
    else if (isOnRow && event.key === ' ' && !isTyping(typed.current, event)) events.onSelect(id, 'toggle')
    else if (!step(event) && !(isOnRow && type(event))) return
    event.preventDefault()
  }
}

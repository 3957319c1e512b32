import { useEffect, useState } from 'react'
import { api } from '../../api'
import { takeInDrop } from '../intake'
import { isTextField } from '../../is-text-field'
import { useStores, type Stores } from '../../state/stores'
import type { Hovering } from '../../views/window/DropOverlay'
import { whatHovers } from './what-hovers'

/** Makes the whole window a drop target. Returns what hovers over it now. */
export function useDropTarget(): Hovering | undefined {
  const stores = useStores()
  const [hovering, setHovering] = useState<Hovering>()
  useEffect(() => listenForDrops(stores, setHovering), [stores])

  const isHovering = hovering !== undefined
  useEffect(() => {
    if (isHovering) void api.expectFiles()
  }, [isHovering])

  return hovering
}

/**
 * A drop never navigates the page: anything but files and another program's addresses or images is refused.
 *
 * @returns stops listening
 */
function listenForDrops(stores: Stores, onHover: (hovering: Hovering | undefined) => void): () => void {
  const listening = new AbortController()
  const listen = (
    type: 'dragstart' | 'dragenter' | 'dragover' | 'dragleave' | 'drop' | 'dragend',
    handle: (event: DragEvent) => void,
  ) => document.addEventListener(type, handle, { signal: listening.signal })

  /** Counted once per drag, because counting thousands takes time and `dragover` comes many times a second. */
  let known: Hovering | undefined
  /** Whether the drag began in this window, with links that are uploaded already. */
  let isOwn = false
  const hover = (event: DragEvent) => {
    const { dataTransfer: data } = event
    if (data === null || isTextForField(event)) return
    event.preventDefault()
    // Unlike files, addresses do not wait for the first destination.
    const mayFetch = !isOwn && stores.settings.read().destinations.length > 0
    const hasAddresses = data.types.includes('text/uri-list') || data.types.includes('text/html')
    const takes = data.types.includes('Files') || (mayFetch && hasAddresses)
    data.dropEffect = takes ? 'copy' : 'none'
    if (!takes) return
    known ??= whatHovers(data.items)
    onHover(known)
  }
  const end = () => {
    known = undefined
    onHover(undefined)
  }

  listen('dragstart', () => (isOwn = true))
  listen('dragend', () => (isOwn = false))
  listen('dragenter', (event) => {
    // The drag enters the window: an earlier drag may have been cancelled without an event.
    if (event.relatedTarget === null) known = undefined
    hover(event)
  })
  listen('dragover', hover)
  listen('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) end()
  })
  // Such an end only shows when the pointer moves again. Chromium also sends `pointermove` for a resting pointer
  // whenever the element under it has changed.
  const endIfMoved = ({ movementX, movementY }: PointerEvent) => {
    if (movementX === 0 && movementY === 0) return
    isOwn = false
    end()
  }
  document.addEventListener('pointermove', endIfMoved, { signal: listening.signal })
  listen('drop', (event) => {
    end()
    drop(event, stores)
  })
  return () => listening.abort()
}

function drop(event: DragEvent, stores: Stores): void {
  // A form may already have taken it, as a key file.
  if (event.defaultPrevented || event.dataTransfer === null || isTextForField(event)) return
  event.preventDefault()
  void takeInDrop(stores, event.dataTransfer)
}

function isTextForField({ target, dataTransfer }: DragEvent): boolean {
  return isTextField(target) && dataTransfer?.types.includes('Files') === false
}

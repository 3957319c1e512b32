import { useEffect, useState } from 'react'
import { api } from '../../api'
import { filesOf, takeIn } from '../../intake'
import { useStores } from '../../state/stores'
import type { Hovering } from '../../views/window/DropOverlay'
import { whatHovers } from './what-hovers'

/**
 * Makes the whole window a drop target. Answers what hovers now. No drop ever leads the page away:
 * what is no file is refused.
 */
export function useDropTarget(): Hovering | undefined {
  const stores = useStores()
  const [hovering, setHovering] = useState<Hovering>()

  useEffect(() => {
    const listening = new AbortController()
    const listen = (
      type: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
      handle: (event: DragEvent) => void,
    ) => document.addEventListener(type, handle, { signal: listening.signal })

    const hover = (event: DragEvent) => {
      const { dataTransfer: data } = event
      if (data === null || isTextForField(event)) return
      event.preventDefault()
      const takes = data.types.includes('Files')
      data.dropEffect = takes ? 'copy' : 'none'
      if (!takes) return
      // Read at once: the list is empty after the event.
      const next = whatHovers(data.items)
      setHovering((known) => sameOr(known, next))
    }
    listen('dragenter', hover)
    listen('dragover', hover)
    listen('dragleave', ({ relatedTarget }) => {
      if (relatedTarget === null) setHovering(undefined)
    })
    // A drag that was called off may end without a word; the pointer moves again only after its end.
    document.addEventListener('pointermove', () => setHovering(undefined), { signal: listening.signal })
    listen('drop', (event) => {
      setHovering(undefined)
      // A form may have taken it already, as a file of keys.
      if (event.defaultPrevented || event.dataTransfer === null || isTextForField(event)) return
      event.preventDefault()
      const files = filesOf(event.dataTransfer)
      if (files.length > 0) void takeIn(stores, api.uploadFiles(files))
    })
    return () => listening.abort()
  }, [stores])

  const isHovering = hovering !== undefined
  useEffect(() => {
    if (isHovering) void api.expectFiles()
  }, [isHovering])

  return hovering
}

/** `dragover` comes many times a second: an equal answer must not redraw. */
function sameOr(known: Hovering | undefined, next: Hovering): Hovering {
  const same =
    known?.count === next.count && known.notImages === next.notImages && known.allKnown === next.allKnown
  return same ? known : next
}

function isTextForField({ target, dataTransfer }: DragEvent): boolean {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  return isField && dataTransfer?.types.includes('Files') === false
}

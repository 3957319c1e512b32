import { useEffect, useEffectEvent } from 'react'
import { filesOf } from '../../intake'

/**
 * Takes images that are dropped on the window while there is no destination yet. Runs after the handler for key
 * files, and before the window's, which has no destination to upload to.
 */
export function useDroppedImages(take: (files: readonly File[]) => void): void {
  const onFiles = useEffectEvent(take)
  useEffect(() => {
    const listening = new AbortController()
    document.addEventListener(
      'drop',
      (event) => {
        if (event.defaultPrevented || event.dataTransfer === null) return
        const files = filesOf(event.dataTransfer)
        if (files.length === 0) return
        event.preventDefault()
        onFiles(files)
      },
      { capture: true, signal: listening.signal },
    )
    return () => listening.abort()
  }, [])
}

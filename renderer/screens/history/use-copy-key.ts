import { useEffect } from 'react'
import { api } from '../../api'
import { isShortcut } from '../../shortcuts'
import type { EntryActions } from './use-entry-actions'

/** Copies what is selected wherever on the screen the keyboard is; words that are marked or in a field go first. */
export function useCopyKey(hasSelection: boolean, act: EntryActions['act']): void {
  useEffect(() => {
    if (!hasSelection) return undefined
    const listening = new AbortController()
    // Below the document, whose keys copy all links of the uploads; also where nothing has the keyboard.
    document.body.addEventListener(
      'keydown',
      (event) => {
        if (event.defaultPrevented || event.target instanceof HTMLInputElement) return
        if (!isShortcut(event, 'copy-all-links', api.platform)) return
        if (document.getSelection()?.isCollapsed === false) return
        event.preventDefault()
        act('copy')
      },
      { signal: listening.signal },
    )
    return () => listening.abort()
  }, [hasSelection, act])
}

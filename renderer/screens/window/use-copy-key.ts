import { useEffect, useEffectEvent } from 'react'
import { api } from '../../api'
import { isTextField } from '../../is-text-field'
import { isShortcut } from '../../shortcuts'
import { countSheets } from '../../views/controls/count-sheets'

/** Copies what is selected wherever on the screen the keyboard is; words that are marked or in a field go first. */
export function useCopyKey(hasSelection: boolean, copy: () => void): void {
  const onCopy = useEffectEvent(copy)
  useEffect(() => {
    if (!hasSelection) return undefined
    const listening = new AbortController()
    // Below the document, whose keys copy all links of the uploads; also where nothing has the keyboard.
    document.body.addEventListener(
      'keydown',
      (event) => {
        if (event.defaultPrevented || isTextField(event.target) || countSheets() > 0) return
        if (!isShortcut(event, 'copy-all-links', api.platform)) return
        if (document.getSelection()?.isCollapsed === false) return
        event.preventDefault()
        onCopy()
      },
      { signal: listening.signal },
    )
    return () => listening.abort()
  }, [hasSelection])
}

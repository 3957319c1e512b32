import { useEffect, useEffectEvent } from 'react'
import { isTextField } from '../../is-text-field'
import { wholeListKey } from '../../selection/selection-keys'
import { countSheets } from '../../views/controls/count-sheets'

/** Ctrl+A selects all that a screen lists, also where nothing has the keyboard; a field or a sheet goes first. */
export function useSelectAllKey(hasItems: boolean, selectAll: () => void): void {
  const onSelectAll = useEffectEvent(selectAll)
  useEffect(() => {
    if (!hasItems) return undefined
    const listening = new AbortController()
    document.body.addEventListener(
      'keydown',
      (event) => {
        if (event.defaultPrevented || isTextField(event.target) || countSheets() > 0) return
        if (wholeListKey(event) !== 'all') return
        event.preventDefault()
        onSelectAll()
      },
      { signal: listening.signal },
    )
    return () => listening.abort()
  }, [hasItems])
}

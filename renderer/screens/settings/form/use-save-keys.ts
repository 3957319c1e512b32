import { useEffect, useEffectEvent } from 'react'
import { countSheets } from '../../../views/controls/dialogs/count-sheets'

/** Ctrl+S, or Command+S, saves wherever the keyboard focus is on the screen. */
export function useSaveKeys(save: () => void): void {
  const onSave = useEffectEvent(save)
  useEffect(() => {
    function listen(event: KeyboardEvent) {
      // `code`, because with an input method `key` is not a letter.
      if (event.code !== 'KeyS' || event.shiftKey || event.altKey) return
      if (!(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      if (!event.repeat && countSheets() === 0) onSave()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

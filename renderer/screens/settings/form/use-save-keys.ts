import { useDocumentEvent } from '../../../use-document-event'
import { countSheets } from '../../../views/controls/dialogs/count-sheets'

/** Ctrl+S, or Command+S, saves wherever the keyboard focus is on the screen. */
export function useSaveKeys(save: () => void): void {
  useDocumentEvent('keydown', (event) => {
    // `code`, because with an input method `key` is not a letter.
    if (event.code !== 'KeyS' || event.shiftKey || event.altKey) return
    if (!(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (!event.repeat && countSheets() === 0) save()
  })
}

import { useDocumentEvent } from '../../../use-document-event'
import { countSheets } from '../../../views/controls/dialogs/count-sheets'
import { filesOf } from '../../intake'

/**
 * While a dialog asks for a file, takes a pasted file instead of uploading it.
 *
 * @param take called without a file if the clipboard holds none
 */
export function usePastedFile(take: (file: File | undefined) => void): void {
  useDocumentEvent('paste', (event) => {
    // Help may be open over the dialog.
    if (event.clipboardData === null || countSheets() > 1) return
    event.preventDefault()
    take(filesOf(event.clipboardData)[0])
  })
}

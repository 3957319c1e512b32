import { useEffect, useEffectEvent } from 'react'
import { filesOf } from '../../intake'
import { countSheets } from '../../../views/controls/dialogs/count-sheets'

/**
 * While a dialog asks for a file, takes a pasted file instead of uploading it.
 *
 * @param take called without a file if the clipboard holds none
 */
export function usePastedFile(take: (file: File | undefined) => void): void {
  const onPaste = useEffectEvent(take)
  useEffect(() => {
    const listening = new AbortController()
    document.addEventListener(
      'paste',
      (event) => {
        // Help may be open over the dialog.
        if (event.clipboardData === null || countSheets() > 1) return
        event.preventDefault()
        onPaste(filesOf(event.clipboardData)[0])
      },
      { signal: listening.signal },
    )
    return () => listening.abort()
  }, [])
}

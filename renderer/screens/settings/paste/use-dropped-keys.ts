import { longestPaste } from '../../../../electron/shared/destinations/paste'
import { useDocumentEvent } from '../../../use-document-event'

/** Files with keys or settings, by their names; never images. */
const keyFile = /\.(?:csv|tsv|txt|json|env|ini|conf|cfg|ya?ml)$|^(?:\.env\b.*|\.s3cfg|credentials|config)$/i

/** While a form accepts pastes, a key file dropped anywhere on the window is read, not uploaded. */
export function useDroppedKeys(take: (file: File) => void): void {
  useDocumentEvent(
    'drop',
    (event) => {
      const [file, ...others] = event.dataTransfer?.files ?? []
      if (file === undefined || others.length > 0) return
      if (!keyFile.test(file.name) || file.size > longestPaste) return
      event.preventDefault()
      take(file)
    },
    { capture: true },
  )
}

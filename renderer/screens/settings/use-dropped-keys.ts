import { useEffect, useEffectEvent } from 'react'
import { longestPaste } from '../../../electron/shared/paste'

/** Files that hold keys or settings, by their names; images are never among them. */
const keyFile = /\.(?:csv|tsv|txt|json|env|ini|conf|cfg|ya?ml)$|^(?:\.env\b.*|\.s3cfg|credentials|config)$/i

/** While a form takes pastes, a file of keys may be dropped anywhere on the window, and is no upload. */
export function useDroppedKeys(take: (file: File) => void): void {
  const onFile = useEffectEvent(take)
  useEffect(() => {
    const listening = new AbortController()
    const options = { capture: true, signal: listening.signal }
    document.addEventListener(
      'drop',
      (event) => {
        const [file, ...others] = event.dataTransfer?.files ?? []
        if (file === undefined || others.length > 0) return
        if (!keyFile.test(file.name) || file.size > longestPaste) return
        event.preventDefault()
        onFile(file)
      },
      options,
    )
    return () => listening.abort()
  }, [])
}

import { useEffect, useEffectEvent } from 'react'
import { longestPaste } from '../../../../electron/shared/destinations/paste'

/** Files with keys or settings, by their names; never images. */
const keyFile = /\.(?:csv|tsv|txt|json|env|ini|conf|cfg|ya?ml)$|^(?:\.env\b.*|\.s3cfg|credentials|config)$/i

/** While a form accepts pastes, a key file dropped anywhere on the window is read, not uploaded. */
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

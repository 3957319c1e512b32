import { useEffect, useEffectEvent } from 'react'
import { isTextField } from '../../is-text-field'
import { countSheets } from '../../views/controls/dialogs/count-sheets'

/**
 * Handles a key wherever the keyboard focus is on the screen, even if nothing has it. Text fields, sheets, and any
 * handler that has already used the key take precedence.
 *
 * @param isActive whether there is anything for the key to act on
 * @param isMeant whether this is the key
 */
export function useBodyKey(
  isActive: boolean,
  isMeant: (event: KeyboardEvent) => boolean,
  answer: () => void,
): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isTextField(event.target) || countSheets() > 0) return
    if (!isMeant(event)) return
    event.preventDefault()
    answer()
  })
  useEffect(() => {
    if (!isActive) return undefined
    const listening = new AbortController()
    // On the body, so that it runs before the document's own keys, which are for all uploads.
    document.body.addEventListener('keydown', (event) => onKey(event), { signal: listening.signal })
    return () => listening.abort()
  }, [isActive])
}

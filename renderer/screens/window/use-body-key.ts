import { useEffect, useEffectEvent } from 'react'
import { isTextField } from '../../is-text-field'
import { countSheets } from '../../views/controls/count-sheets'

/**
 * Answers a key wherever on the screen the keyboard is, also where nothing has it; a field, a sheet, and whatever
 * has answered it before go first.
 *
 * @param isActive whether there is anything to answer it with
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
    // Below the document, whose own keys are for all of the uploads.
    document.body.addEventListener('keydown', (event) => onKey(event), { signal: listening.signal })
    return () => listening.abort()
  }, [isActive])
}

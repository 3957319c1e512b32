import { useEffect, useEffectEvent } from 'react'

/**
 * Handles an event wherever on the page it occurs, while the component is shown.
 *
 * @param capture whether to come before all handlers that do not
 */
export function useDocumentEvent<Type extends keyof DocumentEventMap>(
  type: Type,
  handle: (event: DocumentEventMap[Type]) => void,
  { capture = false }: { readonly capture?: boolean } = {},
): void {
  const onEvent = useEffectEvent(handle)
  useEffect(() => {
    const listening = new AbortController()
    document.addEventListener(type, (event) => onEvent(event), { capture, signal: listening.signal })
    return () => listening.abort()
  }, [type, capture])
}

import { useSyncExternalStore } from 'react'

/** The same width as in the style sheets. */
const narrow = '(max-width: 599px)'

/** Whether the window is narrow, for what style sheets cannot change, such as a placeholder. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(narrow).matches)
}

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(narrow)
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}

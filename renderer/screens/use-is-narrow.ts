import { useSyncExternalStore } from 'react'

/** As in the styles. */
const narrow = '(max-width: 599px)'

/** Whether the window is narrow, for what styles cannot say by themselves, such as a placeholder. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(narrow).matches)
}

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(narrow)
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}

import { useLayoutEffect, useState, type RefObject } from 'react'

/**
 * Whether a panel is shown beside a list. While the pointer is on one of the list's buttons it neither comes nor goes:
 * that would move the button away from under the pointer.
 */
export function useCalmPanel(isWanted: boolean, list: RefObject<HTMLElement | null>): boolean {
  const [isShown, setIsShown] = useState(isWanted)
  useLayoutEffect(() => {
    if (isShown === isWanted) return undefined
    const follow = () => {
      const pointedAt = list.current?.querySelector('button:hover')
      if (pointedAt === null || pointedAt === undefined) setIsShown(isWanted)
    }
    follow()
    const listening = new AbortController()
    for (const type of ['pointerover', 'pointerout'])
      document.addEventListener(type, follow, { signal: listening.signal })
    return () => listening.abort()
  }, [isShown, isWanted, list])
  return isShown
}

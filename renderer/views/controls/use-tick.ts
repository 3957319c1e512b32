import { useEffect, useState } from 'react'

const tickMilliseconds = 1200

/** Whether something was just done, for as long as a button shows a tick; and how to begin. */
export function useTick(): readonly [isTicked: boolean, tick: () => void] {
  const [tickedAt, setTickedAt] = useState(0)
  useEffect(() => {
    if (tickedAt === 0) return undefined
    const timer = setTimeout(() => setTickedAt(0), tickMilliseconds)
    return () => clearTimeout(timer)
  }, [tickedAt])
  return [tickedAt !== 0, () => setTickedAt(performance.now())]
}

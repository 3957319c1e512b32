import { useEffect, useState } from 'react'

/** Often enough for a value shown in minutes. */
const refreshMilliseconds = 10_000

/** Milliseconds until a moment, updated every few seconds and when it comes; negative once it has passed. */
export function useTimeLeft(moment: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const left = moment - now
    const wait = left > 0 ? Math.min(left + 1, refreshMilliseconds) : refreshMilliseconds
    const timer = setTimeout(() => setNow(Date.now()), wait)
    return () => clearTimeout(timer)
  }, [moment, now])
  return moment - now
}

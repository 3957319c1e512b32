import { useEffect, useState } from 'react'

/** Often enough for what is shown in minutes. */
const lookMilliseconds = 10_000

/** Milliseconds until a moment, looked at every few seconds; negative once it has passed. */
export function useTimeLeft(moment: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const look = (): void => setNow(Date.now())
    const timer = setInterval(look, lookMilliseconds)
    return () => clearInterval(timer)
  }, [])
  return moment - now
}

import { useEffect, useState } from 'react'

/**
 * Whole seconds until a moment, counted down once a second; 0 once it has come. They pass as on a stopwatch: the
 * system's clock may be set meanwhile.
 */
export function useSecondsUntil(moment: number): number {
  const [left, setLeft] = useState(() => moment - Date.now())
  useEffect(() => {
    const end = performance.now() + moment - Date.now()
    const count = () => setLeft(end - performance.now())
    count()
    const timer = setInterval(count, 1000)
    return () => clearInterval(timer)
  }, [moment])
  return Math.max(0, Math.ceil(left / 1000))
}

import { useEffect, useState } from 'react'

const tickMilliseconds = 1200

/** Whether to show a tick for an action that has just succeeded, and a function that waits for its success. */
export function useTick(
  milliseconds = tickMilliseconds,
): readonly [isTicked: boolean, tickOnce: (isDone: Promise<boolean>) => void] {
  const [tickedAt, setTickedAt] = useState(0)
  useEffect(() => {
    if (tickedAt === 0) return undefined
    const timer = setTimeout(() => setTickedAt(0), milliseconds)
    return () => clearTimeout(timer)
  }, [tickedAt, milliseconds])
  async function tickOnce(isDone: Promise<boolean>): Promise<void> {
    if (await isDone) setTickedAt(performance.now())
  }
  return [tickedAt !== 0, (isDone) => void tickOnce(isDone)]
}

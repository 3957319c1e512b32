import { useSyncExternalStore } from 'react'

/** A timer until midnight would be late on a computer that sleeps. */
const lookMilliseconds = 60_000

/** When the present day began, in the person's time zone; follows the clock while the screen is open. */
export function useToday(): number {
  return useSyncExternalStore(followClock, startOfToday)
}

function followClock(onChange: () => void): () => void {
  const timer = setInterval(onChange, lookMilliseconds)
  return () => clearInterval(timer)
}

function startOfToday(): number {
  return new Date().setHours(0, 0, 0, 0)
}

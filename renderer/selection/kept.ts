import { useEffect, useState, type Dispatch, type SetStateAction } from 'react'

/** How a screen was left, for when the person comes back to it. Ends with the page. */
export interface Kept<Value> {
  current: Value
}

/** State that outlives what shows it, which goes whenever the person looks elsewhere. */
export function useKept<Value>(kept: Kept<Value>): readonly [Value, Dispatch<SetStateAction<Value>>] {
  const [value, setValue] = useState(() => kept.current)
  useEffect(() => {
    kept.current = value
  }, [kept, value])
  return [value, setValue]
}

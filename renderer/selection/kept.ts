import { useEffect, useState, type Dispatch, type SetStateAction } from 'react'

/** How a screen was left, for when the person comes back to it. Ends with the page. */
export class Kept<Value> {
  #value: Value

  constructor(value: Value) {
    this.#value = value
  }

  read(): Value {
    return this.#value
  }

  keep(value: Value): void {
    this.#value = value
  }
}

/** State that outlives what shows it, which goes whenever the person looks elsewhere. */
export function useKept<Value>(kept: Kept<Value>): readonly [Value, Dispatch<SetStateAction<Value>>] {
  const [value, setValue] = useState(() => kept.read())
  useEffect(() => kept.keep(value), [kept, value])
  return [value, setValue]
}

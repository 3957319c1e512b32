import { useEffect, useState, type Dispatch, type SetStateAction } from 'react'

/** The state in which a screen was left, for when the person comes back. It ends with the page. */
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

/** State that outlives its component, which is unmounted whenever the person shows another screen. */
export function useKept<Value>(kept: Kept<Value>): readonly [Value, Dispatch<SetStateAction<Value>>] {
  const [value, setValue] = useState(() => kept.read())
  useEffect(() => kept.keep(value), [kept, value])
  return [value, setValue]
}

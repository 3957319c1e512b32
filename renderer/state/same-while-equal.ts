/** Reads a value anew each time, but returns the same object until its content has changed. */
export function sameWhileEqual<Value>(read: () => Value): () => Value {
  let known: { readonly value: Value; readonly content: string } | undefined
  return () => {
    const value = read()
    const content = JSON.stringify(value)
    if (known?.content !== content) known = { value, content }
    return known.value
  }
}

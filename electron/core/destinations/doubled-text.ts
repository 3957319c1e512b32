/** Shorter texts may well repeat themselves: nobody's key does. */
const leastLength = 16

/** Whether a text was pasted twice into one field, which no key looks like by itself. */
export function isDoubled(text: string): boolean {
  const half = text.length / 2
  return text.length >= leastLength && text.slice(0, half) === text.slice(half)
}

/** Shorter texts may well repeat themselves: nobody's key does. */
const leastLength = 16

/**
 * Whether a text was pasted twice into one field, which no key looks like by itself. One character
 * over and over is a stand-in that somebody typed.
 */
export function isDoubled(text: string): boolean {
  const half = text.slice(0, text.length / 2)
  return text.length >= leastLength && half + half === text && new Set(half).size > 1
}

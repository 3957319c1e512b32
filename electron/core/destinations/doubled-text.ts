/** Shorter texts may well repeat themselves; no key does. */
const minLength = 16

/**
 * Whether a text was pasted twice into one field; no key repeats itself. A single repeated character does not count:
 * somebody typed it as a placeholder.
 */
export function isDoubled(text: string): boolean {
  const half = text.slice(0, text.length / 2)
  return text.length >= minLength && half + half === text && new Set(half).size > 1
}

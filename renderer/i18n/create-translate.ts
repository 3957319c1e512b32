import type { Translate } from '../../electron/shared/failures/failure'

/** Looks up words. Those without facts are cached: hundreds of rows ask for the same few. */
export function createTranslate(
  lookUp: (key: string, facts: Record<string, string | number>) => string,
): Translate {
  const plain = new Map<string, string>()
  return (key, facts) => {
    if (facts !== undefined) return lookUp(key, { ...facts })
    const known = plain.get(key)
    if (known !== undefined) return known
    const words = lookUp(key, {})
    plain.set(key, words)
    return words
  }
}

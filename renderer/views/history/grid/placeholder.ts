import { thumbHashToDataURL } from 'thumbhash'

/** The most placeholders to cache; each takes as much memory as a small thumbnail. */
const maxKept = 500

const kept = new Map<string, string>()

/** A blurred placeholder for a loading thumbnail, as a URL; undefined if the thumbnail would not cover it. */
export function placeholderOf(thumbHash: string): string | undefined {
  const known = kept.get(thumbHash)
  if (known !== undefined) return known === '' ? undefined : known
  const bytes = Uint8Array.from(atob(thumbHash), (character) => character.charCodeAt(0))
  const url = hasHoles(bytes) ? '' : thumbHashToDataURL(bytes)
  if (kept.size >= maxKept) kept.clear()
  kept.set(thumbHash, url)
  return url === '' ? undefined : url
}

/** The header's flag for transparency (https://evanw.github.io/thumbhash). */
function hasHoles([, , third = 0]: Uint8Array): boolean {
  return (third & 0x80) !== 0
}

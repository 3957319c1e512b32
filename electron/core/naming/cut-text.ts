/** How many bytes a text has in UTF-8, which is what S3 counts. */
export function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length
}

/**
 * The longest beginning of a text that has at most `limit` bytes. It ends between two characters as
 * people see them, so no emoji or syllable is halved; only where not even the first of them fits does
 * it end between two code points.
 */
export function cutToBytes(text: string, limit: number): string {
  if (utf8Length(text) <= limit) return text
  const characters = Array.from(new Intl.Segmenter('en').segment(text), ({ segment }) => segment)
  return takeWhileFits(characters, limit) || takeWhileFits(Array.from(text), limit)
}

function takeWhileFits(pieces: readonly string[], limit: number): string {
  let taken = ''
  let bytes = 0
  for (const piece of pieces) {
    bytes += utf8Length(piece)
    if (bytes > limit) break
    taken += piece
  }
  return taken
}

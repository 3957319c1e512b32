/** The length of a text in UTF-8 bytes, which is what S3 counts. */
export function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length
}

/**
 * The longest beginning of a text within `limit` bytes. It is cut between characters as people see them, so that no
 * emoji or syllable is split; only if not even the first one fits is it cut between two code points.
 */
export function cutToBytes(text: string, limit: number): string {
  if (utf8Length(text) <= limit) return text
  return takeWhileFits(charactersOf(text), limit) || takeWhileFits(text, limit)
}

function* charactersOf(text: string): Generator<string> {
  for (const { segment } of new Intl.Segmenter('en').segment(text)) yield segment
}

function takeWhileFits(pieces: Iterable<string>, limit: number): string {
  let taken = ''
  let bytes = 0
  for (const piece of pieces) {
    bytes += utf8Length(piece)
    if (bytes > limit) break
    taken += piece
  }
  return taken
}

/** A text without the slashes at its end. Beginning to look at each slash would take forever in a long row of them. */
export function withoutEndSlashes(text: string): string {
  return text.replace(/(?<!\/)\/+$/, '')
}

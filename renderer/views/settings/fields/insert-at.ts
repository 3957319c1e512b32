/** A text with something inserted in place of its selection, or at its end, and the new position of the caret. */
export function insertAt(
  text: string,
  insertion: string,
  selectionStart: number | null,
  selectionEnd: number | null,
): { readonly text: string; readonly caret: number } {
  const start = selectionStart ?? text.length
  const end = selectionEnd ?? start
  return {
    text: text.slice(0, start) + insertion + text.slice(end),
    caret: start + insertion.length,
  }
}

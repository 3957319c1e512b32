/** A text with something put in place of its selection, or at its end, and where the caret then stands. */
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

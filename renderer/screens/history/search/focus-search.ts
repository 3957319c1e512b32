export const historySearchId = 'history-search'

/** As `typeIntoHistorySearch`, but waits for a search field that is only now being created. */
export function focusHistorySearch(): void {
  requestAnimationFrame(() => requestAnimationFrame(typeIntoHistorySearch))
}

/** Focuses History's search field and selects its content, so that the key being pressed replaces it. */
export function typeIntoHistorySearch(): void {
  const field = document.getElementById(historySearchId)
  if (!(field instanceof HTMLInputElement)) return
  field.focus()
  field.select()
}

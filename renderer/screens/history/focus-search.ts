export const historySearchId = 'history-search'

/** Puts the keyboard into History's search field, which may only now come into being, as `typeIntoHistorySearch`. */
export function focusHistorySearch(): void {
  requestAnimationFrame(() => requestAnimationFrame(typeIntoHistorySearch))
}

/** Has the key that is just being pressed write into History's search field, in the place of what stands there. */
export function typeIntoHistorySearch(): void {
  const field = document.getElementById(historySearchId)
  if (!(field instanceof HTMLInputElement)) return
  field.focus()
  field.select()
}

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

/** The entry in History that Tab would lead to. */
export function currentEntry(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-entry][tabindex="0"]')
}

/** Focuses what the search found, if it found anything. */
export function focusFoundEntries(): void {
  currentEntry()?.focus()
}

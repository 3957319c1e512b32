export const historySearchId = 'history-search'

/** Puts the caret into History's search field, which may only now come into being. */
export function focusHistorySearch(): void {
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(historySearchId)?.focus()))
}

/** How many `Dialog`s are open. Keys are for the topmost one, not for what is behind it. */
export function countSheets(): number {
  return document.querySelectorAll('[data-sheet]:not([data-exiting])').length
}

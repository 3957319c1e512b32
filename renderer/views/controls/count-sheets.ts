/** How many `Dialog`s lie over the window. Keys are meant for the topmost one, and not for what is behind. */
export function countSheets(): number {
  return document.querySelectorAll('[data-sheet]:not([data-exiting])').length
}

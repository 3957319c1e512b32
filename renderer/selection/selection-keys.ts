import type { SelectionChange } from './selection'

interface Modifiers {
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/** What a click selects: with Shift a range, with Ctrl or Command it toggles one item, with both it adds a range. */
export function changeOfClick({ shiftKey, ctrlKey, metaKey }: Modifiers): SelectionChange {
  const adds = ctrlKey || metaKey
  if (shiftKey) return adds ? 'extend' : 'range'
  return adds ? 'toggle' : 'only'
}

/** What an arrow key selects: with Shift a range; with Ctrl or Command it only moves the focus. */
export function changeOfArrow({ shiftKey, ctrlKey, metaKey }: Modifiers): SelectionChange {
  if (shiftKey) return 'range'
  return ctrlKey || metaKey ? 'move' : 'only'
}

/** What a key does to the whole list: Ctrl+A selects everything, Escape nothing. */
export function wholeListKey(press: Modifiers & { readonly key: string }): 'all' | 'none' | undefined {
  if (press.key === 'Escape') return 'none'
  const isCommand = (press.ctrlKey || press.metaKey) && !press.shiftKey
  return isCommand && press.key.toLowerCase() === 'a' ? 'all' : undefined
}

import { useRef, type RefObject } from 'react'
import { insertAt } from './insert-at'

/** Inserts text at the caret of the field in a frame, and moves the caret behind it. */
export function useInsert(
  value: string,
  onChange: (text: string) => void,
): { readonly frame: RefObject<HTMLDivElement | null>; readonly insert: (text: string) => void } {
  const frame = useRef<HTMLDivElement>(null)
  return {
    frame,
    insert(insertion) {
      const field = frame.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea')
      if (field === null || field === undefined) return
      const { text, caret } = insertAt(value, insertion, field.selectionStart, field.selectionEnd)
      onChange(text)
      // Waits until the menu has returned the focus.
      requestAnimationFrame(() => {
        field.focus()
        field.setSelectionRange(caret, caret)
      })
    },
  }
}

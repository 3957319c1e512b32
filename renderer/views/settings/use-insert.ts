import { useRef, type RefObject } from 'react'
import { insertAt } from './insert-at'

/** Puts text where the caret of the field inside a frame stands, and the caret behind it. */
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
      // After the menu has given the focus back.
      requestAnimationFrame(() => {
        field.focus()
        field.setSelectionRange(caret, caret)
      })
    },
  }
}

import { useEffect, useRef, type FocusEvent } from 'react'

export interface KeptFocus {
  readonly onFocus: (event: FocusEvent) => void
  readonly onBlur: (event: FocusEvent) => void
}

/**
 * Keeps the keyboard where it was when what had it goes: React takes a focused element away without a word, and
 * then nothing at all has the keyboard.
 *
 * @param heir what takes it instead; asked for after each drawing, when it is needed
 */
export function useKeptFocus(heir: () => HTMLElement | null | undefined): KeptFocus {
  const isInside = useRef(false)

  useEffect(() => {
    if (!isInside.current || document.activeElement !== document.body) return
    isInside.current = false
    heir()?.focus({ preventScroll: true })
  })

  return {
    onFocus: ({ currentTarget, target }) => {
      // A dialog stands elsewhere on the page and gives the keyboard back by itself.
      isInside.current = currentTarget.contains(target)
    },
    onBlur: ({ target }) => {
      // A window that goes to the background leaves it where it was.
      isInside.current = target === document.activeElement
    },
  }
}

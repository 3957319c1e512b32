import { useRef, type FocusEvent } from 'react'

export interface KeptFocus {
  readonly onFocus: (event: FocusEvent) => void
  readonly onBlur: (event: FocusEvent) => void
}

/**
 * Keeps the keyboard within an element when what had it goes or can be pressed no more: the page takes it away
 * without a word, and then nothing at all has it.
 *
 * @param heir what takes it instead; asked for at once, and then whenever something changes until there is one
 */
export function useKeptFocus(heir: () => HTMLElement | null | undefined): KeptFocus {
  const watching = useRef<MutationObserver>(undefined)

  return {
    onFocus: ({ currentTarget, target }) => {
      watching.current?.disconnect()
      // A dialog stands elsewhere on the page and gives the keyboard back by itself.
      if (!currentTarget.contains(target)) return
      // A new one each time: those further in are made first and told first.
      const observer = new MutationObserver(() => {
        if (isFocusLost()) heir()?.focus({ preventScroll: true })
        if (!isFocusLost() && !currentTarget.contains(document.activeElement)) observer.disconnect()
      })
      observer.observe(currentTarget, { subtree: true, childList: true, attributeFilter: ['disabled'] })
      watching.current = observer
    },
    onBlur: ({ target }) => {
      // A window that goes to the background leaves it where it was.
      if (target !== document.activeElement) watching.current?.disconnect()
    },
  }
}

/** Whether nothing has the keyboard that could do anything with it. */
export function isFocusLost(): boolean {
  const { activeElement } = document
  return activeElement === null || activeElement.matches('body, :disabled')
}

import { useRef, type FocusEvent } from 'react'

export interface KeptFocus {
  readonly onFocus: (event: FocusEvent) => void
  readonly onBlur: (event: FocusEvent) => void
}

/**
 * Keeps the keyboard focus within an element when the focused control is removed or disabled: the browser then
 * drops the focus without an event.
 *
 * @param nextFocus what gets the focus instead; called at once, and then after each change until it returns an element
 */
export function useKeptFocus(nextFocus: () => HTMLElement | null | undefined): KeptFocus {
  const watching = useRef<MutationObserver>(undefined)

  return {
    onFocus: ({ currentTarget, target }) => {
      watching.current?.disconnect()
      // React also reports focus in a dialog, which is elsewhere in the document and returns the focus itself.
      if (!currentTarget.contains(target)) return
      // A new observer each time: observers are called in the order of creation, and inner elements create theirs
      // first.
      const observer = new MutationObserver(() => {
        if (isFocusLost()) nextFocus()?.focus({ preventScroll: true })
        if (!isFocusLost() && !currentTarget.contains(document.activeElement)) observer.disconnect()
      })
      observer.observe(currentTarget, { subtree: true, childList: true, attributeFilter: ['disabled'] })
      watching.current = observer
    },
    onBlur: ({ target }) => {
      // When the window goes to the background, the focused element stays the active one.
      if (target !== document.activeElement) watching.current?.disconnect()
    },
  }
}

/** Whether no element has the focus, or only one that cannot use it. */
export function isFocusLost(): boolean {
  const { activeElement } = document
  return activeElement === null || activeElement.matches('body, :disabled')
}

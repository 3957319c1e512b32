import { useEffect, useRef, type FocusEvent, type RefObject } from 'react'
import { isFocusLost } from '../controls/use-kept-focus'

/** What gets the focus in a screen if nothing else has a better claim to it. */
export const mainThing = '[data-way-in=true]'

/**
 * Moves the keyboard focus into a screen when the focus was lost with the screen before it: to the field that had
 * the focus there last, else to the element marked `data-way-in`.
 *
 * @param panel holds the chosen screen
 * @returns a function to call with each focus event in the panel
 */
export function useWayIn(panel: RefObject<HTMLElement | null>, chosen: string): (event: FocusEvent) => void {
  const before = useRef(chosen)
  /** A selector for each screen's last focused element. */
  const selectors = useRef(new Map<string, string>())

  useEffect(() => {
    if (before.current === chosen) return undefined
    before.current = chosen
    const enter = () => {
      // If the field is hidden or disabled by now, the focus stays elsewhere.
      for (const selector of [selectors.current.get(chosen) ?? mainThing, mainThing])
        if (isElsewhere()) panel.current?.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true })
    }
    // A long list renders its rows only once it knows its size, and an invalid field takes the focus by itself.
    let frame = requestAnimationFrame(() => (frame = requestAnimationFrame(enter)))
    return () => cancelAnimationFrame(frame)
  }, [panel, chosen])

  return ({ target }) => {
    const name = target.getAttribute('name') ?? ''
    const field = `[name="${CSS.escape(name)}"]:not([type=hidden])`
    selectors.current.set(chosen, name === '' ? mainThing : field)
  }
}

/** Whether nothing has the focus, or the tab of another screen. */
function isElsewhere(): boolean {
  return isFocusLost() || document.activeElement?.matches('[role=tab][aria-selected=false]') === true
}

import { useEffect, useRef, type FocusEvent, type RefObject } from 'react'
import { isFocusLost } from '../controls/use-kept-focus'

const mainThing = '[data-way-in=true]'

/**
 * Leads the keyboard into a screen that another one, with what had the keyboard, has made way for: to the field
 * that had it there before, else to the element that is marked `data-way-in`.
 *
 * @param panel holds the chosen screen
 * @returns to be told what gets the keyboard within the panel
 */
export function useWayIn(panel: RefObject<HTMLElement | null>, chosen: string): (event: FocusEvent) => void {
  const before = useRef(chosen)
  /** What had the keyboard last, by the screen. */
  const selectors = useRef(new Map<string, string>())

  useEffect(() => {
    if (before.current === chosen) return undefined
    before.current = chosen
    const enter = () => {
      // A field that is folded away or turned off by now does not take it.
      for (const selector of [selectors.current.get(chosen) ?? mainThing, mainThing])
        if (isElsewhere()) panel.current?.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true })
    }
    // A long list draws its rows once it knows its size, and a field at fault takes the keyboard by itself.
    let frame = requestAnimationFrame(() => (frame = requestAnimationFrame(enter)))
    return () => cancelAnimationFrame(frame)
  }, [panel, chosen])

  return ({ target }) => {
    const name = target.getAttribute('name') ?? ''
    const field = `[name="${CSS.escape(name)}"]:not([type=hidden])`
    selectors.current.set(chosen, name === '' ? mainThing : field)
  }
}

/** On nothing, or on the tab of a screen that is gone. */
function isElsewhere(): boolean {
  return isFocusLost() || document.activeElement?.matches('[role=tab][aria-selected=false]') === true
}

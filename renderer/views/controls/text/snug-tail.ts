import { useLayoutEffect, useRef, type RefObject } from 'react'
import { fontOf, textWidth } from './text-width'

/**
 * Moves the text after a truncated one up to its ellipsis: CSS leaves a gap there, the rest of the room for the
 * first letter that did not fit.
 *
 * @param text the element's text
 * @returns a ref for the truncated element; the tail is its next sibling
 */
export function useSnugTail(text: string): RefObject<HTMLSpanElement | null> {
  const head = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const { current } = head
    if (current === null) return undefined
    observer ??= new ResizeObserver(snug)
    observer.observe(current)
    return () => observer?.unobserve(current)
  }, [text])
  return head
}

/** One for all texts: it reports many at once, between layout and paint, when reading sizes is cheap. */
let observer: ResizeObserver | undefined

function snug(changes: readonly ResizeObserverEntry[]): void {
  const moves = changes.map(({ target }) => [target.nextElementSibling, slackOf(target)] as const)
  for (const [tail, slack] of moves) {
    if (tail instanceof HTMLElement) tail.style.transform = slack === 0 ? '' : `translateX(${-slack}px)`
  }
}

/** The unit that Chromium rounds widths to, in CSS pixels. */
const layoutUnit = 1 / 64

/** How much of an element's width its truncated text and the ellipsis leave empty, in CSS pixels. */
function slackOf(head: Element): number {
  const text = head.firstChild
  if (!(text instanceof Text)) return 0
  const range = document.createRange()
  range.setStart(text, 0)
  const widthOf = (length: number): number => {
    range.setEnd(text, length)
    return range.getBoundingClientRect().width
  }
  const { width } = head.getBoundingClientRect()
  // Even a fraction of a pixel too little truncates it; `scrollWidth`, a whole number, would not show that.
  if (widthOf(text.length) <= width + layoutUnit) return 0
  const room = width - textWidth('…', fontOf(head))
  let fits = 0
  let tooMany = text.length + 1
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2)
    if (widthOf(middle) <= room) fits = middle
    else tooMany = middle
  }
  return Math.max(0, room - widthOf(fits))
}

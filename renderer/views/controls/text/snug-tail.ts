import { useLayoutEffect, useRef, type RefObject } from 'react'
import { fontOf, textWidth } from './text-width'

/**
 * Closes the gap that CSS leaves at an ellipsis, the rest of the room for the first letter that did not fit: moves the
 * text after a truncated one up to it.
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
  const moves = changes.map(({ target }) => [movedFor(target), slackOf(target)] as const)
  for (const [moved, slack] of moves) {
    if (moved instanceof HTMLElement) moved.style.transform = slack === 0 ? '' : `translateX(${-slack}px)`
  }
}

/** What follows the gap: the tail, or the whole name if its letters are read from right to left. */
function movedFor(head: Element): Element | null {
  return isRightToLeft(head) ? head.parentElement : head.nextElementSibling
}

function isRightToLeft(head: Element): boolean {
  return getComputedStyle(head).direction === 'rtl'
}

/** The unit that Chromium rounds widths to, in CSS pixels. */
const layoutUnit = 1 / 64

/** How much of an element's width its truncated text and the ellipsis leave empty, in CSS pixels. */
function slackOf(head: Element): number {
  const text = head.firstChild
  if (!(text instanceof Text)) return 0
  const range = document.createRange()
  range.selectNodeContents(text)
  const { width } = head.getBoundingClientRect()
  // Even a fraction of a pixel too little truncates it; `scrollWidth`, a whole number, would not show that.
  if (range.getBoundingClientRect().width <= width + layoutUnit) return 0
  const room = width - textWidth('…', fontOf(head))
  const shown = head.hasAttribute('dir') ? shownOfBoth(head, text, room) : shownOf(text, room)
  return Math.max(0, room - shown)
}

/** How wide the letters are that fit, in CSS pixels: the first ones. */
function shownOf(text: Text, room: number): number {
  const range = document.createRange()
  range.setStart(text, 0)
  const widthOf = (length: number): number => {
    range.setEnd(text, length)
    return range.getBoundingClientRect().width
  }
  let fits = 0
  let tooMany = text.length + 1
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2)
    if (widthOf(middle) <= room) fits = middle
    else tooMany = middle
  }
  return widthOf(fits)
}

/** The same for letters of both directions, where those that fit are not always the first ones. */
function shownOfBoth(head: Element, text: Text, room: number): number {
  const edges = head.getBoundingClientRect()
  const range = document.createRange()
  const ends = Array.from({ length: text.length }, (_, index) => {
    range.setStart(text, index)
    range.setEnd(text, index + 1)
    const letter = range.getBoundingClientRect()
    return isRightToLeft(head) ? edges.right - letter.left : letter.right - edges.left
  })
  return Math.max(0, ...ends.filter((end) => end <= room))
}

import { useLayoutEffect, useState, type RefObject } from 'react'
import { fontOf } from '../controls/text/text-width'

export interface LineRoom {
  /** In CSS pixels. */
  readonly width: number
  readonly font: string
}

/** The room for each line of an element's text, and its font; `undefined` before it is rendered. */
export function useLineRoom(text: RefObject<HTMLElement | null>): LineRoom | undefined {
  const [room, setRoom] = useState<LineRoom>()
  useLayoutEffect(() => {
    if (text.current === null) return undefined
    const observed = text.current
    const measure = () => {
      const { paddingLeft, paddingRight } = getComputedStyle(observed)
      const width = observed.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)
      setRoom({ width, font: fontOf(observed) })
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(observed)
    return () => observer.disconnect()
  }, [text])
  return room
}

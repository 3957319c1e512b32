import { useLayoutEffect, useState, type RefObject } from 'react'

/** In pixels, without a scrollbar. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** The inner size of an element; 0 by 0 before it is rendered. */
export function useSize(element: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  useLayoutEffect(() => {
    if (element.current === null) return undefined
    const observed = element.current
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = observed
      setSize((known) => (known.width === width && known.height === height ? known : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(observed)
    return () => observer.disconnect()
  }, [element])
  return size
}

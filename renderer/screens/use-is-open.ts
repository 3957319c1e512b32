import { useEffect, useRef, type RefObject } from 'react'

/** Whether what uses it is still on screen, for work that goes on after its dialog was closed. */
export function useIsOpen(): Readonly<RefObject<boolean>> {
  const isOpen = useRef(false)
  useEffect(() => {
    isOpen.current = true
    return () => {
      isOpen.current = false
    }
  }, [])
  return isOpen
}

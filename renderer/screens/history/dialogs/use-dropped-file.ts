import { useEffect, useEffectEvent, useState } from 'react'

/**
 * While a dialog asks for a file, takes any file dropped on the window instead of uploading it. Returns whether
 * files hover over the window now.
 */
export function useDroppedFile(take: (file: File) => void): boolean {
  const [isHovering, setIsHovering] = useState(false)
  const onFile = useEffectEvent(take)
  useEffect(() => {
    const listening = new AbortController()
    const listen = (
      type: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
      handle: (event: DragEvent) => void,
    ) =>
      window.addEventListener(
        type,
        (event) => {
          event.stopPropagation()
          event.preventDefault()
          handle(event)
        },
        { capture: true, signal: listening.signal },
      )
    const hover = ({ dataTransfer }: DragEvent) => {
      const hasFiles = dataTransfer?.types.includes('Files') === true
      if (dataTransfer !== null) dataTransfer.dropEffect = hasFiles ? 'copy' : 'none'
      setIsHovering(hasFiles)
    }
    listen('dragenter', hover)
    listen('dragover', hover)
    listen('dragleave', ({ relatedTarget }) => {
      if (relatedTarget === null) setIsHovering(false)
    })
    listen('drop', ({ dataTransfer }) => {
      setIsHovering(false)
      const [file] = dataTransfer?.files ?? []
      if (file !== undefined) onFile(file)
    })
    return () => listening.abort()
  }, [])
  return isHovering
}

import { useState } from 'react'

/** Whether no thumbnail could be loaded from an address, and the handler of the error that says so. */
export function useMissingThumbnail(src: string): readonly [isMissing: boolean, onError: () => void] {
  const [missing, setMissing] = useState<string>()
  return [missing === src, () => setMissing(src)]
}

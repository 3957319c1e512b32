import { useEffect, useState } from 'react'
import type { About as AboutFacts } from '../../../electron/shared/contract'
import { api } from '../../api'
import { AboutDialog } from '../../views/help/AboutDialog'

/** The About dialog with what main knows of this copy of Ollim. */
export function About({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const [about, setAbout] = useState<AboutFacts>()
  useEffect(() => {
    if (!isOpen) return
    void api.about().then(setAbout)
  }, [isOpen])
  return (
    <AboutDialog
      isOpen={isOpen}
      onClose={onClose}
      about={about}
      onOpenLogFolder={() => void api.openLogFolder()}
    />
  )
}

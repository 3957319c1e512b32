import type { ReactNode } from 'react'
import { PasteBox } from '../../../views/settings/paste/PasteBox'
import { useDroppedKeys } from './use-dropped-keys'
import type { Paste } from './use-paste'

export interface ConnectedPasteBoxProps {
  readonly paste: Paste
  readonly found?: ReactNode
  readonly autoFocus?: boolean
  /** Called when a destination from the paste is shown instead of this form. */
  readonly onLeave?: () => void
  /** Called when some destinations from the paste were added, and the list says what is wrong with the others. */
  readonly onAddedSome?: () => void
}

/** The "Paste anything" box of a new destination; while it is shown, a dropped key file is read. */
export function ConnectedPasteBox(props: ConnectedPasteBoxProps) {
  const { paste, found, autoFocus, onLeave, onAddedSome } = props
  useDroppedKeys((file) => void paste.takeFile(file))

  async function importChosen(indexes: readonly number[]) {
    const end = await paste.importChosen(indexes)
    if (end.state === 'finished' && end.isShown) onLeave?.()
    if (end.state === 'refused' && end.addedSome) onAddedSome?.()
  }

  return (
    <PasteBox
      view={paste.view}
      found={found}
      autoFocus={autoFocus === true}
      onText={(text) => void paste.takeText(text)}
      onPaste={() => void paste.takeClipboard()}
      onChoose={paste.choose}
      onTick={paste.tick}
      onImport={(indexes) => void importChosen(indexes)}
      onUnlock={(passphrase) => void paste.unlock(passphrase)}
      onSkipLock={paste.skipLock}
      onUndo={paste.undo}
    />
  )
}

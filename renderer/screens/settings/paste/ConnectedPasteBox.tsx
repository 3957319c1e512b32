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
}

/** The "Paste anything" box of a new destination; while it is shown, a dropped key file is read. */
export function ConnectedPasteBox({ paste, found, autoFocus, onLeave }: ConnectedPasteBoxProps) {
  useDroppedKeys((file) => void paste.takeFile(file))

  async function importChosen(indexes: readonly number[]) {
    if (await paste.importChosen(indexes)) onLeave?.()
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

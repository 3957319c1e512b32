import type { ReactNode } from 'react'
import { PasteBox } from '../../../views/settings/paste/PasteBox'
import { useDroppedKeys } from './use-dropped-keys'
import type { Paste } from './use-paste'

/** The "Paste anything" box of a new destination; while it is shown, a dropped key file is read. */
export function ConnectedPasteBox({
  paste,
  found,
  autoFocus,
}: {
  readonly paste: Paste
  readonly found?: ReactNode
  readonly autoFocus?: boolean
}) {
  useDroppedKeys((file) => void paste.takeFile(file))
  return (
    <PasteBox
      view={paste.view}
      found={found}
      autoFocus={autoFocus === true}
      onText={(text) => void paste.takeText(text)}
      onPaste={() => void paste.takeClipboard()}
      onChoose={paste.choose}
      onTick={paste.tick}
      onImport={(indexes) => void paste.importChosen(indexes)}
      onUnlock={(passphrase) => void paste.unlock(passphrase)}
      onSkipLock={paste.skipLock}
      onUndo={paste.undo}
    />
  )
}

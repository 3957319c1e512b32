import { PasteBox } from '../../views/settings/PasteBox'
import { useDroppedKeys } from './use-dropped-keys'
import type { Paste } from './use-paste'

/** The "Paste anything" box of a new destination; while it is in sight, a dropped file of keys is read. */
export function ConnectedPasteBox({ paste }: { readonly paste: Paste }) {
  useDroppedKeys((file) => void paste.takeFile(file))
  return (
    <PasteBox
      view={paste.view}
      onText={(text) => void paste.takeText(text)}
      onPaste={() => void paste.takeClipboard()}
      onChoose={paste.choose}
      onUndo={paste.undo}
    />
  )
}

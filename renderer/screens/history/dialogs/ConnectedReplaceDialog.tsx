import type { HistoryEntry } from '../../../../electron/shared/history/history'
import { api } from '../../../api'
import { hasCopied } from '../../has-copied'
import { ReplaceDialog } from '../../../views/history/dialogs/ReplaceDialog'
import { openLink } from '../../open-link'
import { useLinkMenu } from '../../use-link-menu'
import { useDroppedFile } from './use-dropped-file'
import { usePastedFile } from './use-pasted-file'
import { useReplacement } from './use-replacement'

export interface ConnectedReplaceDialogProps {
  readonly entry: HistoryEntry
  readonly onClose: () => void
}

/** Replaces an entry's image with one that is dropped on the window or pasted while the dialog is open. */
export function ConnectedReplaceDialog({ entry, onClose }: ConnectedReplaceDialogProps) {
  const { replacement, onChoose, onNothing, onInsist, onAgain } = useReplacement(entry.id)
  const showLinkMenu = useLinkMenu()
  const copyFresh = () => hasCopied(api.copyFreshLink(entry.id))
  const take = (file: File) => {
    if (replacement.state !== 'sending') onChoose(file)
  }
  const isHovering = useDroppedFile(take)
  usePastedFile((file) => (file === undefined ? onNothing() : take(file)))
  return (
    <ReplaceDialog
      name={entry.name}
      replacement={replacement}
      isHovering={isHovering}
      onChoose={onChoose}
      onInsist={onInsist}
      onAgain={onAgain}
      onCopyFresh={copyFresh}
      onOpen={openLink}
      onLinkMenu={(url, place) => showLinkMenu({ url, onCopy: copyFresh }, place)}
      onClose={onClose}
    />
  )
}

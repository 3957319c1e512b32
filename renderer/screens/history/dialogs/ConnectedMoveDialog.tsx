import type { Failure } from '../../../../electron/shared/failures/failure'
import type { HistoryEntry } from '../../../../electron/shared/history/history'
import { api } from '../../../api'
import { useStores } from '../../../state/stores'
import { MoveDialog } from '../../../views/history/dialogs/MoveDialog'
import { useIsOpen } from '../../use-is-open'

export interface ConnectedMoveDialogProps {
  readonly entry: HistoryEntry
  readonly onClose: () => void
}

/** Gives an entry's object another key. The move goes on if the dialog is closed; a notice then says why it failed. */
export function ConnectedMoveDialog({ entry, onClose }: ConnectedMoveDialogProps) {
  const { toasts, notices } = useStores()
  const isOpen = useIsOpen()

  async function move(key: string): Promise<Failure | undefined> {
    const moved = await api.moveObject(entry.id, key)
    if (moved.ok) {
      if (moved.value) toasts.show('history.move.done')
      return undefined
    }
    if (!isOpen.current) notices.add({ kind: 'failure', failure: moved.problem })
    return moved.problem
  }
  return <MoveDialog entry={entry} onMove={move} onClose={onClose} />
}

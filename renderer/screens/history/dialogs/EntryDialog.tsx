import { assertNever } from '../../../../electron/shared/assert-never'
import { api } from '../../../api'
import { useStores } from '../../../state/stores'
import { MoveDialog } from '../../../views/history/dialogs/MoveDialog'
import { ConnectedReplaceDialog } from './ConnectedReplaceDialog'
import { ConnectedTagDialog } from './ConnectedTagDialog'
import type { EntryQuestion } from '../entries/use-entry-actions'

export interface EntryDialogProps {
  readonly asked: EntryQuestion
  readonly onClose: () => void
}

/** Asks what to do with entries. It stays until it is closed, whatever the list behind it shows meanwhile. */
export function EntryDialog({ asked, onClose }: EntryDialogProps) {
  const { toasts } = useStores()
  switch (asked.about) {
    case 'move': {
      const { entry } = asked
      return (
        <MoveDialog
          key={entry.id}
          entry={entry}
          onMove={async (key) => {
            const moved = await api.moveObject(entry.id, key)
            if (moved.ok && moved.value) toasts.show('history.move.done')
            return moved.ok ? undefined : moved.problem
          }}
          onClose={onClose}
        />
      )
    }
    case 'replace':
      return <ConnectedReplaceDialog key={asked.entry.id} entry={asked.entry} onClose={onClose} />
    case 'tag':
      return <ConnectedTagDialog ids={asked.ids} before={asked.tags} onClose={onClose} />
    default:
      return assertNever(asked)
  }
}

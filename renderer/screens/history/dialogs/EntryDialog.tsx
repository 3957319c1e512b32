import { assertNever } from '../../../../electron/shared/assert-never'
import { ConnectedMoveDialog } from './ConnectedMoveDialog'
import { ConnectedReplaceDialog } from './ConnectedReplaceDialog'
import { ConnectedTagDialog } from './ConnectedTagDialog'
import type { EntryQuestion } from '../entries/use-entry-actions'

export interface EntryDialogProps {
  readonly asked: EntryQuestion
  readonly onClose: (asked: EntryQuestion) => void
}

/** Asks what to do with entries. It stays until it is closed, whatever the list behind it shows meanwhile. */
export function EntryDialog({ asked, onClose }: EntryDialogProps) {
  const close = () => onClose(asked)
  switch (asked.about) {
    case 'move':
      return <ConnectedMoveDialog key={asked.entry.id} entry={asked.entry} onClose={close} />
    case 'replace':
      return <ConnectedReplaceDialog key={asked.entry.id} entry={asked.entry} onClose={close} />
    case 'tag':
      return <ConnectedTagDialog ids={asked.ids} before={asked.tags} onClose={close} />
    default:
      return assertNever(asked)
  }
}

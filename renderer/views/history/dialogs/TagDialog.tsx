import { useRef } from 'react'
import { useTranslate } from '../../../i18n/use-translate'
import { Dialog } from '../../controls/dialogs/Dialog'
import { TagList, type TagListHandle, type TagListProps } from '../TagList'

export interface TagDialogProps extends Omit<TagListProps, 'ref' | 'autoFocus'> {
  readonly onClose: () => void
}

/** The tags of the selection, for windows too narrow for the panel with the tags. */
export function TagDialog({ onClose, ...tagging }: TagDialogProps) {
  const translate = useTranslate()
  const list = useRef<TagListHandle>(null)
  return (
    <Dialog
      title={translate('history.tags')}
      isOpen
      onClose={onClose}
      onDone={() => list.current?.addTyped()}
      closeLabel={translate('common.close')}
    >
      <TagList ref={list} autoFocus {...tagging} />
    </Dialog>
  )
}

import { useTranslate } from '../../i18n/use-translate'
import { Dialog } from '../controls/Dialog'
import { TagList, type TagListProps } from './TagList'

export interface TagDialogProps extends TagListProps {
  readonly onClose: () => void
}

/** Tags of what is selected, also where the window is too narrow for the panel that has them. */
export function TagDialog({ onClose, ...tagging }: TagDialogProps) {
  const translate = useTranslate()
  return (
    <Dialog title={translate('history.tags')} isOpen onClose={onClose} closeLabel={translate('common.close')}>
      <TagList {...tagging} />
    </Dialog>
  )
}

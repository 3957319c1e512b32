import type { DeletionState } from '../../../electron/shared/history/deletion'
import { useFormat } from '../../i18n/use-format'
import { useTranslate } from '../../i18n/use-translate'
import { useStores } from '../../state/stores'
import { undoDeletion } from '../undo'
import { useSecondsUntil } from '../../views/controls/use-seconds-until'
import { Toast } from '../../views/window/Toast'

/** What will be deleted in a moment, and a button to undo it. The seconds are visible but not announced. */
export function DeletionToast({ ids, startsAt }: NonNullable<DeletionState['waiting']>) {
  const translate = useTranslate()
  const format = useFormat()
  const stores = useStores()
  const seconds = useSecondsUntil(startsAt)
  return (
    <Toast
      icon="trash"
      text={translate('history.deletion.waiting', { count: ids.length })}
      aside={format.duration(seconds)}
      title={translate('history.deletion.quitting', { count: ids.length })}
      action={{ label: translate('notice.undo'), onAction: () => void undoDeletion(stores) }}
    />
  )
}

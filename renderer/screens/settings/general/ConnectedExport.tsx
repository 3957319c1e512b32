import type { Failure } from '../../../../electron/shared/failures/failure'
import type { Destination } from '../../../../electron/shared/destinations/destination'
import { api } from '../../../api'
import { useTranslate } from '../../../i18n/use-translate'
import { useStores } from '../../../state/stores'
import { ExportDialog } from '../../../views/settings/preferences/ExportDialog'
import { useIsOpen } from '../../use-is-open'
import { placeWords } from '../place-words'

export interface ConnectedExportProps {
  readonly destinations: readonly Destination[]
  readonly onClose: () => void
}

/**
 * Asks which destinations to write to a file, and says what came of it. The export goes on if the dialog is closed; a
 * notice then says why it failed.
 */
export function ConnectedExport({ destinations, onClose }: ConnectedExportProps) {
  const translate = useTranslate()
  const { toasts, notices } = useStores()
  const isOpen = useIsOpen()

  async function exportTo(ids: readonly string[], passphrase: string): Promise<Failure | undefined> {
    const answer = await api.exportDestinations(ids, passphrase)
    if (!answer.ok) {
      if (!isOpen.current) notices.add({ kind: 'failure', failure: answer.problem })
      return answer.problem
    }
    const { written, without } = answer.value
    // No file was chosen: another one, or none, can be chosen still.
    if (written === 0) return undefined
    if (without.length === 0) toasts.show('export.done', { count: written })
    else toasts.inform('export.without', { names: without.join(', ') })
    // Another dialog may be open by now.
    if (isOpen.current) onClose()
    return undefined
  }

  return (
    <ExportDialog
      destinations={destinations.map((one) => ({
        id: one.id,
        name: one.name,
        place: placeWords(one, translate),
      }))}
      onExport={exportTo}
      onClose={onClose}
    />
  )
}

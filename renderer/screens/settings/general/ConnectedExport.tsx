import { useState } from 'react'
import {
  describeFailure,
  type Failure,
  type FailureWords,
} from '../../../../electron/shared/failures/failure'
import type { Destination } from '../../../../electron/shared/destinations/destination'
import { api } from '../../../api'
import { useTranslate } from '../../../i18n/use-translate'
import { useStores } from '../../../state/stores'
import { ExportDialog } from '../../../views/settings/preferences/ExportDialog'
import { placeWords } from '../place-words'

export interface ConnectedExportProps {
  readonly destinations: readonly Destination[]
  readonly onClose: () => void
}

/** Asks which destinations to write to a file, and says what came of it. */
export function ConnectedExport({ destinations, onClose }: ConnectedExportProps) {
  const translate = useTranslate()
  const { toasts } = useStores()
  const [failure, setFailure] = useState<Failure>()

  async function exportTo(ids: readonly string[], passphrase: string) {
    const answer = await api.exportDestinations(ids, passphrase)
    setFailure(answer.ok ? undefined : answer.problem)
    if (!answer.ok || answer.value.written === 0) return
    onClose()
    const { written, without } = answer.value
    if (without.length === 0) toasts.show('export.done', { count: written })
    else toasts.inform('export.without', { names: without.join(', ') })
  }

  return (
    <ExportDialog
      destinations={destinations.map((one) => ({
        id: one.id,
        name: one.name,
        place: placeWords(one, translate),
      }))}
      failure={failure === undefined ? undefined : sentencesOf(describeFailure(failure, translate))}
      onExport={(ids, passphrase) => void exportTo(ids, passphrase)}
      onClose={onClose}
    />
  )
}

function sentencesOf({ message, fix }: FailureWords): string {
  return `${message} ${fix}`.trim()
}

import { exportFormats, type ExportFormat, type HistoryQuery } from '../../../electron/shared/history/history'
import { api } from '../../api'
import { useTranslate } from '../../i18n/use-translate'
import { useStores } from '../../state/stores'
import { MenuButton } from '../../views/controls/buttons/MenuButton'

export interface HistoryMenuProps {
  readonly query: HistoryQuery
  readonly selectedIds: ReadonlySet<string>
  readonly onImport: () => void
}

/** The actions for the history as a whole: importing more into it, and exporting it. */
export function HistoryMenu({ query, selectedIds, onImport }: HistoryMenuProps) {
  const translate = useTranslate()
  const { toasts, notices } = useStores()
  const isSelection = selectedIds.size > 0

  const write = async (format: ExportFormat) => {
    const written = await api.exportHistory(isSelection ? { ids: [...selectedIds] } : { query }, format)
    if (!written.ok) notices.add({ kind: 'failure', failure: written.problem })
    else if (written.value > 0) toasts.show('historyExport.written', { count: written.value })
  }

  return (
    <MenuButton
      label={translate('history.actions')}
      actions={[
        { id: 'import', label: translate('bucketImport.open'), onAction: onImport },
        ...exportFormats.map((format) => ({
          id: format,
          label: translate(`historyExport.${isSelection ? 'selected' : 'all'}.${format}`),
          onAction: () => void write(format),
        })),
      ]}
    />
  )
}

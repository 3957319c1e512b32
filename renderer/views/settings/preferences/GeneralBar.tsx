import { useTranslate } from '../../../i18n/use-translate'
import { Button } from '../../controls/buttons/Button'
import styles from '../Bar.module.css'

export interface GeneralBarProps {
  /** Whether there is anything to export. */
  readonly canExport: boolean
  readonly onImport: () => void
  readonly onExport: () => void
  readonly onOpenLogFolder: () => void
  readonly onAbout: () => void
}

/** The actions beside the preferences: importing and exporting destinations, the log, and About. */
export function GeneralBar({ canExport, onImport, onExport, onOpenLogFolder, onAbout }: GeneralBarProps) {
  const translate = useTranslate()
  return (
    <footer className={styles['bar']}>
      <Button kind="quiet" icon="import" collapses onPress={onImport}>
        {translate('import.file')}
      </Button>
      <Button kind="quiet" icon="export" collapses isDisabled={!canExport} onPress={onExport}>
        {translate('export.open')}
      </Button>
      <Button kind="quiet" icon="folder" collapses onPress={onOpenLogFolder}>
        {translate('settings.preferences.openLogFolder')}
      </Button>
      <span className={styles['gap']} />
      <Button onPress={onAbout}>{translate('settings.preferences.about')}</Button>
    </footer>
  )
}

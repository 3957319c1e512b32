import { useTranslate } from '../../i18n/useTranslate'
import { Button } from '../controls/Button'
import styles from './Bar.module.css'

export interface GeneralBarProps {
  readonly onOpenLogFolder: () => void
  readonly onAbout: () => void
}

/** What stands beside the preferences: where the log is, and what Ollim is. */
export function GeneralBar({ onOpenLogFolder, onAbout }: GeneralBarProps) {
  const translate = useTranslate()
  return (
    <footer className={styles['bar']}>
      <Button kind="quiet" icon="file" onPress={onOpenLogFolder}>
        {translate('settings.preferences.openLogFolder')}
      </Button>
      <span className={styles['gap']} />
      <Button onPress={onAbout}>{translate('settings.preferences.about')}</Button>
    </footer>
  )
}

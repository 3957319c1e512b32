import { useTranslate } from '../../i18n/useTranslate'
import { Button } from '../controls/Button'
import { Icon } from '../controls/Icon'
import styles from './Bar.module.css'
import { firstRunFormId } from './FirstRunForm'

export interface FirstRunBarProps {
  /** Where the secret will be kept once it is saved; borrowed ones are not. */
  readonly keeping: 'keyring' | 'memory' | 'plain' | 'borrowed'
  readonly canSave: boolean
  readonly isPrimary: boolean
}

/** Says where the secret goes, next to the button that sends it there. */
export function FirstRunBar({ keeping, canSave, isPrimary }: FirstRunBarProps) {
  const translate = useTranslate()
  return (
    <footer className={styles['bar']}>
      <p className={styles['note']}>
        <Icon name="lock" />
        {translate(`firstRun.secret.${keeping}`)}
      </p>
      <Button
        kind={isPrimary ? 'primary' : 'secondary'}
        type="submit"
        form={firstRunFormId}
        isDisabled={!canSave}
      >
        {translate('settings.save')}
      </Button>
    </footer>
  )
}

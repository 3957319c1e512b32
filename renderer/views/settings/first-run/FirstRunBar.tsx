import { useTranslate } from '../../../i18n/use-translate'
import { Button } from '../../controls/buttons/Button'
import { Icon } from '../../controls/Icon'
import styles from '../Bar.module.css'
import { firstRunFormId } from './FirstRunForm'

export interface FirstRunBarProps {
  /** Where the secret will be kept once it is saved; borrowed credentials are not stored. */
  readonly keeping: 'keyring' | 'memory' | 'plain' | 'borrowed'
  readonly canSave: boolean
  readonly isPrimary: boolean
  /** The person's choice if the system cannot protect secrets. */
  readonly onChooseKeeping: (keeping: 'memory' | 'plain') => void
}

/** Switches to the other of the two ways that remain without a keyring. */
const otherWay = { memory: 'plain', plain: 'memory' } as const

/** Says where the secret will be kept, next to the button that saves it. */
export function FirstRunBar({ keeping, canSave, isPrimary, onChooseKeeping }: FirstRunBarProps) {
  const translate = useTranslate()
  return (
    <footer className={styles['bar']}>
      <p className={styles['note']}>
        <Icon name="lock" />
        <span className="onlyWide">{translate(`firstRun.secret.${keeping}`)}</span>
        <span className="onlyNarrow">{translate(`firstRun.secretShort.${keeping}`)}</span>
      </p>
      {keeping === 'memory' || keeping === 'plain' ? (
        <Button kind="quiet" onPress={() => onChooseKeeping(otherWay[keeping])}>
          {translate(`settings.secrets.${otherWay[keeping]}`)}
        </Button>
      ) : null}
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

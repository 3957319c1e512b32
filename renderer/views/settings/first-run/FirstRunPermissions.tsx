import type { ProviderId } from '../../../../electron/shared/destinations/destination'
import { keyRights } from '../../../../electron/shared/providers/providers'
import { knowsPolicies } from '../../../../electron/shared/providers/policy'
import { useTranslate } from '../../../i18n/use-translate'
import { Button } from '../../controls/buttons/Button'
import { CopyButton } from '../../controls/buttons/CopyButton'
import styles from './FirstRunPermissions.module.css'

export interface FirstRunPermissionsProps {
  readonly provider: ProviderId
  readonly isChecking: boolean
  /** Whether enough is filled in for a check. */
  readonly canCheck: boolean
  readonly canCopyPolicy: boolean
  readonly onCheck: () => void
  readonly onCancelCheck: () => void
  readonly onCopyPolicy: () => Promise<boolean>
}

/** The permissions that the keys need, whether they have them, and the button that checks it. */
export function FirstRunPermissions(props: FirstRunPermissionsProps) {
  const { provider, isChecking, canCheck, canCopyPolicy, onCheck, onCancelCheck, onCopyPolicy } = props
  const translate = useTranslate()
  const rights = keyRights(provider)
  return (
    <>
      <ul className={styles['permissions']} aria-label={translate('firstRun.permissions')}>
        {rights.map(({ name, purpose }) => (
          <li key={name}>
            <code>{name}</code>
            <span>{translate(`firstRun.purpose.${purpose}`)}</span>
          </li>
        ))}
        {rights.length > 0 ? null : (
          <li>
            <span>{translate('firstRun.anyKey')}</span>
          </li>
        )}
      </ul>
      <div className={styles['ask']}>
        {isChecking ? (
          <Button onPress={onCancelCheck}>{translate('settings.stopCheck')}</Button>
        ) : (
          <Button isDisabled={!canCheck} onPress={onCheck}>
            {translate('settings.check')}
          </Button>
        )}
        {knowsPolicies(provider) ? (
          <CopyButton kind="quiet" isDisabled={!canCopyPolicy} onCopy={onCopyPolicy}>
            {translate('policy.copyIam')}
          </CopyButton>
        ) : null}
      </div>
    </>
  )
}

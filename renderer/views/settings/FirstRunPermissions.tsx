import { useTranslate } from '../../i18n/use-translate'
import { Button } from '../controls/Button'
import { CopyButton } from '../controls/CopyButton'
import styles from './FirstRunPermissions.module.css'

/** What uploading asks of a bucket policy, and what for. */
const permissions = [
  { action: 's3:PutObject', purpose: 'put' },
  { action: 's3:GetObject', purpose: 'get' },
  { action: 's3:DeleteObject', purpose: 'delete' },
] as const

export interface FirstRunPermissionsProps {
  readonly isChecking: boolean
  /** Whether anything was filled in that could be asked about. */
  readonly canCheck: boolean
  readonly canCopyPolicy: boolean
  readonly onCheck: () => void
  readonly onCancelCheck: () => void
  readonly onCopyPolicy: () => void
}

/** What the keys need to be allowed, whether they are, and what asks for it. */
export function FirstRunPermissions(props: FirstRunPermissionsProps) {
  const { isChecking, canCheck, canCopyPolicy, onCheck, onCancelCheck, onCopyPolicy } = props
  const translate = useTranslate()
  return (
    <>
      <ul className={styles['permissions']} aria-label={translate('firstRun.permissions')}>
        {permissions.map(({ action, purpose }) => (
          <li key={action}>
            <code>{action}</code>
            <span>{translate(`firstRun.purpose.${purpose}`)}</span>
          </li>
        ))}
      </ul>
      <div className={styles['ask']}>
        {isChecking ? (
          <Button onPress={onCancelCheck}>{translate('settings.stopCheck')}</Button>
        ) : (
          <Button isDisabled={!canCheck} onPress={onCheck}>
            {translate('settings.check')}
          </Button>
        )}
        <CopyButton kind="quiet" isDisabled={!canCopyPolicy} onCopy={onCopyPolicy}>
          {translate('policy.copyIam')}
        </CopyButton>
      </div>
    </>
  )
}

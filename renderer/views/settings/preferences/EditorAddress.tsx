import { useTranslate } from '../../../i18n/use-translate'
import { classes } from '../../../style/classes'
import { Button } from '../../controls/buttons/Button'
import { CopyButton } from '../../controls/buttons/CopyButton'
import fieldStyles from '../../controls/fields/Field.module.css'
import styles from './EditorAddress.module.css'

export interface EditorAddressProps {
  readonly port: number
  /** @returns whether it was copied */
  readonly onCopy: (withSecret: boolean) => Promise<boolean>
  readonly onRenewSecret: () => void
}

/** The address for an editor's settings. Main copies it, because its secret must not be shown here. */
export function EditorAddress({ port, onCopy, onRenewSecret }: EditorAddressProps) {
  const translate = useTranslate()
  const label = translate('settings.editors.address')
  return (
    <div className={fieldStyles['field']} role="group" aria-label={label}>
      <span className={fieldStyles['label']} aria-hidden="true">
        {label}
      </span>
      <code className={classes(styles['text'], 'sample', 'selectable')}>
        {`http://127.0.0.1:${port}/upload`}
      </code>
      <div className={classes(fieldStyles['line'], styles['buttons'])}>
        <CopyButton size="small" onCopy={() => onCopy(true)}>
          {translate('settings.editors.copyWithSecret')}
        </CopyButton>
        <CopyButton kind="quiet" size="small" onCopy={() => onCopy(false)}>
          {translate('settings.editors.copyAddress')}
        </CopyButton>
        <Button kind="quiet" size="small" onPress={onRenewSecret}>
          {translate('settings.editors.renew')}
        </Button>
      </div>
      <p className={fieldStyles['help']}>{translate('settings.editors.addressMeans')}</p>
    </div>
  )
}

import { useState } from 'react'
import { shortestPassphrase } from '../../../../electron/shared/destinations/import'
import { useTranslate } from '../../../i18n/use-translate'
import { Button } from '../../controls/buttons/Button'
import { CheckList } from '../../controls/fields/CheckList'
import { Dialog } from '../../controls/dialogs/Dialog'
import { onEnter } from '../../controls/fields/on-enter'
import { Switch } from '../../controls/fields/Switch'
import { TextField } from '../../controls/fields/TextField'
import styles from './ExportDialog.module.css'

export interface ExportableDestination {
  readonly id: string
  readonly name: string
  readonly place: string
}

export interface ExportDialogProps {
  readonly destinations: readonly ExportableDestination[]
  /** Why the last attempt failed, in a sentence. */
  readonly failure: string | undefined
  /** With an empty passphrase the secrets are left out. */
  readonly onExport: (ids: readonly string[], passphrase: string) => void
  readonly onClose: () => void
}

/** Asks which destinations to export, and whether with secrets. Closing it forgets the passphrase. */
export function ExportDialog({ destinations, failure, onExport, onClose }: ExportDialogProps) {
  const translate = useTranslate()
  const [left, setLeft] = useState<readonly string[]>([])
  const [hasSecrets, setHasSecrets] = useState(false)
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const chosen = destinations.flatMap(({ id }) => (left.includes(id) ? [] : [id]))
  const isShort = passphrase.length < shortestPassphrase
  const canExport = chosen.length > 0 && (!hasSecrets || (!isShort && passphrase === again))
  const save = () => {
    if (canExport) onExport(chosen, hasSecrets ? passphrase : '')
  }

  return (
    <Dialog
      title={translate('export.title')}
      isOpen
      onClose={onClose}
      closeLabel={translate('common.close')}
      actions={
        <>
          <Button onPress={onClose}>{translate('common.cancel')}</Button>
          <Button kind="primary" isDisabled={!canExport} onPress={save}>
            {translate('export.save')}
          </Button>
        </>
      }
    >
      <div className={styles['fields']}>
        <p>{translate('export.lead')}</p>
        <CheckList
          label={translate('settings.destinations')}
          items={destinations.map(({ id, name, place }) => ({
            id,
            label: name,
            detail: place,
            isDisabled: false,
          }))}
          chosen={chosen}
          onChoose={(now) => setLeft(destinations.map(({ id }) => id).filter((id) => !now.includes(id)))}
        />
        <Switch
          isSelected={hasSecrets}
          onChange={setHasSecrets}
          aria-label={translate('export.secrets')}
          help={translate(hasSecrets ? 'export.secretsMean' : 'export.noSecretsMean')}
        >
          {translate('export.secrets')}
        </Switch>
        {hasSecrets ? (
          <NewPassphraseFields
            passphrase={passphrase}
            again={again}
            onPassphrase={setPassphrase}
            onAgain={setAgain}
            onEnter={save}
          />
        ) : null}
        {failure === undefined ? null : (
          <p role="alert" className={styles['failure']}>
            {failure}
          </p>
        )}
      </div>
    </Dialog>
  )
}

interface NewPassphraseFieldsProps {
  readonly passphrase: string
  readonly again: string
  readonly onPassphrase: (typed: string) => void
  readonly onAgain: (typed: string) => void
  readonly onEnter: () => void
}

/** A passphrase that is typed twice, since nobody could read a mistake in it. */
function NewPassphraseFields(props: NewPassphraseFieldsProps) {
  const { passphrase, again, onPassphrase, onAgain } = props
  const translate = useTranslate()
  const shared = { type: 'password', autoComplete: 'off', onKeyDown: onEnter(props.onEnter) } as const
  return (
    <>
      <TextField
        {...shared}
        label={translate('paste.lock.passphrase')}
        value={passphrase}
        onChange={onPassphrase}
        help={translate('export.passphraseHelp', { minimum: shortestPassphrase })}
      />
      <TextField
        {...shared}
        label={translate('export.again')}
        value={again}
        onChange={onAgain}
        problem={again !== '' && again !== passphrase ? translate('export.differs') : undefined}
      />
    </>
  )
}

import { useState } from 'react'
import { shortestPassphrase } from '../../../../electron/shared/destinations/import'
import { describeFailure, type Failure } from '../../../../electron/shared/failures/failure'
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
  /** With an empty passphrase the secrets are left out. Returns why it failed. */
  readonly onExport: (ids: readonly string[], passphrase: string) => Promise<Failure | undefined>
  readonly onClose: () => void
}

/** Asks which destinations to export, and whether with secrets. Closing it forgets the passphrase. */
export function ExportDialog({ destinations, onExport, onClose }: ExportDialogProps) {
  const translate = useTranslate()
  const [left, setLeft] = useState<readonly string[]>([])
  const [secrets, setSecrets] = useState(noSecrets)
  const chosen = destinations.flatMap(({ id }) => (left.includes(id) ? [] : [id]))
  const canExport = chosen.length > 0 && isComplete(secrets)
  const [isSaving, setIsSaving] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const words = failure === undefined ? undefined : describeFailure(failure, translate)

  async function save() {
    if (!canExport || isSaving) return
    setIsSaving(true)
    setFailure(undefined)
    try {
      setFailure(await onExport(chosen, secrets.areExported ? secrets.passphrase : ''))
    } finally {
      setIsSaving(false)
    }
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
          <Button kind="primary" isDisabled={!canExport} onPress={() => void save()}>
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
        <SecretsFields secrets={secrets} onChange={setSecrets} onSubmit={() => void save()} />
        {words === undefined ? null : (
          <p role="alert" className={styles['failure']}>
            {words.message} {words.fix}
          </p>
        )}
      </div>
    </Dialog>
  )
}

interface ExportedSecrets {
  readonly areExported: boolean
  readonly passphrase: string
  /** Typed twice, since nobody could read a mistake in it. */
  readonly again: string
}

const noSecrets: ExportedSecrets = { areExported: false, passphrase: '', again: '' }

function isComplete({ areExported, passphrase, again }: ExportedSecrets): boolean {
  return !areExported || (passphrase.length >= shortestPassphrase && passphrase === again)
}

interface SecretsFieldsProps {
  readonly secrets: ExportedSecrets
  readonly onChange: (secrets: ExportedSecrets) => void
  readonly onSubmit: () => void
}

/** Whether the secrets are exported, too, and the passphrase that encrypts them. */
function SecretsFields({ secrets, onChange, onSubmit }: SecretsFieldsProps) {
  const { areExported, passphrase, again } = secrets
  const translate = useTranslate()
  const shared = { type: 'password', autoComplete: 'off', onKeyDown: onEnter(onSubmit) } as const
  return (
    <>
      <Switch
        isSelected={areExported}
        onChange={(on) => onChange({ ...secrets, areExported: on })}
        aria-label={translate('export.secrets')}
        help={translate(areExported ? 'export.secretsMean' : 'export.noSecretsMean')}
      >
        {translate('export.secrets')}
      </Switch>
      {areExported ? (
        <>
          <TextField
            {...shared}
            label={translate('paste.lock.passphrase')}
            value={passphrase}
            onChange={(typed) => onChange({ ...secrets, passphrase: typed })}
            help={translate('export.passphraseHelp', { minimum: shortestPassphrase })}
          />
          <TextField
            {...shared}
            label={translate('export.again')}
            value={again}
            onChange={(typed) => onChange({ ...secrets, again: typed })}
            problem={again !== '' && again !== passphrase ? translate('export.differs') : undefined}
          />
        </>
      ) : null}
    </>
  )
}

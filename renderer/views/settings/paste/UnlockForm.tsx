import { useState } from 'react'
import type { UnlockProblem } from '../../../../electron/shared/destinations/paste'
import { useTranslate } from '../../../i18n/use-translate'
import { Button } from '../../controls/buttons/Button'
import { onEnter } from '../../controls/fields/on-enter'
import { TextField } from '../../controls/fields/TextField'
import styles from './UnlockForm.module.css'

export interface UnlockFormProps {
  readonly problem: UnlockProblem | undefined
  readonly onUnlock: (passphrase: string) => void
  readonly onSkip: () => void
}

/** Asks for the passphrase of an exported file. The passphrase goes to main and is kept nowhere else. */
export function UnlockForm({ problem, onUnlock, onSkip }: UnlockFormProps) {
  const translate = useTranslate()
  const [typed, setTyped] = useState('')
  function unlock() {
    setTyped('')
    if (typed !== '') onUnlock(typed)
  }
  return (
    // Not a `<form>`: it is inside one.
    <div className={styles['unlock']}>
      <TextField
        label={translate('paste.lock.passphrase')}
        type="password"
        autoComplete="off"
        autoFocus
        value={typed}
        onChange={setTyped}
        onKeyDown={onEnter(unlock)}
        help={translate('paste.lock.help')}
        problem={problem === undefined ? undefined : translate(`paste.lock.${problem}`)}
      />
      <div className={styles['buttons']}>
        <Button kind="quiet" size="small" onPress={onSkip}>
          {translate('paste.lock.skip')}
        </Button>
        <Button kind="primary" size="small" isDisabled={typed === ''} onPress={unlock}>
          {translate('paste.lock.open')}
        </Button>
      </div>
    </div>
  )
}

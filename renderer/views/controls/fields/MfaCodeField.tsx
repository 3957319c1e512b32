import { useState } from 'react'
import { useTranslate } from '../../../i18n/use-translate'
import { Button } from '../buttons/Button'
import styles from './MfaCodeField.module.css'
import { TextField } from './TextField'

/** Every device shows this many digits (IAM User Guide, "MFA in IAM"). */
const codeLength = 6

export interface MfaCodeFieldProps {
  readonly isAsking: boolean
  /** A sentence on why the last code did not begin a session. */
  readonly problem: string | undefined
  readonly onGive: (code: string) => void
}

/** The code of the person's MFA device: sent as soon as its last digit is typed. */
export function MfaCodeField({ isAsking, problem, onGive }: MfaCodeFieldProps) {
  const translate = useTranslate()
  const [typed, setTyped] = useState('')
  function type(text: string) {
    const digits = text.replace(/\D/g, '').slice(0, codeLength)
    setTyped(digits)
    if (digits.length === codeLength && digits !== typed) give(digits)
  }
  function give(code: string) {
    setTyped('')
    onGive(code)
  }
  return (
    <div className={styles['code']}>
      <TextField
        label={translate('mfa.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        monospace
        value={typed}
        onChange={type}
        // Not disabled, so that it keeps the focus for the next code.
        isReadOnly={isAsking}
        placeholder="000000"
        problem={problem}
      />
      <Button isDisabled={isAsking || typed.length < codeLength} onPress={() => give(typed)}>
        {translate(isAsking ? 'mfa.asking' : 'mfa.give')}
      </Button>
    </div>
  )
}

import { useState, type ReactNode } from 'react'
import { Button } from '../controls/Button'
import { IconButton } from '../controls/IconButton'
import { TextField } from '../controls/TextField'
import { useTranslate } from '../../i18n/useTranslate'

export interface SecretFieldProps {
  /** Name of the form field. */
  readonly name: string
  readonly label: string
  /** What is typed; `undefined` while what is stored shall stay. */
  readonly typed: string | undefined
  /** What may be told of the stored value; `undefined` if none is stored. */
  readonly stored: { readonly end: string } | undefined
  /** Whether what is typed is hidden at first. */
  readonly isHidden: boolean
  readonly onType: (typed: string) => void
  /** Goes back to what is stored. */
  readonly onKeepStored: () => void
  readonly placeholder?: string
  readonly help?: ReactNode
  readonly problem?: string | undefined
  /** One more small control beside `Replace`. */
  readonly extra?: ReactNode
}

/** A credential: shown as dots once it is stored, typed anew only after `Replace`. */
export function SecretField(props: SecretFieldProps) {
  const { name, label, typed, stored, onType, onKeepStored, help, problem, extra } = props
  const translate = useTranslate()
  const [isReplacing, setIsReplacing] = useState(false)
  if (stored === undefined) return <TypedSecret {...props} />
  if (isReplacing || typed !== undefined) {
    return (
      <TypedSecret
        {...props}
        autoFocus={isReplacing}
        onType={(text) => {
          // Emptied, the field stays open; left empty, it shows again what is stored.
          setIsReplacing(text.trim() === '')
          onType(text)
        }}
        onCancel={() => {
          setIsReplacing(false)
          onKeepStored()
        }}
        onLeave={() => setIsReplacing(false)}
      />
    )
  }
  return (
    <TextField
      name={name}
      label={label}
      value={`${'•'.repeat(stored.end === '' ? 8 : 4)}${stored.end}`}
      isReadOnly
      monospace
      help={help}
      problem={problem}
      tail={
        <>
          {extra}
          <Button
            kind="quiet"
            size="small"
            aria-label={translate('settings.replaceField', { field: label })}
            onPress={() => setIsReplacing(true)}
          >
            {translate('settings.replace')}
          </Button>
        </>
      }
    />
  )
}

interface TypedSecretProps extends SecretFieldProps {
  readonly autoFocus?: boolean
  readonly onCancel?: () => void
  readonly onLeave?: () => void
}

function TypedSecret(props: TypedSecretProps) {
  const { name, label, typed, isHidden, onType, placeholder, help, problem } = props
  const { autoFocus, onCancel, onLeave } = props
  const translate = useTranslate()
  const [isShown, setIsShown] = useState(!isHidden)
  const canShow = isHidden && typed !== undefined
  const tail = (
    <>
      {canShow ? (
        <IconButton
          icon={isShown ? 'hidden' : 'eye'}
          label={translate(isShown ? 'settings.hideField' : 'settings.showField', { field: label })}
          onPress={() => setIsShown(!isShown)}
        />
      ) : null}
      {onCancel === undefined ? null : (
        <IconButton
          icon="close"
          label={translate('settings.keepStoredField', { field: label })}
          onPress={onCancel}
        />
      )}
    </>
  )
  return (
    <TextField
      name={name}
      label={label}
      type={isShown ? 'text' : 'password'}
      autoComplete="off"
      spellCheck="false"
      autoFocus={autoFocus ?? false}
      value={typed ?? ''}
      onChange={onType}
      {...(onLeave === undefined ? {} : { onBlur: onLeave })}
      monospace
      placeholder={placeholder ?? ''}
      help={help}
      problem={problem}
      tail={canShow || onCancel !== undefined ? tail : undefined}
    />
  )
}

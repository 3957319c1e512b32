import { useRef, useState, type FocusEvent, type ReactNode } from 'react'
import { Button } from '../../controls/buttons/Button'
import { IconButton } from '../../controls/buttons/IconButton'
import { TextField } from '../../controls/fields/TextField'
import { useKeptFocus } from '../../controls/use-kept-focus'
import { useTranslate } from '../../../i18n/use-translate'
import styles from './SecretField.module.css'

export interface SecretFieldProps {
  /** The `name` of the input. */
  readonly name: string
  readonly label: string
  /** The typed value; `undefined` to keep the stored one. */
  readonly typed: string | undefined
  /** The part of the stored value that may be shown; `undefined` if none is stored. */
  readonly stored: { readonly end: string } | undefined
  /** Whether the typed text is hidden at first. */
  readonly isHidden: boolean
  readonly onType: (typed: string) => void
  /** Returns to the stored value. */
  readonly onKeepStored: () => void
  readonly placeholder?: string
  readonly help?: ReactNode
  readonly problem?: string | undefined
  readonly isWrong?: boolean
  /** One more small control, beside `Replace`. */
  readonly extra?: ReactNode
}

/** A secret: shown as dots once it is stored; `Replace` opens a field for a new value. */
export function SecretField(props: SecretFieldProps) {
  const { typed, stored, onType, onKeepStored } = props
  const [isReplacing, setIsReplacing] = useState(false)
  const element = useRef<HTMLDivElement>(null)
  const kept = useKeptFocus(() => element.current?.querySelector('input'))
  if (stored === undefined) return <TypedSecret {...props} />
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    kept.onBlur(event)
    // Its buttons are inside it, so focus on them does not leave it.
    if (!event.currentTarget.contains(event.relatedTarget)) setIsReplacing(false)
  }
  return (
    <div ref={element} className={styles['secret']} onFocus={kept.onFocus} onBlur={onBlur}>
      {isReplacing || typed !== undefined ? (
        <TypedSecret
          {...props}
          autoFocus={isReplacing}
          onType={(text) => {
            // A field that was emptied stays open; if it is left empty, the stored value is shown again.
            setIsReplacing(text.trim() === '')
            onType(text)
          }}
          onCancel={() => {
            setIsReplacing(false)
            onKeepStored()
          }}
        />
      ) : (
        <StoredSecret {...props} end={stored.end} onReplace={() => setIsReplacing(true)} />
      )}
    </div>
  )
}

interface StoredSecretProps extends Pick<
  SecretFieldProps,
  'name' | 'label' | 'help' | 'problem' | 'isWrong' | 'extra'
> {
  readonly end: string
  readonly onReplace: () => void
}

function StoredSecret({ extra, end, onReplace, ...words }: StoredSecretProps) {
  const { name, label, help, problem, isWrong = false } = words
  const translate = useTranslate()
  return (
    <TextField
      name={name}
      label={label}
      value={`${'•'.repeat(end === '' ? 8 : 4)}${end}`}
      isReadOnly
      monospace
      help={help}
      problem={problem}
      isWrong={isWrong}
      tail={
        <>
          {extra}
          <Button
            kind="quiet"
            size="small"
            aria-label={translate('settings.replaceField', { field: label })}
            onPress={onReplace}
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
}

function TypedSecret(props: TypedSecretProps) {
  const { name, label, typed, isHidden, onType, placeholder, help, problem, isWrong = false } = props
  const { autoFocus, onCancel } = props
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
      monospace
      placeholder={placeholder ?? ''}
      help={help}
      problem={problem}
      isWrong={isWrong}
      tail={canShow || onCancel !== undefined ? tail : undefined}
    />
  )
}

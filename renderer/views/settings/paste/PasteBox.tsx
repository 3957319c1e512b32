import {
  useId,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react'
import { useTranslate } from '../../../i18n/use-translate'
import { Button } from '../../controls/buttons/Button'
import { useKeptFocus } from '../../controls/use-kept-focus'
import styles from './PasteBox.module.css'
import { PasteChoices, PasteSaid, type PasteChoicesProps } from './PasteAnswer'

export interface PasteBoxProps extends PasteChoicesProps {
  /** Credentials found on this computer, shown until something was pasted. */
  readonly found?: ReactNode
  /** Whether it takes the focus when it appears, so that a paste needs no click. */
  readonly autoFocus?: boolean
  readonly onText: (text: string) => void
  /** Takes the clipboard's content. */
  readonly onPaste: () => void
  readonly onUndo: () => void
}

/** One field for whatever the person has. A paste goes directly to main and is never shown in the field. */
export function PasteBox(props: PasteBoxProps) {
  const { view, found, autoFocus = false, onText, onPaste, onUndo } = props
  const translate = useTranslate()
  const field = useRef<HTMLTextAreaElement>(null)
  const kept = useKeptFocus(() => field.current)
  return (
    <div className={styles['box']} {...kept}>
      <PasteField ref={field} autoFocus={autoFocus} onText={onText} />
      <div className={styles['under']}>
        {view.state === 'empty' ? found : null}
        <div role="status" className={styles['said']}>
          <PasteSaid view={view} />
        </div>
        {view.state === 'taken' ? (
          <Button kind="quiet" size="small" onPress={onUndo}>
            {translate('paste.undo')}
          </Button>
        ) : null}
        <Button size="small" icon="clipboard" onPress={onPaste}>
          {translate('paste.paste')}
        </Button>
      </div>
      <PasteChoices {...props} />
    </div>
  )
}

interface PasteFieldProps {
  readonly ref: Ref<HTMLTextAreaElement>
  readonly autoFocus: boolean
  readonly onText: (text: string) => void
}

/** Typed text is taken on Enter, or when the field is left. */
function PasteField({ ref, autoFocus, onText }: PasteFieldProps) {
  const translate = useTranslate()
  const id = useId()
  const [typed, setTyped] = useState('')

  function take(text: string) {
    setTyped('')
    if (text.trim() !== '') onText(text)
  }
  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    event.preventDefault()
    take(typed + event.clipboardData.getData('text/plain'))
  }
  function key(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    take(typed)
  }

  return (
    <div className={styles['top']}>
      <label htmlFor={id} className={styles['title']}>
        {translate('paste.title')}
      </label>
      <textarea
        ref={ref}
        id={id}
        className={styles['text']}
        rows={1}
        spellCheck={false}
        autoComplete="off"
        autoFocus={autoFocus}
        value={typed}
        placeholder={translate('paste.hint')}
        onChange={(event) => setTyped(event.target.value)}
        onPaste={paste}
        onKeyDown={key}
        onBlur={() => take(typed)}
      />
    </div>
  )
}

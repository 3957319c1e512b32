import { useId, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslate } from '../../i18n/useTranslate'
import { Button } from '../controls/Button'
import { Tag } from '../controls/Tag'
import { ChoiceChips } from './ChoiceChips'
import styles from './PasteBox.module.css'

/** What is to be said of the last paste. */
export type PasteView =
  | { readonly state: 'empty' }
  | { readonly state: 'useless'; readonly sentences: readonly string[] }
  | { readonly state: 'several'; readonly choices: readonly string[]; readonly sentences: readonly string[] }
  | {
      readonly state: 'taken'
      readonly tag: string
      /** Empty where there was only one to take. */
      readonly choices: readonly string[]
      readonly chosen: number
      readonly sentences: readonly string[]
      readonly warnings: readonly string[]
    }

export interface PasteBoxProps {
  readonly view: PasteView
  /** What is there already, offered until something was pasted. */
  readonly found?: ReactNode
  /** Whether it takes the keyboard when it appears: a paste then needs no click. */
  readonly autoFocus?: boolean
  readonly onText: (text: string) => void
  /** Takes what is on the clipboard. */
  readonly onPaste: () => void
  readonly onChoose: (index: number) => void
  readonly onUndo: () => void
}

/** One field for whatever the person has. A paste goes straight to main: it never stands in the field. */
export function PasteBox(props: PasteBoxProps) {
  const { view, found, autoFocus = false, onText, onPaste, onChoose, onUndo } = props
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
    <div className={styles['box']}>
      <div className={styles['top']}>
        <label htmlFor={id} className={styles['title']}>
          {translate('paste.title')}
        </label>
        <textarea
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
      <div className={styles['under']}>
        {view.state === 'empty' ? found : null}
        <div role="status" className={styles['said']}>
          <Said view={view} />
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
      <Choices view={view} onChoose={onChoose} />
    </div>
  )
}

function Said({ view }: { readonly view: PasteView }) {
  const translate = useTranslate()
  switch (view.state) {
    case 'empty':
      return null
    case 'useless':
      return (
        <>
          <Tag tone="red" icon="close">
            {translate('paste.nothing')}
          </Tag>
          <span className={styles['warning']}>{view.sentences.join(' ')}</span>
        </>
      )
    case 'several':
      return (
        <>
          <Tag tone="accent">{translate('paste.several', { count: view.choices.length })}</Tag>
          <span>{view.sentences.join(' ')}</span>
        </>
      )
    case 'taken':
      return (
        <>
          <Tag tone="accent" icon="check">
            {view.tag}
          </Tag>
          <span>{view.sentences.join(' ')}</span>
          {view.warnings.length === 0 ? null : (
            <span className={styles['warning']}>{view.warnings.join(' ')}</span>
          )}
        </>
      )
  }
}

/** Several profiles or destinations in one paste: one of them fills the form. */
function Choices({ view, onChoose }: Pick<PasteBoxProps, 'view' | 'onChoose'>) {
  const translate = useTranslate()
  if (view.state !== 'several' && view.state !== 'taken') return null
  if (view.choices.length === 0) return null
  return (
    <div className={styles['choices']}>
      <ChoiceChips
        label={translate('paste.chooseLabel')}
        choices={view.choices.map((label, index) => ({ id: String(index), label }))}
        chosen={view.state === 'taken' ? String(view.chosen) : ''}
        onChoose={(chosen) => onChoose(Number(chosen))}
      />
    </div>
  )
}

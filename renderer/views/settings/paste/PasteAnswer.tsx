import type { UnlockProblem } from '../../../../electron/shared/destinations/paste'
import { useTranslate } from '../../../i18n/use-translate'
import { Tag } from '../../controls/text/Tag'
import { ChoiceChips } from '../fields/ChoiceChips'
import { ImportList, type ImportRow } from './ImportList'
import styles from './PasteBox.module.css'
import { UnlockForm } from './UnlockForm'

/** What to show after the last paste. */
export type PasteView =
  | { readonly state: 'empty' }
  | { readonly state: 'useless'; readonly sentences: readonly string[] }
  | { readonly state: 'several'; readonly choices: readonly string[]; readonly sentences: readonly string[] }
  /** Several results, some of which can be added as they are. */
  | { readonly state: 'list'; readonly rows: readonly ImportRow[]; readonly sentences: readonly string[] }
  /** An exported file whose secrets need its passphrase. */
  | { readonly state: 'locked'; readonly problem: UnlockProblem | undefined }
  | {
      readonly state: 'taken'
      readonly tag: string
      /** Empty if there was only one result. */
      readonly choices: readonly string[]
      readonly chosen: number
      readonly sentences: readonly string[]
      readonly warnings: readonly string[]
    }

/** What was found in the paste, in one line. */
export function PasteSaid({ view }: { readonly view: PasteView }) {
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
    case 'locked':
      return <Tag tone="accent">{translate('paste.source.ollim')}</Tag>
    case 'list':
      return (
        <>
          <Tag tone="accent">{translate('paste.several', { count: view.rows.length })}</Tag>
          <span>{view.sentences.join(' ')}</span>
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

export interface PasteChoicesProps {
  readonly view: PasteView
  readonly onChoose: (index: number) => void
  readonly onTick: (indexes: readonly number[]) => void
  readonly onImport: (indexes: readonly number[]) => void
  readonly onUnlock: (passphrase: string) => void
  /** Continues without the locked secrets. */
  readonly onSkipLock: () => void
}

/** What the person has to do after a paste: choose one of several, or enter a passphrase. */
export function PasteChoices(props: PasteChoicesProps) {
  const { view, onChoose, onTick, onImport, onUnlock, onSkipLock } = props
  switch (view.state) {
    case 'empty':
    case 'useless':
      return null
    case 'locked':
      return (
        <div className={styles['choices']}>
          <UnlockForm problem={view.problem} onUnlock={onUnlock} onSkip={onSkipLock} />
        </div>
      )
    case 'list':
      return (
        <div className={styles['choices']}>
          <ImportList rows={view.rows} onTick={onTick} onImport={onImport} onFillIn={onChoose} />
        </div>
      )
    case 'several':
    case 'taken':
      return view.choices.length === 0 ? null : (
        <Choices
          choices={view.choices}
          chosen={view.state === 'taken' ? view.chosen : -1}
          onChoose={onChoose}
        />
      )
  }
}

interface ChoicesProps {
  readonly choices: readonly string[]
  /** Negative while none is chosen. */
  readonly chosen: number
  readonly onChoose: (index: number) => void
}

/** Several profiles or destinations in one paste: the chosen one fills the form. */
function Choices({ choices, chosen, onChoose }: ChoicesProps) {
  const translate = useTranslate()
  return (
    <div className={styles['choices']}>
      <ChoiceChips
        label={translate('paste.chooseLabel')}
        choices={choices.map((label, index) => ({ id: String(index), label }))}
        chosen={chosen < 0 ? '' : String(chosen)}
        onChoose={(id) => onChoose(Number(id))}
      />
    </div>
  )
}

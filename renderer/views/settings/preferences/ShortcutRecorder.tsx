import { useRef, useState, type KeyboardEvent } from 'react'
import type { ShortcutState } from '../../../../electron/shared/app/settings'
import { useTranslate } from '../../../i18n/use-translate'
import { acceleratorCaps } from '../../../shortcuts'
import { classes } from '../../../style/classes'
import { Button } from '../../controls/buttons/Button'
import fieldStyles from '../../controls/fields/Field.module.css'
import { Keys } from '../../controls/text/Keys'
import { useKeptFocus } from '../../controls/use-kept-focus'
import { recordKey } from './accelerator'
import styles from './ShortcutRecorder.module.css'

export interface ShortcutRecorderProps {
  /** Empty while it is off. */
  readonly accelerator: string
  readonly state: ShortcutState
  readonly platform: string
  readonly onChange: (accelerator: string) => void
}

type Recorder = { readonly listens: false } | { readonly listens: true; readonly refused: string | undefined }

/** The global shortcut that uploads the clipboard, recorded by pressing it. */
export function ShortcutRecorder({ accelerator, state, platform, onChange }: ShortcutRecorderProps) {
  const translate = useTranslate()
  const words = (key: string) => translate(`settings.preferences.${key}`)
  const changeButton = useRef<HTMLButtonElement>(null)
  const kept = useKeptFocus(() => changeButton.current)
  const { recorder, start, leave, press } = useRecorder(platform, (recorded) => {
    if (recorded !== undefined) onChange(recorded)
    changeButton.current?.focus()
  })
  const sentence = sentenceBelow(recorder, state)
  return (
    <div className={fieldStyles['field']} role="group" aria-label={words('globalShortcut')} {...kept}>
      <span className={fieldStyles['label']} aria-hidden="true">
        {words('globalShortcut')}
      </span>
      <div className={fieldStyles['line']}>
        {recorder.listens ? (
          <ListeningBox onKeyDown={press} onLeave={leave} />
        ) : (
          <div className={styles['keys']}>
            {accelerator === '' ? (
              <span className={styles['off']}>{words('shortcutOff')}</span>
            ) : (
              <Keys caps={acceleratorCaps(accelerator, platform)} />
            )}
          </div>
        )}
        <Button ref={changeButton} size="small" onPress={start}>
          {words('shortcutChange')}
        </Button>
        {accelerator === '' ? null : (
          <Button kind="quiet" size="small" onPress={() => onChange('')}>
            {words('shortcutTurnOff')}
          </Button>
        )}
      </div>
      <p className={fieldStyles[sentence.isWrong ? 'problem' : 'help']} role="status">
        {translate(`settings.preferences.${sentence.key}`, platform === 'darwin' ? { context: 'mac' } : {})}
      </p>
    </div>
  )
}

/** @param onEnd called with the recorded keys, or without any if the person gave up */
function useRecorder(platform: string, onEnd: (accelerator?: string) => void) {
  const [recorder, setRecorder] = useState<Recorder>({ listens: false })
  const end = (accelerator?: string) => {
    setRecorder({ listens: false })
    onEnd(accelerator)
  }
  return {
    recorder,
    start: () => setRecorder({ listens: true, refused: undefined }),
    leave: () => setRecorder({ listens: false }),
    press: (event: KeyboardEvent) => {
      if (event.code === 'Tab' && !event.ctrlKey && !event.altKey && !event.metaKey) return
      event.preventDefault()
      event.stopPropagation()
      if (event.code === 'Escape') {
        end()
        return
      }
      const recording = recordKey(event, platform)
      if (recording.state === 'refused') setRecorder({ listens: true, refused: recording.reason })
      if (recording.state === 'recorded') end(recording.accelerator)
    },
  }
}

interface ListeningBoxProps {
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onLeave: () => void
}

/** Takes the focus, so that the next keys are for it. */
function ListeningBox({ onKeyDown, onLeave }: ListeningBoxProps) {
  const words = useTranslate()('settings.preferences.shortcutListening')
  return (
    <div
      ref={(element) => element?.focus()}
      tabIndex={0}
      role="textbox"
      aria-readonly="true"
      aria-label={words}
      className={classes(styles['keys'], styles['listening'])}
      onKeyDown={onKeyDown}
      onBlur={onLeave}
    >
      {words}
    </div>
  )
}

function sentenceBelow(recorder: Recorder, state: ShortcutState): { key: string; isWrong: boolean } {
  if (recorder.listens && recorder.refused !== undefined) {
    return { key: `shortcutProblem.${recorder.refused}`, isWrong: true }
  }
  if (state === 'taken' && !recorder.listens) return { key: 'shortcutTaken', isWrong: true }
  return { key: 'globalShortcutMeans', isWrong: false }
}

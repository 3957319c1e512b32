import { useRef, useState } from 'react'
import { describeFailure, type Failure } from '../../../../electron/shared/failures/failure'
import type { HistoryEntry } from '../../../../electron/shared/history/history'
import { useTranslate } from '../../../i18n/use-translate'
import { Button } from '../../controls/buttons/Button'
import { Dialog } from '../../controls/dialogs/Dialog'
import { onEnter } from '../../controls/fields/on-enter'
import { TextField } from '../../controls/fields/TextField'

export interface MoveDialogProps {
  readonly entry: HistoryEntry
  /** Returns why it could not be moved. */
  readonly onMove: (key: string) => Promise<Failure | undefined>
  readonly onClose: () => void
}

/** Asks for another key. It first warns that the old link stops working. */
export function MoveDialog({ entry, onMove, onClose }: MoveDialogProps) {
  const translate = useTranslate()
  const [key, setKey] = useState(entry.key)
  const [isMoving, setIsMoving] = useState(false)
  const [refusal, setRefusal] = useState<Failure>()
  const wasFocused = useRef(false)
  const words = refusal === undefined ? undefined : describeFailure(refusal, translate)
  const move = async () => {
    if (isMoving) return
    if (key.trim() === entry.key) {
      onClose()
      return
    }
    setIsMoving(true)
    try {
      const refused = await onMove(key)
      setRefusal(refused)
      if (refused === undefined) onClose()
    } finally {
      setIsMoving(false)
    }
  }
  return (
    <Dialog
      title={translate('history.move.title', { name: entry.name })}
      isOpen
      onClose={onClose}
      closeLabel={translate('common.close')}
      actions={
        <>
          <Button onPress={onClose}>{translate('common.cancel')}</Button>
          <Button kind="primary" isDisabled={isMoving || key.trim() === ''} onPress={() => void move()}>
            {translate('history.move.confirm')}
          </Button>
        </>
      }
    >
      <TextField
        label={translate('history.key')}
        help={translate('history.move.help')}
        problem={words === undefined ? undefined : `${words.message} ${words.fix}`}
        value={key}
        onChange={(typed) => {
          setKey(typed)
          setRefusal(undefined)
        }}
        monospace
        autoFocus
        onFocus={({ target }) => {
          if (target instanceof HTMLInputElement && !wasFocused.current) selectName(target)
          wasFocused.current = true
        }}
        onKeyDown={onEnter(() => void move())}
      />
    </Dialog>
  )
}

/** Of a key: without its folder and extension, as file managers do. */
function selectName(field: HTMLInputElement): void {
  const start = field.value.lastIndexOf('/') + 1
  const dot = field.value.lastIndexOf('.')
  field.setSelectionRange(start, dot > start ? dot : field.value.length)
}

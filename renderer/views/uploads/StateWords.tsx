import { describeFailure } from '../../../electron/shared/failure'
import type { Upload } from '../../../electron/shared/upload'
import { useTranslate } from '../../i18n/use-translate'

/** Id of the words that `StateWords` says. */
export function stateWordsId(uploadId: string): string {
  return `upload-state-${uploadId}`
}

/**
 * How an upload stands, for whoever walks the list by a screen reader and hears of each row its name and
 * these words alone. Nothing in them changes by the second.
 */
export function StateWords({ upload: { id, status } }: { readonly upload: Upload }) {
  const translate = useTranslate()
  const isDuplicate = status.state === 'done' && status.duplicateOf !== undefined
  const state = translate(`uploads.status.${isDuplicate ? 'duplicate' : status.state}`)
  const { message, fix } =
    status.state === 'failed' ? describeFailure(status.failure, translate) : { message: '', fix: '' }
  // As a label, not as text: a search of the page would find what the row says twice.
  return (
    <span id={stateWordsId(id)} hidden aria-label={message === '' ? state : `${state}: ${message} ${fix}`} />
  )
}

import type { Upload } from '../../../../electron/shared/uploads/upload'
import { useTranslate } from '../../../i18n/use-translate'
import { describeUnderName } from '../failure-under-name'

/** Id of the element with the `StateWords`. */
export function stateWordsId(uploadId: string): string {
  return `upload-state-${uploadId}`
}

/**
 * The state of an upload, for screen readers: when the focus moves through the list, they read only a row's name
 * and this text. It does not change every second.
 */
export function StateWords({ upload: { id, name, status } }: { readonly upload: Upload }) {
  const translate = useTranslate()
  const isDuplicate = status.state === 'done' && status.duplicateOf !== undefined
  const state = translate(`uploads.status.${isDuplicate ? 'duplicate' : status.state}`)
  const { message, fix } =
    status.state === 'failed' ? describeUnderName(status.failure, name, translate) : { message: '', fix: '' }
  // As a label, not as text: otherwise a search of the page would find the row's text twice.
  return (
    <span id={stateWordsId(id)} hidden aria-label={message === '' ? state : `${state}: ${message} ${fix}`} />
  )
}

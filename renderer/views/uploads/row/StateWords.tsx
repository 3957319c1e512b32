import type { Translate } from '../../../../electron/shared/failures/failure'
import type { Upload } from '../../../../electron/shared/uploads/upload'
import { useTranslate } from '../../../i18n/use-translate'
import { describeUnderName } from '../failure-under-name'
import { rarelyShownType } from '../rarely-shown-type'

/** Id of the element with the `StateWords`. */
export function stateWordsId(uploadId: string): string {
  return `upload-state-${uploadId}`
}

/**
 * The state of an upload, for screen readers: when the focus moves through the list, they read only a row's name
 * and this text. It does not change every second.
 */
export function StateWords({ upload }: { readonly upload: Upload }) {
  const translate = useTranslate()
  const { id, status } = upload
  const isDuplicate = status.state === 'done' && status.duplicateOf !== undefined
  const state = translate(`uploads.status.${isDuplicate ? 'duplicate' : status.state}`)
  const more = moreAbout(upload, translate)
  // As a label, not as text: otherwise a search of the page would find the row's text twice.
  return <span id={stateWordsId(id)} hidden aria-label={more === '' ? state : `${state}: ${more}`} />
}

function moreAbout({ name, contentType, status }: Upload, translate: Translate): string {
  switch (status.state) {
    case 'failed': {
      const { message, fix } = describeUnderName(status.failure, name, translate)
      return `${message} ${fix}`
    }
    case 'done': {
      const type = rarelyShownType(contentType)
      return type === undefined ? '' : translate('uploads.fewBrowsers', { type })
    }
    default:
      return ''
  }
}

import type { Translate } from '../../../electron/shared/failure'
import { noteWords } from '../../../electron/shared/paste-words'
import type { DestinationEditor } from './use-destination-editor'

/** What was understood of the endpoint, in a line, while the form still holds that; else empty. */
export function endpointRemark({ entry, draft }: DestinationEditor, translate: Translate): string {
  const { value, notes } = entry.endpoint
  return value === draft.fields.endpoint ? noteWords(notes, translate).join(' ') : ''
}

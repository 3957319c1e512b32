import type { Translate } from '../../../electron/shared/failures/failure'
import { noteWords } from '../../../electron/shared/destinations/paste-words'
import type { DestinationEditor } from './use-destination-editor'

/** One line on how the endpoint was understood, while the form still holds it; else empty. */
export function endpointRemark({ entry, draft }: DestinationEditor, translate: Translate): string {
  const { value, notes } = entry.endpoint
  return value === draft.fields.endpoint ? noteWords(notes, translate).join(' ') : ''
}

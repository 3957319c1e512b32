import type { HistoryEntry } from '../../shared/history/history'
import type { History } from '../history-ports'
import type { ObjectHead } from '../store-ports'

/**
 * Whether an entry's object is gone, and another upload, which is in the history as well, has stored its own under the same
 * key, perhaps with the same bytes. A copy of another's object, made outside Ollim, carries its upload id, too.
 */
export function belongsToOther(
  history: Pick<History, 'find'>,
  { id, key, destinationId }: Pick<HistoryEntry, 'id' | 'key' | 'destinationId'>,
  { uploadId }: Pick<ObjectHead, 'uploadId'>,
): boolean {
  const [other] = uploadId === '' || uploadId === id ? [] : history.find([uploadId])
  return other?.key === key && other.destinationId === destinationId
}

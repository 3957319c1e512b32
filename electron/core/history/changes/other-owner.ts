import type { HistoryEntry } from '../../../shared/history/history'
import type { History } from '../../ports/history'
import type { ObjectHead } from '../../ports/object-store'

export interface OwnerNeeds {
  readonly history: Pick<History, 'find'>
  /** Whether the history will still get an upload. */
  readonly isPending: (uploadId: string) => boolean
}

/**
 * Whether the object of some entries, which share a key, is gone, and another upload has stored its own there, perhaps
 * with the same bytes. A copy of another's object, made outside Ollim, carries its upload id, too.
 */
export function belongsToOther(
  { history, isPending }: OwnerNeeds,
  entries: readonly Pick<HistoryEntry, 'id' | 'key' | 'destinationId'>[],
  { uploadId }: Pick<ObjectHead, 'uploadId'>,
): boolean {
  if (uploadId === '' || entries.some(({ id }) => id === uploadId)) return false
  const [other] = history.find([uploadId])
  if (other === undefined) return isPending(uploadId)
  return entries.some(({ key, destinationId }) => other.key === key && other.destinationId === destinationId)
}

import type { Failure } from '../../shared/failures/failure'
import type { HistoryEntry } from '../../shared/history/history'
import type { Result } from '../../shared/result'
import type { History, NewImage, StoredVersion } from '../history-ports'
import { freshUrl, hasVersion } from '../links/fresh-url'
import type { Clock } from '../ports'
import type { ObjectHead } from '../store-ports'

export interface RecordNeeds {
  readonly clock: Pick<Clock, 'now'>
  readonly history: Pick<History, 'replace'>
  /** Removes uploads that describe the former image from the list. */
  readonly removeUploads: (ids: readonly string[]) => void
  readonly onHistoryChange: () => void
}

/** Records that an entry's object is another image now. */
export function recordVersion(
  { clock, history, removeUploads, onHistoryChange }: RecordNeeds,
  { id, url }: Pick<HistoryEntry, 'id' | 'url'>,
  image: NewImage,
  stored: Pick<StoredVersion, 'etag' | 'endpoint'>,
): Result<null, Failure> {
  const recorded = history.replace(id, {
    ...image,
    ...stored,
    url: hasVersion(url) ? freshUrl(url, stored.etag) : url,
    replacedAt: clock.now(),
  })
  if (!recorded.ok) return recorded
  removeUploads([id])
  onHistoryChange()
  return recorded
}

/** Whether an object is this new image of an entry, as far as a look at it tells. */
export function isVersion(
  { uploadId, sizeBytes }: ObjectHead,
  { id }: Pick<HistoryEntry, 'id'>,
  image: Pick<NewImage, 'sizeBytes'>,
): boolean {
  return uploadId === id && sizeBytes === image.sizeBytes
}

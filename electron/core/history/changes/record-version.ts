import type { Failure } from '../../../shared/failures/failure'
import type { HistoryEntry } from '../../../shared/history/history'
import type { Result } from '../../../shared/result'
import type { History, NewImage, StoredVersion } from '../../ports/history'
import { freshUrl, hasVersion } from '../../links/fresh-url'
import type { Clock } from '../../ports/clock'
import type { ObjectHead } from '../../ports/object-store'
import { sharersOf } from './shared-objects'

export interface RecordNeeds {
  readonly clock: Pick<Clock, 'now'>
  readonly history: Pick<History, 'find' | 'sharers' | 'replace'>
  /** Removes uploads that describe the former image from the list. */
  readonly removeUploads: (ids: readonly string[]) => void
  readonly onHistoryChange: () => void
}

/** Records that an entry's object is another image now, with all entries that were about the same object. */
export function recordVersion(
  { clock, history, removeUploads, onHistoryChange }: RecordNeeds,
  entry: Pick<HistoryEntry, 'id' | 'url' | 'etag'>,
  image: NewImage,
  stored: Pick<StoredVersion, 'etag' | 'endpoint'>,
): Result<null, Failure> {
  const others = sharersOf(history, entry).filter(({ etag }) => etag === entry.etag)
  const replaced = [entry, ...others]
  const recorded = history.replace(
    replaced.map(({ id, url }) => ({
      ...image,
      ...stored,
      id,
      url: hasVersion(url) ? freshUrl(url, stored.etag) : url,
      replacedAt: clock.now(),
    })),
  )
  if (!recorded.ok) return recorded
  removeUploads(replaced.map(({ id }) => id))
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

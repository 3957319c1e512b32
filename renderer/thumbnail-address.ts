import type { HistoryEntry } from '../electron/shared/history/history'

/** The address at which the app's own protocol serves an upload's thumbnail. */
export function thumbnailAddress(uploadId: string): string {
  return `app://ollim/thumbnail/${encodeURIComponent(uploadId)}`
}

/** The same for an entry. It changes when the image is replaced; otherwise the page would show the cached one. */
export function entryThumbnailAddress({ id, replacedAt }: Pick<HistoryEntry, 'id' | 'replacedAt'>): string {
  return replacedAt === undefined ? thumbnailAddress(id) : `${thumbnailAddress(id)}?${replacedAt}`
}

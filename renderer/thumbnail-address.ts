import type { HistoryEntry } from '../electron/shared/history'

/** Where the app's own protocol serves the small picture of an upload. */
export function thumbnailAddress(uploadId: string): string {
  return `app://ollim/thumbnail/${encodeURIComponent(uploadId)}`
}

/** The same for an entry: another address once its image was replaced, or the page would show what it knows. */
export function entryPictureAddress({ id, replacedAt }: Pick<HistoryEntry, 'id' | 'replacedAt'>): string {
  return replacedAt === undefined ? thumbnailAddress(id) : `${thumbnailAddress(id)}?${replacedAt}`
}

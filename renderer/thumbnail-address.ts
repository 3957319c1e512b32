/** Where the app's own protocol serves the small picture of an upload. */
export function thumbnailAddress(uploadId: string): string {
  return `app://ollim/thumbnail/${encodeURIComponent(uploadId)}`
}

import type { Dimensions } from './dimensions'

/** One finished upload, remembered. */
export interface HistoryEntry {
  readonly id: string
  readonly name: string
  readonly key: string
  readonly url: string
  /** When the link ends, in milliseconds since the epoch; absent where it does not. */
  readonly linkEndsAt?: number
  readonly etag: string
  readonly contentType: string
  /** Absent where they are not known. */
  readonly dimensions?: Dimensions
  readonly sizeBytes: number
  readonly destinationId: string
  readonly destinationName: string
  readonly bucket: string
  /** Lower-case hexadecimal SHA-256 of the bytes; empty if it was not computed. */
  readonly sha256: string
  /** Milliseconds since the epoch. */
  readonly uploadedAt: number
}

export interface HistoryQuery {
  /** Looked for in name, key, URL and bucket; empty finds all. */
  readonly text: string
  /** Empty for all destinations. */
  readonly destinationId: string
  /** Uploaded then or later, in milliseconds since the epoch; 0 for any time. */
  readonly since: number
  readonly offset: number
  /** At most 500. */
  readonly limit: number
}

export interface HistoryPage {
  readonly entries: readonly HistoryEntry[]
  /** How many entries match in all. */
  readonly total: number
}

/**
 * How a large file is cut into parts.
 *
 * Source: "Amazon S3 multipart upload limits": parts of 5 MiB to 5 GiB, the last may be smaller, at
 * most 10,000 of them, objects up to 5 TiB. All parts but the last are equal, as R2 demands.
 */
export const multipartThresholdBytes = 16 * 1024 ** 2
export const maxObjectBytes = 5 * 1024 ** 4

/** Small enough to be sent again without regret, large enough that round trips do not matter. */
const usualPartBytes = 8 * 1024 ** 2
const partStepBytes = 1024 ** 2

export interface MultipartPlan {
  /** The size of every part but the last. */
  readonly partBytes: number
  readonly partCount: number
}

export interface PartRange {
  /** Counts from 1. */
  readonly partNumber: number
  readonly start: number
  /** First byte after the part. */
  readonly end: number
}

/** How much of a multipart upload is stored already. */
export interface MultipartProgress {
  readonly multipartId: string
  /** The size of every part but the last. */
  readonly partBytes: number
  /** By part number minus 1; an empty string means the part is not stored yet. */
  readonly etags: readonly string[]
}

/** Scaleway takes 1,000 parts, all others 10,000 as AWS does. */
export function maxPartsOf(endpoint: string): number {
  const isScaleway = URL.canParse(endpoint) && new URL(endpoint).hostname.endsWith('.scw.cloud')
  return isScaleway ? 1000 : 10_000
}

/** Returns undefined if a single PutObject will do. */
export function planMultipart(sizeBytes: number, maxParts: number): MultipartPlan | undefined {
  if (sizeBytes <= multipartThresholdBytes) return undefined
  const needed = Math.ceil(sizeBytes / maxParts)
  const rounded = Math.ceil(needed / partStepBytes) * partStepBytes
  const partBytes = Math.max(usualPartBytes, rounded)
  return { partBytes, partCount: Math.ceil(sizeBytes / partBytes) }
}

export function partRange({ partBytes }: MultipartPlan, partNumber: number, sizeBytes: number): PartRange {
  const start = (partNumber - 1) * partBytes
  return { partNumber, start, end: Math.min(start + partBytes, sizeBytes) }
}

/** How many of a file's bytes are stored already. */
export function storedBytesOf({ partBytes, etags }: MultipartProgress, sizeBytes: number): number {
  return etags.reduce((stored, etag, index) => {
    if (etag === '') return stored
    const { start, end } = partRange({ partBytes, partCount: etags.length }, index + 1, sizeBytes)
    return stored + end - start
  }, 0)
}

/** Whether any part is stored already. */
export function hasParts({ etags }: MultipartProgress): boolean {
  return etags.some((etag) => etag !== '')
}

import type { CopiedLink } from './link-copier'
import type { JournalRecord } from '../ports'

/**
 * What the link of an upload names, if it has one.
 *
 * @param bucketOf of a destination; empty for one that is gone
 */
export function uploadLink(
  { upload, plan }: JournalRecord,
  bucketOf: (destinationId: string) => string,
): CopiedLink | undefined {
  const { name, altText, sizeBytes, dimensions, destinationId, acceptedAt, status } = upload
  if (status.state !== 'done') return undefined
  const { url, linkEndsAt, key, etag, finishedAt: uploadedAt = acceptedAt } = status
  const words = altText === undefined ? { name } : { name, altText }
  const known = { ...words, sizeBytes, ...(dimensions && { dimensions }) }
  const end = linkEndsAt === undefined ? {} : { linkEndsAt }
  const bucket = bucketOf(destinationId)
  return { ...known, destinationId, url, ...end, key, etag, bucket, sha256: plan.sha256, uploadedAt }
}

import type { CopiedLink } from './link-copier'
import type { JournalRecord } from '../ports/journal'

/**
 * The link of an upload and what describes it, if the upload has a link.
 *
 * @param bucketOf the bucket that a destination names; empty if the destination was deleted
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
  // Its destination may name another one by now.
  const bucket = plan.sentTo?.bucket ?? bucketOf(destinationId)
  return { ...known, destinationId, url, ...end, key, etag, bucket, sha256: plan.sha256, uploadedAt }
}

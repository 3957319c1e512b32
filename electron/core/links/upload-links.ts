import type { Upload } from '../../shared/upload'
import type { CopiedLink } from './link-copier'
import type { UploadList } from '../uploads/upload-list'

export interface UploadLinksNeeds {
  /** Knows of an upload what the page does not. */
  readonly list: Pick<UploadList, 'get'>
  /** Empty for a destination that is gone. */
  readonly bucketOf: (destinationId: string) => string
}

/** What the links of uploads name, in their order; without those that have none. */
export function uploadLinks(
  { list, bucketOf }: UploadLinksNeeds,
  uploads: readonly Upload[],
): readonly CopiedLink[] {
  return uploads.flatMap(
    ({ id, name, altText, sizeBytes, dimensions, destinationId, acceptedAt, status }) => {
      if (status.state !== 'done') return []
      const { url, linkEndsAt, key, etag, finishedAt: uploadedAt = acceptedAt } = status
      const sha256 = list.get(id)?.plan.sha256 ?? ''
      const bucket = bucketOf(destinationId)
      const words = altText === undefined ? { name } : { name, altText }
      const known = { ...words, sizeBytes, ...(dimensions && { dimensions }) }
      const end = linkEndsAt === undefined ? {} : { linkEndsAt }
      return [{ ...known, destinationId, url, ...end, key, etag, bucket, sha256, uploadedAt }]
    },
  )
}

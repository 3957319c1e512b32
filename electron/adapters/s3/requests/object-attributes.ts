import type { AccessList } from '../../../shared/destinations/destination'

/** Stored with each object, sent as `x-amz-meta-ollim-upload`. */
export const uploadIdMetadata = 'ollim-upload'

/** The attributes of an object when it is stored, in the SDK's names. */
export interface ObjectAttributes {
  readonly Bucket: string
  readonly Key: string
  readonly ContentType: string
  readonly CacheControl?: string
  readonly ACL?: Exclude<AccessList, 'none'>
  readonly Metadata: Record<string, string>
}

/** Never a Content-Encoding, and an ACL only if one is wanted. */
export function objectAttributes(
  bucket: string,
  object: {
    readonly key: string
    readonly uploadId: string
    readonly contentType: string
    readonly cacheControl: string
    readonly accessList?: AccessList
  },
): ObjectAttributes {
  return {
    Bucket: bucket,
    Key: object.key,
    ContentType: object.contentType,
    Metadata: { [uploadIdMetadata]: object.uploadId },
    ...(object.cacheControl === '' ? {} : { CacheControl: object.cacheControl }),
    ...accessListOf(object.accessList),
  }
}

export function withoutQuotes(etag = ''): string {
  return etag.replaceAll('"', '')
}

/** The ETag of an answer. Whatever stores an object returns one: success without it did not come from S3. */
export function etagOf(answer: { readonly ETag?: string | undefined } | undefined): string {
  const etag = withoutQuotes(answer?.ETag)
  if (etag === '') throw new Error('The answer has no ETag')
  return etag
}

/** The option in the SDK's name; `none` sends nothing. */
export function accessListOf(accessList: AccessList = 'none') {
  return accessList === 'none' ? {} : { ACL: accessList }
}

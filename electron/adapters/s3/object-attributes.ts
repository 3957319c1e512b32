import type { AccessList } from '../../shared/destination'

/** Stored with each object, sent as `x-amz-meta-ollim-upload`. */
export const uploadIdMetadata = 'ollim-upload'

/** What is said of an object when it is stored, in the SDK's names. */
export interface ObjectAttributes {
  readonly Bucket: string
  readonly Key: string
  readonly ContentType: string
  readonly CacheControl?: string
  readonly ACL?: Exclude<AccessList, 'none'>
  readonly Metadata: Record<string, string>
}

/** No Content-Encoding, and no ACL unless it is wished for. */
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

/** Whatever takes an object names it by its ETag: an answer of success without one is none of S3's. */
export function etagOf(answer: { readonly ETag?: string | undefined } | undefined): string {
  const etag = withoutQuotes(answer?.ETag)
  if (etag === '') throw new Error('The answer has no ETag')
  return etag
}

/** As S3 wants to be asked for it; `none` asks for nothing. */
export function accessListOf(accessList: AccessList = 'none') {
  return accessList === 'none' ? {} : { ACL: accessList }
}

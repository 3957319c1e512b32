/** Stored with each object, sent as `x-amz-meta-ollim-upload`. */
export const uploadIdMetadata = 'ollim-upload'

/** What is said of an object when it is stored, in the SDK's names. */
export interface ObjectAttributes {
  readonly Bucket: string
  readonly Key: string
  readonly ContentType: string
  readonly CacheControl?: string
  readonly Metadata: Record<string, string>
}

/** No Content-Encoding and no ACL: the bucket's rules hold. */
export function objectAttributes(
  bucket: string,
  object: {
    readonly key: string
    readonly uploadId: string
    readonly contentType: string
    readonly cacheControl: string
  },
): ObjectAttributes {
  return {
    Bucket: bucket,
    Key: object.key,
    ContentType: object.contentType,
    Metadata: { [uploadIdMetadata]: object.uploadId },
    ...(object.cacheControl === '' ? {} : { CacheControl: object.cacheControl }),
  }
}

export function withoutQuotes(etag = ''): string {
  return etag.replaceAll('"', '')
}

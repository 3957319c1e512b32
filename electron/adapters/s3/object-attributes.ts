/** Stored with each object, sent as `x-amz-meta-ollim-upload`. */
export const uploadIdMetadata = 'ollim-upload'

/** What is said of an object when it is stored. No Content-Encoding and no ACL: the bucket's rules hold. */
export function objectAttributes(
  bucket: string,
  object: {
    readonly key: string
    readonly uploadId: string
    readonly contentType: string
    readonly cacheControl: string
  },
) {
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

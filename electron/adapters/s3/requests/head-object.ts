import { HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import type { ObjectHead } from '../../../core/ports/object-store'
import type { DirectRequests } from './direct-requests'
import { uploadIdMetadata, withoutQuotes } from './object-attributes'

/** The object under a key; asked through the SDK if it cannot be asked directly. */
export async function headObject(
  direct: DirectRequests,
  client: S3Client,
  { bucket, key }: { readonly bucket: string; readonly key: string },
  options: { readonly abortSignal: AbortSignal },
): Promise<ObjectHead> {
  const headers = await direct.send({ method: 'HEAD', key, headers: {} }, options)
  if (headers === undefined)
    return headBySdk(client, new HeadObjectCommand({ Bucket: bucket, Key: key }), options)
  return {
    sizeBytes: Number(headers['content-length'] ?? 0),
    contentType: headers['content-type'] ?? '',
    etag: withoutQuotes(headers['etag']),
    uploadId: headers[`x-amz-meta-${uploadIdMetadata}`] ?? '',
  }
}

async function headBySdk(
  client: S3Client,
  command: HeadObjectCommand,
  options: { readonly abortSignal: AbortSignal },
): Promise<ObjectHead> {
  return headOf(await client.send(command, options))
}

/** An object's attributes in the SDK's names. */
interface HeadOutput {
  readonly ContentLength?: number | undefined
  readonly ContentType?: string | undefined
  readonly ETag?: string | undefined
  readonly Metadata?: Readonly<Record<string, string>> | undefined
}

export function headOf({ ContentLength = 0, ContentType = '', ETag, Metadata = {} }: HeadOutput): ObjectHead {
  return {
    sizeBytes: ContentLength,
    contentType: ContentType,
    etag: withoutQuotes(ETag),
    uploadId: Metadata[uploadIdMetadata] ?? '',
  }
}

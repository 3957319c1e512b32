import { CopyObjectCommand } from '@aws-sdk/client-s3'
import { percentEncode } from '../../core/links/public-url'
import type { CopyRequest, StoreAnswer, StoreTarget } from '../../core/store-ports'
import type { Calls } from './calls'
import { accessListOf, withoutQuotes } from './object-attributes'

/** Copies within a bucket, at the server; type, caching and metadata come along. Answers the copy's ETag. */
export function copyObject(
  calls: Calls,
  target: StoreTarget,
  { from, to, etag, signal }: CopyRequest,
): Promise<StoreAnswer<string>> {
  const source = [target.bucket, ...from.split('/')].map(percentEncode).join('/')
  const command = new CopyObjectCommand({
    Bucket: target.bucket,
    Key: to,
    CopySource: source,
    ...(etag === '' ? {} : { CopySourceIfMatch: `"${etag}"` }),
    // Elsewhere the condition is ignored at best: there the key is looked at first.
    ...(target.endpoint === '' ? { IfNoneMatch: '*' } : {}),
    ...accessListOf(target.accessList),
  })
  return calls.ask('CopyObject', signal, async (client, options) => {
    const { CopyObjectResult } = await client.send(command, options)
    return withoutQuotes(CopyObjectResult?.ETag)
  })
}

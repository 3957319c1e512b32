import { CopyObjectCommand } from '@aws-sdk/client-s3'
import { percentEncode } from '../../core/links/public-url'
import type { CopyRequest, StoreAnswer, StoreTarget } from '../../core/store-ports'
import type { BucketManners } from './bucket-manners'
import type { Calls } from './calls'
import { accessListOf, etagOf } from './object-attributes'

/** Copies within a bucket, at the server; type, caching and metadata come along. Answers the copy's ETag. */
export function copyObject(
  calls: Calls,
  target: StoreTarget,
  { from, to, etag, signal }: CopyRequest,
  manners: BucketManners,
): Promise<StoreAnswer<string>> {
  const { bucket, accessList } = target
  const source = [bucket, ...from.split('/')].map(percentEncode).join('/')
  let manner = manners.of({ accessList })
  return calls.ask(
    'CopyObject',
    signal,
    async (client, options) => {
      manner = manners.of({ accessList })
      const command = new CopyObjectCommand({
        Bucket: bucket,
        Key: to,
        CopySource: source,
        ...(etag === '' ? {} : { CopySourceIfMatch: `"${etag}"` }),
        // Elsewhere the condition is ignored at best: there the key is looked at first.
        ...(target.endpoint === '' ? { IfNoneMatch: '*' } : {}),
        ...accessListOf(manner.accessList),
      })
      const { CopyObjectResult } = await client.send(command, options)
      return etagOf(CopyObjectResult)
    },
    (cause, status) => manners.learn(manner, cause, status),
  )
}

import { ListObjectsCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3'
import { failure } from '../../shared/failure'
import { problem } from '../../shared/result'
import type { ListedObjects, ListRequest, StoreAnswer } from '../../core/store-ports'
import type { Calls } from './calls'
import { withoutQuotes } from './object-attributes'

/** Before the key after which an older server goes on. No server's own token holds it: XML cannot. */
const afterKey = '\u0000'

/**
 * A page of what the bucket holds: as many objects as the server gives at once, a thousand at most. A
 * server that answers the older question instead names no token for the next page: it is asked that way
 * from then on, for what comes after the last key.
 */
export async function listObjects(
  calls: Calls,
  bucket: string,
  { prefix, continuation, signal }: ListRequest,
): Promise<StoreAnswer<ListedObjects>> {
  const marker = continuation.startsWith(afterKey) ? continuation.slice(afterKey.length) : ''
  const wanted = { Bucket: bucket, ...(prefix !== '' && { Prefix: prefix }) }
  const ask = (client: S3Client, options: { readonly abortSignal: AbortSignal }) =>
    marker === ''
      ? client.send(
          new ListObjectsV2Command({ ...wanted, ...(continuation && { ContinuationToken: continuation }) }),
          options,
        )
      : client.send(new ListObjectsCommand({ ...wanted, Marker: marker }), options)
  const answer = await calls.ask('ListObjects', signal, async (client, options) => {
    const page = await ask(client, options)
    const { Contents = [], IsTruncated = false } = page
    const token = 'NextContinuationToken' in page ? (page.NextContinuationToken ?? '') : ''
    const last = Contents.at(-1)?.Key ?? ''
    return {
      objects: Contents.flatMap(({ Key, Size = 0, ETag, LastModified }) =>
        Key === undefined
          ? []
          : [
              {
                key: Key,
                sizeBytes: Size,
                etag: withoutQuotes(ETag),
                modifiedAt: LastModified?.getTime() ?? 0,
              },
            ],
      ),
      next: token === '' && IsTruncated ? `${afterKey}${last}` : token,
    }
  })
  if (!answer.ok) return answer
  const { value, evidence } = answer.value
  // It says that there is more, but not what comes next: to end here would pass for the whole bucket.
  if (value.next !== afterKey && value.next !== `${afterKey}${marker}`) return answer
  return problem({ failure: failure('unexpected', { reason: 'notSupported', ...calls.place }), evidence })
}

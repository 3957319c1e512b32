import { ListObjectsCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3'
import { failure } from '../../../shared/failures/failure'
import { problem } from '../../../shared/result'
import type { ListedObjects, ListRequest, StoreAnswer } from '../../../core/ports/object-store'
import type { Calls } from './calls'
import { withoutQuotes } from './object-attributes'

/** Marks a continuation that is a key, for an older server. XML cannot contain it, so no server's token does. */
const afterKey = '\u0000'

/**
 * One page of the bucket's objects: as many as the server returns at once, at most a thousand. A server that only knows
 * the older request ignores the newer one and returns no token for the next page: from then on it is asked the older
 * way, for what comes after the last key.
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
  const { answer: value, evidence } = answer.value
  // The server says that there is more, but not where to continue; ending here would look like the whole bucket.
  if (value.next !== afterKey && value.next !== `${afterKey}${marker}`) return answer
  return problem({ failure: failure('unexpected', { reason: 'notSupported', ...calls.place }), evidence })
}

import { ListObjectsV2Command } from '@aws-sdk/client-s3'
import type { ListedObjects, ListRequest, StoreAnswer } from '../../core/store-ports'
import type { Calls } from './calls'
import { withoutQuotes } from './object-attributes'

/** A page of what the bucket holds: as many objects as the server gives at once, a thousand at most. */
export function listObjects(
  calls: Calls,
  bucket: string,
  { prefix, continuation, signal }: ListRequest,
): Promise<StoreAnswer<ListedObjects>> {
  const command = new ListObjectsV2Command({
    Bucket: bucket,
    ...(prefix !== '' && { Prefix: prefix }),
    ...(continuation !== '' && { ContinuationToken: continuation }),
  })
  return calls.ask('ListObjects', signal, async (client, options) => {
    const { Contents = [], NextContinuationToken = '' } = await client.send(command, options)
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
      next: NextContinuationToken,
    }
  })
}

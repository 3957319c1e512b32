import { CopyObjectCommand } from '@aws-sdk/client-s3'
import type { CopyRequest, PutAnswer } from '../../core/store-ports'
import { failure, type Failure } from '../../shared/failure'
import { problem, type Result, success } from '../../shared/result'
import type { BucketManners } from './bucket-manners'
import { type CopyNeeds, copySourceOf, refusalOfChanged } from './copy-in-parts'
import { accessListOf, etagOf } from './object-attributes'

export interface CopyObjectNeeds extends CopyNeeds {
  readonly manners: BucketManners
}

/** Copies within a bucket, at the server, in one request; type, caching and metadata come along. */
export async function copyObject(
  { calls, target, manners, store }: CopyObjectNeeds,
  request: CopyRequest,
): Promise<Result<PutAnswer, Failure>> {
  const { bucket, accessList } = target
  const manner = manners.forRequest({ accessList })
  const answer = await calls.ask(
    'CopyObject',
    request.signal,
    async (client, options) => {
      const command = new CopyObjectCommand({
        Bucket: bucket,
        Key: request.to,
        ...copySourceOf(bucket, request),
        // Elsewhere the condition is ignored at best: there the key is looked at first.
        ...(target.endpoint === '' ? { IfNoneMatch: '*' } : {}),
        ...accessListOf(manner.renew().accessList),
      })
      const { CopyObjectResult } = await client.send(command, options)
      return etagOf(CopyObjectResult)
    },
    manner.learn,
  )
  if (answer.ok) return success({ etag: answer.value.value })
  const { failure: refused } = answer.problem
  if (refused.kind !== 'key-exists') return problem(refused)
  // Either condition is refused in the same words: that the key is free, and that its source is what is meant.
  const changed = await refusalOfChanged(store, request)
  return problem(changed ?? failure('key-exists', { key: request.to, reason: 'move' }))
}

import { CopyObjectCommand } from '@aws-sdk/client-s3'
import type { CopyRequest, PutAnswer } from '../../../core/ports/object-store'
import { failure, type Failure } from '../../../shared/failures/failure'
import { problem, type Result, success } from '../../../shared/result'
import type { BucketOptions } from './bucket-options'
import { type ObjectCopyNeeds, copySourceOf, refusalOfChanged } from './copy-in-parts'
import { accessListOf, etagOf } from './object-attributes'

export interface CopyObjectNeeds extends ObjectCopyNeeds {
  readonly bucketOptions: BucketOptions
}

/** Copies, at the server and within a bucket, in one request; type, caching and metadata are copied, too. */
export async function copyObject(
  { calls, target, bucketOptions, store }: CopyObjectNeeds,
  request: CopyRequest,
): Promise<Result<PutAnswer, Failure>> {
  const { bucket, accessList } = target
  const requestOptions = bucketOptions.forRequest({ accessList })
  const answer = await calls.ask(
    'CopyObject',
    request.signal,
    async (client, options) => {
      const command = new CopyObjectCommand({
        Bucket: bucket,
        Key: request.to,
        ...copySourceOf(bucket, request),
        // Other servers ignore the condition at best, so the caller looks at the key first.
        ...(target.endpoint === '' ? { IfNoneMatch: '*' } : {}),
        ...accessListOf(requestOptions.renew().accessList),
      })
      const { CopyObjectResult } = await client.send(command, options)
      return etagOf(CopyObjectResult)
    },
    requestOptions.adapt,
  )
  if (answer.ok) return success({ etag: answer.value.answer })
  const { failure: refused } = answer.problem
  if (refused.kind !== 'key-exists') return problem(refused)
  // The refusal is the same for both conditions: that the key is free, and that the source is still the same object.
  const changed = await refusalOfChanged(store, request)
  return problem(changed ?? failure('key-exists', { key: request.to, reason: 'move' }))
}

import { HeadObjectCommand, UploadPartCopyCommand, type HeadObjectCommandOutput } from '@aws-sdk/client-s3'
import { percentEncode } from '../../core/links/public-url'
import type { CopyRequest, ObjectStore, OpenMultipart, PutAnswer, StoreTarget } from '../../core/store-ports'
import { failure, type Failure } from '../../shared/failure'
import { problem, type Result, success } from '../../shared/result'
import type { Calls } from './calls'
import type { Multiparts } from './multipart'
import { etagOf } from './object-attributes'

/** The most that one request copies ("CopyObject" in the Amazon S3 API Reference). */
export const mostCopyBytes = 5 * 1024 ** 3

/** A server is done with so much before it seems to be silent, and 5 TiB are half of the parts that it takes. */
const usualPartBytes = 1024 ** 3

/** How long to wait for parts to be thrown away: the app may end as soon as they are. */
const abortMilliseconds = 5_000

export interface CopyNeeds {
  readonly calls: Calls
  readonly target: StoreTarget
  /** The same bucket. */
  readonly store: Pick<ObjectStore, 'head' | 'completeMultipart'>
}

export interface CopyInPartsNeeds extends CopyNeeds {
  readonly multiparts: Multiparts
}

/**
 * Copies within a bucket, at the server, what is too large for one request; type, caching and metadata come along.
 * What breaks off leaves no parts behind, which would be paid for.
 */
export async function copyInParts(
  needs: CopyInPartsNeeds,
  request: CopyRequest,
  partBytes = usualPartBytes,
): Promise<Result<PutAnswer, Failure>> {
  const { calls, target, multiparts, store } = needs
  const { bucket, accessList } = target
  const { from, to, signal } = request
  const source = await calls.ask('HeadObject', signal, (client, options) =>
    client.send(new HeadObjectCommand({ Bucket: bucket, Key: from }), options),
  )
  if (!source.ok) return problem(source.problem.failure)
  const attributes = { Bucket: bucket, Key: to, ...attributesOf(source.value.value) }
  const opened = await multiparts.open(attributes, accessList, signal)
  if (!opened.ok) return opened
  const etags = await copyParts(needs, request, opened.value, partBytes)
  const copied = etags.ok
    ? await store.completeMultipart({ ...opened.value, etags: etags.value, onlyIfFree: true, signal })
    : etags
  // Not under the signal, which may be what ended it.
  if (!copied.ok) await multiparts.abort(opened.value, AbortSignal.timeout(abortMilliseconds))
  return copied
}

/** What is to be copied, in the SDK's names; another object than the one meant is refused. */
export function copySourceOf(bucket: string, { from, etag }: CopyRequest) {
  return {
    CopySource: [bucket, ...from.split('/')].map(percentEncode).join('/'),
    ...(etag === '' ? {} : { CopySourceIfMatch: `"${etag}"` }),
  }
}

/** Answers the parts' ETags, in their order. */
async function copyParts(
  { calls, target: { bucket }, store }: CopyNeeds,
  request: CopyRequest,
  { key, multipartId }: OpenMultipart,
  partBytes: number,
): Promise<Result<readonly string[], Failure>> {
  const { sizeBytes, signal } = request
  const etags: string[] = []
  for (let start = 0; start < sizeBytes; start += partBytes) {
    const command = new UploadPartCopyCommand({
      Bucket: bucket,
      Key: key,
      UploadId: multipartId,
      PartNumber: etags.length + 1,
      ...copySourceOf(bucket, request),
      CopySourceRange: `bytes=${String(start)}-${String(Math.min(start + partBytes, sizeBytes) - 1)}`,
    })
    const part = await calls.ask('UploadPartCopy', signal, async (client, options) => {
      const { CopyPartResult } = await client.send(command, options)
      return etagOf(CopyPartResult)
    })
    if (!part.ok) {
      // A part has the one condition: that its source is still what is meant.
      const isOfAnother = part.problem.failure.kind === 'key-exists'
      return problem(isOfAnother ? changedSince(request) : part.problem.failure)
    }
    etags.push(part.value.value)
  }
  // Only AWS heeds the condition on parts: elsewhere they may be of two objects.
  const changed = await refusalOfChanged(store, request)
  return changed === undefined ? success(etags) : problem(changed)
}

/** Why a copy may not be taken for the object that is meant; undefined where that is still what stands there. */
export async function refusalOfChanged(
  store: Pick<ObjectStore, 'head'>,
  request: CopyRequest,
): Promise<Failure | undefined> {
  const { from, etag, signal } = request
  const head = await store.head(from, signal)
  if (!head.ok) return head.problem.failure
  const isSame = etag === '' || head.value.value?.etag === etag
  return isSame ? undefined : changedSince(request)
}

function changedSince({ from }: CopyRequest): Failure {
  return failure('unexpected', { reason: 'objectChanged', key: from })
}

/** What is said of an object, which a copy in one piece takes along by itself. */
function attributesOf(source: HeadObjectCommandOutput) {
  const { ContentType, CacheControl, ContentDisposition, ContentEncoding, ContentLanguage, Metadata } = source
  return { ContentType, CacheControl, ContentDisposition, ContentEncoding, ContentLanguage, Metadata }
}

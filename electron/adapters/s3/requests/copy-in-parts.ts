import { HeadObjectCommand, UploadPartCopyCommand, type HeadObjectCommandOutput } from '@aws-sdk/client-s3'
import { percentEncode } from '../../../core/links/public-url'
import type {
  CopyRequest,
  ObjectStore,
  OpenMultipart,
  PutAnswer,
  StoreTarget,
} from '../../../core/ports/object-store'
import { failure, type Failure } from '../../../shared/failures/failure'
import { problem, type Result, success } from '../../../shared/result'
import type { Calls } from './calls'
import type { Multiparts } from './multipart'
import { etagOf } from './object-attributes'

/** The most that a single request can copy ("CopyObject" in the Amazon S3 API Reference). */
export const maxCopyBytes = 5 * 1024 ** 3

/** Small enough to be copied before the server seems silent; and 5 TiB take only half of the allowed parts. */
const usualPartBytes = 1024 ** 3

/** How long to wait until parts are aborted, because the app may end right after. */
const abortMilliseconds = 5_000

export interface ObjectCopyNeeds {
  readonly calls: Calls
  readonly target: StoreTarget
  /** For the same bucket. */
  readonly store: Pick<ObjectStore, 'head' | 'completeMultipart'>
}

export interface CopyInPartsNeeds extends ObjectCopyNeeds {
  readonly multiparts: Multiparts
}

/**
 * Copies, at the server and within a bucket, what is too large for one request; type, caching and metadata are copied,
 * too. A copy that breaks off leaves no parts behind, which would go on costing money.
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
  const attributes = { Bucket: bucket, Key: to, ...attributesOf(source.value.answer) }
  const opened = await multiparts.open(attributes, accessList, signal)
  if (!opened.ok) return opened
  const etags = await copyParts(needs, request, opened.value, partBytes)
  const copied = etags.ok
    ? await store.completeMultipart({ ...opened.value, etags: etags.value, onlyIfFree: true, signal })
    : etags
  // Not with `signal`, which may be what ended the copy.
  if (!copied.ok) await multiparts.abort(opened.value, AbortSignal.timeout(abortMilliseconds))
  return copied
}

/** The source of a copy, in the SDK's names; if another object is there, it is refused. */
export function copySourceOf(bucket: string, { from, etag }: CopyRequest) {
  return {
    CopySource: [bucket, ...from.split('/')].map(percentEncode).join('/'),
    ...(etag === '' ? {} : { CopySourceIfMatch: `"${etag}"` }),
  }
}

/** Returns the parts' ETags, in order. */
async function copyParts(
  { calls, target: { bucket }, store }: ObjectCopyNeeds,
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
      // The only condition of a part is that its source is still the same object.
      const isOfAnother = part.problem.failure.kind === 'key-exists'
      return problem(isOfAnother ? changedSince(request) : part.problem.failure)
    }
    etags.push(part.value.answer)
  }
  // Only AWS honours the condition on parts: elsewhere, they may come from two different objects.
  const changed = await refusalOfChanged(store, request)
  return changed === undefined ? success(etags) : problem(changed)
}

/** Why a copy must not be taken for the wanted object; undefined if that is still in place. */
export async function refusalOfChanged(
  store: Pick<ObjectStore, 'head'>,
  request: CopyRequest,
): Promise<Failure | undefined> {
  const { from, etag, signal } = request
  const head = await store.head(from, signal)
  if (!head.ok) return head.problem.failure
  const isSame = etag === '' || head.value.answer?.etag === etag
  return isSame ? undefined : changedSince(request)
}

function changedSince({ from }: CopyRequest): Failure {
  return failure('unexpected', { reason: 'objectChanged', key: from })
}

/** An object's attributes, which only a copy in one piece would take over by itself. */
function attributesOf(source: HeadObjectCommandOutput) {
  const { ContentType, CacheControl, ContentDisposition, ContentEncoding, ContentLanguage, Metadata } = source
  return { ContentType, CacheControl, ContentDisposition, ContentEncoding, ContentLanguage, Metadata }
}

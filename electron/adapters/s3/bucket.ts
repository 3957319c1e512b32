import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import { Readable } from 'node:stream'
import type { Log } from '../../core/ports/log'
import type {
  CopyRequest,
  FoundMultipart,
  KnownObject,
  ListedObjects,
  ListRequest,
  MultipartEnd,
  MultipartStart,
  ObjectHead,
  ObjectStore,
  OpenMultipart,
  OwnBuckets,
  PartRequest,
  PutAnswer,
  PutRequest,
  Removal,
  StoreAnswer,
  StoreTarget,
} from '../../core/ports/object-store'
import { failure, type Failure } from '../../shared/failures/failure'
import type { TimedLink } from '../../shared/links/link-life'
import { problem, type Result, success } from '../../shared/result'
import { BucketOptions } from './requests/bucket-options'
import { aboutKeys, Calls } from './requests/calls'
import { copyInParts, maxCopyBytes } from './requests/copy-in-parts'
import { copyObject } from './requests/copy-object'
import { md5Of } from './body/digests'
import { DirectRequests } from './requests/direct-requests'
import { type Connection, type ConnectionNeeds, connect } from './connection/connection'
import { listObjects } from './requests/list-objects'
import { Multiparts } from './requests/multipart'
import { presign } from './requests/presign'
import { accessListOf, etagOf, objectAttributes } from './requests/object-attributes'
import { ObjectHeads } from './requests/object-heads'
import { putObject } from './requests/put-object'
import { ObjectRemover } from './requests/remove-objects'

export interface BucketNeeds extends ConnectionNeeds {
  readonly log: Log
  /** Called when the bucket accepts no ACLs; uploads continue without. */
  readonly onAccessListRefused: () => void
}

/** Connects to a bucket without sending anything. Fails if the private authority's file cannot be read. */
export async function openBucket(
  target: StoreTarget,
  needs: BucketNeeds,
): Promise<Result<ObjectStore, Failure>> {
  const connection = await connect(target, needs)
  return connection.ok ? success(new Bucket(target, connection.value, needs)) : connection
}

/** One bucket through the AWS SDK. */
class Bucket implements ObjectStore {
  readonly #target: StoreTarget
  readonly #bucket: string
  readonly #isAws: boolean
  readonly #connection: Connection
  readonly #calls: Calls
  readonly #direct: DirectRequests
  readonly #heads: ObjectHeads
  readonly #remover: ObjectRemover
  readonly #bucketOptions: BucketOptions
  readonly #multiparts: Multiparts

  constructor(target: StoreTarget, connection: Connection, { log, onAccessListRefused }: BucketNeeds) {
    this.#bucketOptions = new BucketOptions(onAccessListRefused)
    this.#target = target
    this.#bucket = target.bucket
    this.#isAws = target.endpoint === ''
    this.#connection = connection
    this.#calls = new Calls(target, connection, log)
    this.#multiparts = new Multiparts({
      calls: this.#calls,
      bucketOptions: this.#bucketOptions,
      bucket: target.bucket,
      isAws: this.#isAws,
    })
    this.#direct = new DirectRequests(connection, target.bucket)
    this.#heads = new ObjectHeads(this.#calls, this.#direct, connection, target.bucket)
    this.#remover = new ObjectRemover(this.#calls, this.#heads, target.bucket, this.#isAws)
  }

  async put(request: PutRequest): Promise<Result<PutAnswer, Failure>> {
    const { key, replaces = '', signal } = request
    const answer = await this.#put(request, replaces === '' ? '' : `"${replaces}"`)
    if (answer.ok || replaces === '' || answer.problem.kind !== 'key-exists') return answer
    // Ceph compares `If-Match` with the unquoted ETag, so it refuses one that is correctly quoted.
    const there = await this.head(key, signal)
    const isSame = there.ok && there.value.answer?.etag === replaces
    return isSame ? this.#put(request, replaces) : answer
  }

  async #put(request: PutRequest, ifMatch: string): Promise<Result<PutAnswer, Failure>> {
    const { key, source, bytes, sha256, onlyIfFree, onProgress, pace, signal } = request
    const range = { source, bytes, start: 0, end: source.sizeBytes, onProgress, pace, signal }
    const requestOptions = this.#bucketOptions.forRequest({ ...request, ifMatch })
    const answer = await this.#calls.sendFile(
      'PutObject',
      range,
      async () => {
        const { onlyIfFree: demandsFree, digest } = requestOptions.renew()
        const isRefused = demandsFree && request.trustsConditions
        const taken = onlyIfFree && !isRefused ? await this.#refusalOfTaken(request) : undefined
        return taken === undefined ? success(digest ? ['md5'] : []) : problem(taken)
      },
      async (client, body, options, { md5 }) => {
        const { sizeBytes } = source
        const sent = requestOptions.current()
        const attributes = objectAttributes(this.#bucket, { ...request, accessList: sent.accessList })
        const known = { attributes, sizeBytes, sha256, md5, keepsHash: this.#isAws }
        return etagOf(await putObject(this.#direct, client, { ...known, ...sent, body }, options))
      },
      requestOptions.adapt,
    )
    return answer.ok ? success({ etag: answer.value }) : problem(naming(answer.problem, key))
  }

  startMultipart(start: MultipartStart): Promise<Result<OpenMultipart, Failure>> {
    return this.#multiparts.start(start)
  }

  putPart(part: PartRequest): Promise<Result<PutAnswer, Failure>> {
    return this.#multiparts.putPart(part)
  }

  async completeMultipart(end: MultipartEnd): Promise<Result<PutAnswer, Failure>> {
    // Servers that honour the condition for whole objects may still ignore it here.
    const looksFirst = end.onlyIfFree && !this.#isAws
    const taken = looksFirst ? await this.#refusalOfTaken(end) : undefined
    if (taken !== undefined) return problem(taken)
    const answer = await this.#multiparts.complete(end)
    return answer.ok ? answer : problem(naming(answer.problem, end.key))
  }

  abortMultipart(open: OpenMultipart, signal: AbortSignal): Promise<StoreAnswer<null>> {
    return this.#multiparts.abort(open, signal)
  }

  findMultiparts(key: string, signal: AbortSignal): Promise<StoreAnswer<readonly FoundMultipart[]>> {
    return this.#multiparts.find(key, signal)
  }

  hasParts(open: OpenMultipart, signal: AbortSignal): Promise<StoreAnswer<boolean>> {
    return this.#multiparts.hasParts(open, signal)
  }

  headBeforePut(key: string, signal: AbortSignal): Promise<StoreAnswer<ObjectHead | undefined>> {
    return this.#heads.headBeforePut(key, signal)
  }

  head(key: string, signal: AbortSignal): Promise<StoreAnswer<ObjectHead | undefined>> {
    return this.#heads.head(key, signal)
  }

  putBytes(
    key: string,
    bytes: Uint8Array,
    contentType: string,
    signal: AbortSignal,
  ): Promise<StoreAnswer<string>> {
    const input = { Bucket: this.#bucket, Key: key, Body: bytes, ContentType: contentType }
    // The ACL is sent as chosen, because a check has to report one that the bucket refuses.
    const asked = { ...input, ...accessListOf(this.#target.accessList) }
    const requestOptions = this.#bucketOptions.forRequest({})
    return this.#calls.ask(
      'PutObject',
      signal,
      async (client, options) => {
        const digest = requestOptions.renew().digest ? { ContentMD5: md5Of(bytes) } : {}
        const stored = await client.send(new PutObjectCommand({ ...asked, ...digest }), options)
        etagOf(stored)
        return stored.VersionId ?? ''
      },
      requestOptions.adapt,
    )
  }

  readBytes(key: string, signal: AbortSignal, maxBytes = Infinity): Promise<StoreAnswer<Uint8Array>> {
    return this.#calls.ask('GetObject', signal, async (client, options) => {
      const object = await client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }), options)
      if ((object.ContentLength ?? 0) <= maxBytes) {
        return (await object.Body?.transformToByteArray()) ?? new Uint8Array()
      }
      // An unread body would occupy the connection.
      if (object.Body instanceof Readable) object.Body.destroy()
      return new Uint8Array()
    })
  }

  remove(key: string, signal: AbortSignal, versionId = ''): Promise<StoreAnswer<null>> {
    const version = versionId === '' ? {} : { VersionId: versionId }
    const command = new DeleteObjectCommand({ Bucket: this.#bucket, Key: key, ...version })
    return this.#calls.ask('DeleteObject', signal, async (client, options) => {
      await client.send(command, options)
      return null
    })
  }

  copy(request: CopyRequest): Promise<Result<PutAnswer, Failure>> {
    const needs = { calls: this.#calls, target: this.#target, store: this }
    return request.sizeBytes > maxCopyBytes
      ? copyInParts({ ...needs, multiparts: this.#multiparts }, request)
      : copyObject({ ...needs, bucketOptions: this.#bucketOptions }, request)
  }

  removeAll(objects: readonly KnownObject[], signal: AbortSignal): Promise<readonly Removal[]> {
    return this.#remover.removeAll(objects, signal)
  }

  presign(key: string, wantedSeconds: number, signal: AbortSignal): Promise<Result<TimedLink, Failure>> {
    return presign(this.#target, this.#connection, { key, wantedSeconds, signal })
  }

  testAccess(signal: AbortSignal): Promise<StoreAnswer<null>> {
    const command = new ListObjectsV2Command({ Bucket: this.#bucket, MaxKeys: 0 })
    return this.#calls.ask('ListObjects', signal, async (client, options) => {
      await client.send(command, options)
      return null
    })
  }

  list(request: ListRequest): Promise<StoreAnswer<ListedObjects>> {
    return listObjects(this.#calls, this.#bucket, request)
  }

  ownBuckets(signal: AbortSignal): Promise<StoreAnswer<OwnBuckets>> {
    return this.#calls.ask('ListBuckets', signal, async (client, options) => {
      const { Buckets, ContinuationToken } = await client.send(new ListBucketsCommand({}), options)
      const names = (Buckets ?? []).flatMap(({ Name }) => Name ?? [])
      // An answer without a list did not come from S3, whatever its status.
      return { names, isComplete: Buckets !== undefined && ContinuationToken === undefined }
    })
  }

  bucketRegion(signal: AbortSignal): Promise<StoreAnswer<string>> {
    return this.#calls.ask('HeadBucket', signal, async (client, options) => {
      const { BucketRegion } = await client.send(new HeadBucketCommand({ Bucket: this.#bucket }), options)
      return BucketRegion ?? ''
    })
  }

  clockError(): number {
    return this.#calls.clockError
  }

  dispose(): void {
    this.#connection.client.destroy()
  }

  /**
   * Looks whether a key is taken if `If-None-Match` is not reliable, because some servers ignore it. If the credentials
   * may not look, the history decides, and then the upload itself. If the server cannot tell right now, or does not
   * recognise the credentials, the upload fails first: by the time it was sent, they might work and overwrite an object.
   */
  async #refusalOfTaken({
    key,
    isKnownAsTaken = () => false,
    signal,
  }: Pick<PutRequest, 'key' | 'isKnownAsTaken' | 'signal'>): Promise<Failure | undefined> {
    const head = await this.headBeforePut(key, signal)
    if (head.ok) return head.value.answer && failure('key-exists', { key, seenBy: 'head' })
    const { evidence, failure: reason } = head.problem
    const isUndecided = evidence.status === 0 || reason.retryable || aboutKeys.includes(reason.kind)
    if (isUndecided || reason.kind === 'clock-skew') return reason
    return isKnownAsTaken() ? failure('key-exists', { key, seenBy: 'history' }) : undefined
  }
}

/** Adds the key, which the server's refusal of a taken one does not name. */
function naming(refused: Failure, key: string): Failure {
  return refused.kind === 'key-exists' ? { ...refused, facts: { ...refused.facts, key } } : refused
}

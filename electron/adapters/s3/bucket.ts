import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { diagnose } from '../../core/doctor/diagnose'
import { noAnswer, type ServerAnswer } from '../../core/doctor/server-answer'
import type {
  Log,
  ObjectHead,
  ObjectStore,
  PutAnswer,
  PutRequest,
  StoreAnswer,
  StoreTarget,
} from '../../core/ports'
import { assertNever } from '../../shared/assert-never'
import type { CheckEvidence } from '../../shared/check'
import { failure, type Failure } from '../../shared/failure'
import { problem, type Result, success } from '../../shared/result'
import { type Connection, connect, type Timeouts } from './connection'
import { exchange } from './exchange'
import { putFile, type PutOutcome, uploadIdMetadata } from './put-file'

const cancelled = failure('unexpected', { reason: 'cancelled' })

/** Connects to a bucket; nothing is sent yet. Fails where the private authority's file does. */
export async function openBucket(
  target: StoreTarget,
  timeouts: Timeouts,
  log: Log,
): Promise<Result<ObjectStore, Failure>> {
  const connection = await connect(target, timeouts)
  return connection.ok ? success(new Bucket(target, connection.value, log)) : connection
}

/** One bucket through the AWS SDK. */
class Bucket implements ObjectStore {
  readonly #target: StoreTarget
  readonly #connection: Connection
  readonly #log: Log
  /** Learnt from the server: it answers `If-None-Match` with 501. */
  #knowsNoConditions = false

  constructor(target: StoreTarget, connection: Connection, log: Log) {
    this.#target = target
    this.#connection = connection
    this.#log = log
  }

  async put(request: PutRequest): Promise<Result<PutAnswer, Failure>> {
    const refusal = request.onlyIfFree ? await this.#refusalOfTaken(request) : undefined
    if (refusal !== undefined) return problem(refusal)
    const outcome = await this.#attempt(request)
    return this.#putResult(this.#hasLearnt(outcome) ? await this.#attempt(request) : outcome, request)
  }

  async head(key: string, signal: AbortSignal): Promise<StoreAnswer<ObjectHead | undefined>> {
    const answer = await this.#ask<ObjectHead | undefined>('HeadObject', signal, async (client, options) => {
      const head = await client.send(
        new HeadObjectCommand({ Bucket: this.#target.bucket, Key: key }),
        options,
      )
      const { ContentLength: sizeBytes = 0, ContentType: contentType = '', ETag, Metadata } = head
      return {
        sizeBytes,
        contentType,
        etag: withoutQuotes(ETag),
        uploadId: Metadata?.[uploadIdMetadata] ?? '',
      }
    })
    if (answer.ok || answer.problem.evidence.status !== 404) return answer
    return success({ value: undefined, evidence: answer.problem.evidence })
  }

  putBytes(
    key: string,
    bytes: Uint8Array,
    contentType: string,
    signal: AbortSignal,
  ): Promise<StoreAnswer<null>> {
    const input = { Bucket: this.#target.bucket, Key: key, Body: bytes, ContentType: contentType }
    return this.#ask('PutObject', signal, async (client, options) => {
      await client.send(new PutObjectCommand(input), options)
      return null
    })
  }

  readBytes(key: string, signal: AbortSignal): Promise<StoreAnswer<Uint8Array>> {
    return this.#ask('GetObject', signal, async (client, options) => {
      const object = await client.send(
        new GetObjectCommand({ Bucket: this.#target.bucket, Key: key }),
        options,
      )
      return (await object.Body?.transformToByteArray()) ?? new Uint8Array()
    })
  }

  remove(key: string, signal: AbortSignal): Promise<StoreAnswer<null>> {
    return this.#ask('DeleteObject', signal, async (client, options) => {
      await client.send(new DeleteObjectCommand({ Bucket: this.#target.bucket, Key: key }), options)
      return null
    })
  }

  bucketRegion(signal: AbortSignal): Promise<StoreAnswer<string>> {
    return this.#ask('HeadBucket', signal, async (client, options) => {
      const { BucketRegion } = await client.send(
        new HeadBucketCommand({ Bucket: this.#target.bucket }),
        options,
      )
      return BucketRegion ?? ''
    })
  }

  dispose(): void {
    this.#connection.client.destroy()
  }

  /**
   * Looks whether a key is taken where `If-None-Match` cannot be relied on: some servers take no
   * notice of it. A server that will not tell (403) leaves the answer to the upload itself.
   */
  async #refusalOfTaken({ key, signal }: PutRequest): Promise<Failure | undefined> {
    if (isAws(this.#target)) return undefined
    const head = await this.head(key, signal)
    if (!head.ok) return head.problem.evidence.status === 0 ? head.problem.failure : undefined
    return head.value.value === undefined ? undefined : failure('key-exists', { key })
  }

  #attempt(request: PutRequest): Promise<PutOutcome> {
    const refuseTaken = request.onlyIfFree && !this.#knowsNoConditions
    return putFile(this.#connection, this.#target.bucket, request, refuseTaken)
  }

  /** Whether a refusal taught what makes the next attempt succeed. */
  #hasLearnt(outcome: PutOutcome): boolean {
    if (outcome.kind !== 'refused') return false
    if (outcome.answer.status === 501 && !this.#knowsNoConditions && !isAws(this.#target)) {
      this.#knowsNoConditions = true
      return true
    }
    return isClockSkew(outcome.answer)
  }

  #putResult(outcome: PutOutcome, { key }: PutRequest): Result<PutAnswer, Failure> {
    switch (outcome.kind) {
      case 'answered':
        return success({ etag: withoutQuotes(outcome.output.ETag) })
      case 'refused': {
        const refused = this.#diagnose('PutObject', outcome.answer)
        return problem(
          refused.kind === 'key-exists' ? failure('key-exists', { key }, refused.detail) : refused,
        )
      }
      case 'cancelled':
        return problem(cancelled)
      case 'file':
        return problem(outcome.failure)
      default:
        return assertNever(outcome)
    }
  }

  async #ask<Value>(
    operation: string,
    signal: AbortSignal,
    send: (client: S3Client, options: { abortSignal: AbortSignal }) => Promise<NoInfer<Value>>,
  ): Promise<StoreAnswer<Value>> {
    const once = () =>
      exchange(this.#connection, signal, (request) =>
        send(this.#connection.client, { abortSignal: request.signal }),
      )
    const first = await once()
    const outcome = first.kind === 'refused' && isClockSkew(first.answer) ? await once() : first
    switch (outcome.kind) {
      case 'answered':
        return success({ value: outcome.output, evidence: evidenceIn(outcome.answer) })
      case 'refused':
        return problem({
          failure: this.#diagnose(operation, outcome.answer),
          evidence: evidenceIn(outcome.answer),
        })
      case 'cancelled':
        return problem({ failure: cancelled, evidence: evidenceIn(noAnswer) })
      default:
        return assertNever(outcome)
    }
  }

  #diagnose(operation: string, answer: ServerAnswer): Failure {
    const { bucket, region, endpoint, credentials } = this.#target
    const tokenMissing = credentials.accessKeyId.startsWith('ASIA') && credentials.sessionToken === ''
    const cause = diagnose(answer, { bucket, region, endpoint, tokenMissing, answeredAt: Date.now() })
    this.#log.warn('The store refused a request', {
      operation,
      bucket,
      kind: cause.kind,
      detail: cause.detail,
    })
    return cause
  }
}

function isAws({ endpoint }: StoreTarget): boolean {
  return endpoint === ''
}

/** The SDK corrects its clock by the server's refusal, so that the next request passes. */
function isClockSkew({ code, serverTime }: ServerAnswer): boolean {
  return code === 'RequestTimeTooSkewed' && serverTime !== undefined
}

function evidenceIn({ status, code, requestId }: ServerAnswer): CheckEvidence {
  return { status, code, requestId }
}

function withoutQuotes(etag = ''): string {
  return etag.replaceAll('"', '')
}

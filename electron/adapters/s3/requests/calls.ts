import type { S3Client } from '@aws-sdk/client-s3'
import { diagnose } from '../../../core/doctor/diagnose'
import { hostOf, type ServerAnswer } from '../../../core/doctor/server-answer'
import { lookUp } from '../../../core/look-up'
import type { Log } from '../../../core/ports/log'
import type { StoreProblem, StoreTarget } from '../../../core/ports/object-store'
import { assertNever } from '../../../shared/assert-never'
import { noEvidence, type CheckEvidence } from '../../../shared/destinations/check'
import { isTemporaryKeyId } from '../../../shared/destinations/temporary-key'
import { failure, type Failure, type FailureKind } from '../../../shared/failures/failure'
import { problem, type Result, success } from '../../../shared/result'
import { type Adapt, maxResends } from './bucket-options'
import type { Connection } from '../connection/connection'
import type { DigestName } from '../body/digests'
import { type Exchange, exchange } from './exchange'
import type { FileRange } from '../body/file-body'
import { type SendBody, sendFile } from './send-file'

interface Options {
  readonly abortSignal: AbortSignal
}

interface Answered<Value> {
  readonly answer: Value
  readonly evidence: CheckEvidence
  /** Milliseconds since the epoch, by the server's clock; undefined if unknown. */
  readonly serverTime: number | undefined
}

/** Refusals that other credentials may get past. */
export const aboutKeys: readonly FailureKind[] = ['credentials-expired', 'key-id-unknown', 'secret-wrong']

type Refusal = Extract<Exchange<unknown>, { kind: 'refused' }>

/** The right that a request needs, if it is not the one to upload. */
const actions: Readonly<Record<string, string>> = {
  GetObject: 'GetObject',
  HeadObject: 'GetObject',
  ListObjects: 'ListBucket',
  DeleteObject: 'DeleteObject',
  DeleteObjects: 'DeleteObject',
}

const adaptNothing: Adapt = () => false

/** Which digests of its bytes a request needs, or why it may not be sent now. */
type Prepare = () => Promise<Result<readonly DigestName[], Failure>>

const cancelled = failure('unexpected', { reason: 'cancelled' })

/** Sends requests to one bucket, and turns the responses into answers or diagnosed failures. */
export class Calls {
  readonly #target: StoreTarget
  readonly #connection: Connection
  readonly #log: Log
  /** See `ObjectStore.clockError`. */
  clockError = 0

  constructor(target: StoreTarget, connection: Connection, log: Log) {
    this.#target = target
    this.#connection = connection
    this.#log = log
  }

  /** Where a failure came from, for its facts. */
  get place(): { readonly bucket: string; readonly host: string; readonly server: string } {
    const host = hostOf(this.#target)
    return { bucket: this.#target.bucket, host, server: this.#target.endpoint === '' ? 'AWS' : host }
  }

  /** Sends a request with a small body or none. */
  async ask<Value>(
    operation: string,
    signal: AbortSignal,
    send: (client: S3Client, options: Options) => Promise<Value>,
    adapt: Adapt = adaptNothing,
  ): Promise<Result<Answered<Value>, StoreProblem>> {
    const { client } = this.#connection
    const once = () =>
      exchange(this.#connection, signal, (request) => send(client, { abortSignal: request.signal }))
    const outcome = await this.#sendUntilSettled(once, adapt, signal)
    switch (outcome.kind) {
      case 'answered':
        return success({
          answer: outcome.output,
          evidence: evidenceIn(outcome.answer),
          serverTime: outcome.answer.serverTime,
        })
      case 'refused':
        return problem({
          failure: this.diagnose(operation, outcome.answer),
          evidence: evidenceIn(outcome.answer),
        })
      case 'cancelled':
        return problem({ failure: cancelled, evidence: noEvidence })
      case 'unsent':
        return problem({ failure: outcome.failure, evidence: noEvidence })
      default:
        return assertNever(outcome)
    }
  }

  /**
   * Sends a request whose body is a file or a part of one.
   *
   * @param prepare called before each sending, because what a refusal has shown may change its result
   */
  async sendFile<Output>(
    operation: string,
    range: FileRange,
    prepare: Prepare,
    send: (client: S3Client, ...sending: Parameters<SendBody<Output>>) => Promise<Output>,
    adapt: Adapt,
  ): Promise<Result<Output, Failure>> {
    const { client } = this.#connection
    const once = async (): Promise<Exchange<Output>> => {
      const wanted = await prepare()
      if (!wanted.ok) return { kind: 'unsent', failure: wanted.problem }
      return sendFile(this.#connection, range, wanted.value, (...sending) => send(client, ...sending))
    }
    return this.#resultOf(operation, await this.#sendUntilSettled(once, adapt, range.signal))
  }

  /** Sends a request, and sends it again as long as its refusal shows how it may pass. */
  async #sendUntilSettled<Output>(
    once: () => Promise<Exchange<Output>>,
    adapt: Adapt,
    signal: AbortSignal,
  ): Promise<Exchange<Output>> {
    let outcome = await once()
    for (let resends = 0; resends < maxResends; resends += 1) {
      if (outcome.kind !== 'refused') return outcome
      const { answer } = outcome
      if (!adapt(this.#causeOf(answer), answer.status)) break
      outcome = await once()
    }
    const isWorthAnother = outcome.kind === 'refused' && (await this.#mayPass(outcome, signal))
    return isWorthAnother ? once() : outcome
  }

  #resultOf<Output>(operation: string, outcome: Exchange<Output>): Result<Output, Failure> {
    switch (outcome.kind) {
      case 'answered':
        return success(outcome.output)
      case 'refused':
        return problem(this.diagnose(operation, outcome.answer))
      case 'cancelled':
        return problem(cancelled)
      case 'unsent':
        return problem(outcome.failure)
      default:
        return assertNever(outcome)
    }
  }

  /**
   * Whether the same request may pass now: the connection has adapted to the refusal, or there are other borrowed
   * credentials by now.
   */
  async #mayPass({ answer, signedWith }: Refusal, signal: AbortSignal): Promise<boolean> {
    if (this.#adapts(answer)) return true
    if (!aboutKeys.includes(this.#causeOf(answer).kind)) return false
    return this.#connection.identity.replaced(signedWith, signal)
  }

  /** Adapts the connection to a refusal, if that makes the same request pass. */
  #adapts({ status, code, serverTime }: ServerAnswer): boolean {
    // Expectation Failed: from now on our handler does not ask before it sends a body.
    if (status === 417) return true
    if (code !== 'RequestTimeTooSkewed' || serverTime === undefined) return false
    this.clockError = Date.now() - serverTime
    // The SDK does the same for requests that it sends itself.
    this.#connection.client.config.systemClockOffset = -this.clockError
    return true
  }

  #causeOf(answer: ServerAnswer, action?: string): Failure {
    const { bucket, region, endpoint } = this.#target
    const { accessKeyId, sessionToken } = this.#connection.identity.keys
    const tokenMissing = isTemporaryKeyId(accessKeyId) && sessionToken === undefined
    const keyHasSlash = accessKeyId.includes('/')
    const asked = { bucket, region, endpoint, tokenMissing, keyHasSlash, answeredAt: Date.now() }
    return diagnose(answer, action === undefined ? asked : { ...asked, action })
  }

  /** Diagnoses what the server said about a request or a part of it, and logs it. */
  diagnose(operation: string, answer: ServerAnswer): Failure {
    const cause = this.#connection.identity.explain(this.#causeOf(answer, lookUp(actions, operation)))
    const { bucket } = this.#target
    const isQuestion = answer.status === 404 && (operation === 'HeadObject' || answer.code === 'NoSuchKey')
    if (!isQuestion) {
      const { kind, detail } = cause
      const host = hostOf(this.#target)
      this.#log.warn('The store refused a request', { operation, host, bucket, kind, detail })
    }
    return cause
  }
}

function evidenceIn({ status, code, requestId }: ServerAnswer): CheckEvidence {
  return { status, code, requestId }
}

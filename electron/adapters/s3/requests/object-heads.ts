import { GetObjectCommand } from '@aws-sdk/client-s3'
import { Readable } from 'node:stream'
import type { ObjectHead, StoreAnswer } from '../../../core/ports/object-store'
import type { Failure } from '../../../shared/failures/failure'
import { problem, success } from '../../../shared/result'
import type { Calls } from './calls'
import type { Connection } from '../connection/connection'
import type { DirectRequests } from './direct-requests'
import { headObject, headOf } from './head-object'

/** Statuses that can mean a wrong key, an expired token, a skewed clock or a missing right. */
const withoutCause: readonly number[] = [400, 401, 403]

/**
 * Looks at the objects of one bucket. The answer to a HEAD never says why it refuses, nor who says that there is no
 * object: a gateway without its server answers 404 as well. If that matters, a GET follows, whose refusal has a
 * message.
 */
export class ObjectHeads {
  readonly #calls: Calls
  readonly #direct: DirectRequests
  readonly #connection: Connection
  readonly #bucket: string
  /** The access key whose GET was denied, with the failure: for its further refusals no GET is needed. */
  #denied: { readonly keyId: string; readonly failure: Failure } | undefined

  constructor(calls: Calls, direct: DirectRequests, connection: Connection, bucket: string) {
    this.#calls = calls
    this.#direct = direct
    this.#connection = connection
    this.#bucket = bucket
  }

  /** See `ObjectStore.headBeforePut`. */
  async headBeforePut(key: string, signal: AbortSignal): Promise<StoreAnswer<ObjectHead | undefined>> {
    const answer = await this.#calls.ask('HeadObject', signal, (client, options) =>
      headObject(this.#direct, client, { bucket: this.#bucket, key }, options),
    )
    if (answer.ok) return answer
    const { evidence } = answer.problem
    if (evidence.status === 404) return success({ answer: undefined, evidence })
    if (evidence.status === 403 && this.#denied?.keyId === this.#keyId)
      return problem({ failure: this.#denied.failure, evidence })
    return withoutCause.includes(evidence.status) ? this.#read(key, signal) : answer
  }

  /** See `ObjectStore.head`. */
  async head(key: string, signal: AbortSignal): Promise<StoreAnswer<ObjectHead | undefined>> {
    const answer = await this.headBeforePut(key, signal)
    const isMute = answer.ok && answer.value.answer === undefined && answer.value.evidence.code === ''
    return isMute ? this.#read(key, signal) : answer
  }

  get #keyId(): string {
    return this.#connection.identity.keys.accessKeyId
  }

  /** What a GET says about the object; its body is not read. */
  async #read(key: string, signal: AbortSignal): Promise<StoreAnswer<ObjectHead | undefined>> {
    const answer = await this.#calls.ask('GetObject', signal, async (client, options) => {
      const object = await client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }), options)
      // An unread body would occupy the connection.
      if (object.Body instanceof Readable) object.Body.destroy()
      return headOf(object)
    })
    if (answer.ok) return answer
    const { evidence, failure } = answer.problem
    if (evidence.code === 'NoSuchKey') return success({ answer: undefined, evidence })
    if (evidence.code !== '' && failure.kind === 'access-denied')
      this.#denied = { keyId: this.#keyId, failure }
    return answer
  }
}

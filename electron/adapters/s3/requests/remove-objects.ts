import { DeleteObjectCommand, DeleteObjectsCommand } from '@aws-sdk/client-s3'
import { noAnswer } from '../../../core/doctor/server-answer'
import { mapConcurrently } from '../../../core/map-concurrently'
import type { KnownObject, Removal, StoreProblem } from '../../../core/ports/object-store'
import type { Failure } from '../../../shared/failures/failure'
import { isUnknownCondition } from './bucket-options'
import type { Calls } from './calls'
import { md5Of } from '../body/digests'
import type { ObjectHeads } from './object-heads'

/** "DeleteObjects" in the Amazon S3 API Reference. */
const maxInOneRequest = 1000

const maxAtOnce = 8

const removed: Removal = { kind: 'removed' }

/** Deletes objects of one bucket, as many at once as its server allows. */
export class ObjectRemover {
  readonly #calls: Calls
  readonly #heads: ObjectHeads
  readonly #bucket: string
  readonly #isAws: boolean
  /** Whether the server has shown that it only deletes one object at a time. */
  #takesNoLists = false
  /** Whether the server has shown that it accepts no condition; the look before has to be enough. */
  #takesNoConditions = false

  constructor(calls: Calls, heads: ObjectHeads, bucket: string, isAws: boolean) {
    this.#calls = calls
    this.#heads = heads
    this.#bucket = bucket
    this.#isAws = isAws
  }

  /** Answers in the order given. A missing object counts as removed. */
  async removeAll(objects: readonly KnownObject[], signal: AbortSignal): Promise<readonly Removal[]> {
    const removals: Removal[] = []
    for (let start = 0; start < objects.length; start += maxInOneRequest) {
      const some = objects.slice(start, start + maxInOneRequest)
      const asList = some.length > 1 && !this.#takesNoLists
      const together = asList ? await this.#removeTogether(some, signal) : 'takes-no-lists'
      this.#takesNoLists ||= asList && together === 'takes-no-lists'
      const mentioned = together === 'takes-no-lists' ? await this.#removeSingly(some, signal) : together
      const judged = await mapConcurrently([...mentioned.entries()], maxAtOnce, ([index, removal]) =>
        this.#unlessSame(some[index], removal, signal),
      )
      removals.push(...judged)
    }
    return removals
  }

  /**
   * Servers that know the condition leave an object alone if its ETag has changed; others ignore it.
   */
  async #removeTogether(
    objects: readonly KnownObject[],
    signal: AbortSignal,
  ): Promise<readonly Removal[] | 'takes-no-lists'> {
    const Objects = objects.map(({ key, etag }) => ({
      Key: key,
      ...(etag === '' ? {} : { ETag: quoted(etag) }),
    }))
    const answer = await this.#calls.ask('DeleteObjects', signal, (client, options) => {
      const command = new DeleteObjectsCommand({ Bucket: this.#bucket, Delete: { Objects } })
      if (!this.#isAws) addMd5(command)
      return client.send(command, options)
    })
    if (!answer.ok) {
      if (mayTakeSingly(answer.problem)) return 'takes-no-lists'
      return objects.map(() => failed(answer.problem.failure))
    }
    const { Deleted = [], Errors = [] } = answer.value.answer
    // The answer mentions none of the objects: it did not come from S3, or the server behaves in its own way.
    if (Deleted.length === 0 && Errors.length === 0) return 'takes-no-lists'
    const gone = new Set(Deleted.map(({ Key }) => Key))
    // An error without a key applies to all objects.
    const refusals = new Map(Errors.map((error) => [error.Key ?? '', error]))
    return this.#eachRemoval(
      objects,
      ({ key }) => {
        const refusal = refusals.get(key) ?? (gone.has(key) ? undefined : refusals.get(''))
        if (refusal === undefined) return gone.has(key) ? removed : undefined
        if (refusal.Code === 'NoSuchKey') return removed
        if (refusal.Code === 'PreconditionFailed') return { kind: 'changed' }
        const { Code: code = '', Message: message = '' } = refusal
        return failed(this.#calls.diagnose('DeleteObjects', { ...noAnswer, code, message }))
      },
      signal,
    )
  }

  /** What the server said about each object; those that it did not mention are deleted one by one. */
  async #eachRemoval(
    objects: readonly KnownObject[],
    removalOf: (object: KnownObject) => Removal | undefined,
    signal: AbortSignal,
  ): Promise<readonly Removal[]> {
    const mentioned = new Map(objects.map((object) => [object, removalOf(object)]))
    const unmentioned = objects.filter((object) => mentioned.get(object) === undefined)
    const singly = await this.#removeSingly(unmentioned, signal)
    const asked = new Map(unmentioned.map((object, index) => [object, singly[index]]))
    return objects.flatMap((object) => mentioned.get(object) ?? asked.get(object) ?? [])
  }

  #removeSingly(objects: readonly KnownObject[], signal: AbortSignal): Promise<readonly Removal[]> {
    return mapConcurrently(objects, maxAtOnce, (object) => this.#removeOne(object, signal))
  }

  /**
   * Deletes, without a condition, an object that the server calls changed although it has the expected ETag: some
   * servers compare the ETag including its quotes. Any other answer is returned as it is.
   */
  async #unlessSame(
    object: KnownObject | undefined,
    removal: Removal,
    signal: AbortSignal,
  ): Promise<Removal> {
    if (object === undefined || removal.kind !== 'changed') return removal
    const there = await this.#heads.head(object.key, signal)
    const isSame = there.ok && there.value.answer?.etag === object.etag
    return isSame ? this.#removeOne({ ...object, etag: '' }, signal) : removal
  }

  async #removeOne({ key, etag }: KnownObject, signal: AbortSignal): Promise<Removal> {
    let isConditional = false
    const answer = await this.#calls.ask(
      'DeleteObject',
      signal,
      (client, options) => {
        isConditional = etag !== '' && !this.#takesNoConditions
        const condition = isConditional ? { IfMatch: quoted(etag) } : {}
        return client.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key: key, ...condition }), options)
      },
      (cause, status) => {
        if (!isConditional || !isUnknownCondition(cause, status)) return false
        this.#takesNoConditions = true
        return true
      },
    )
    if (answer.ok || answer.problem.evidence.code === 'NoSuchKey') return removed
    const { failure, evidence } = answer.problem
    return evidence.status === 412 ? { kind: 'changed' } : failed(failure)
  }
}

/**
 * Whether a list was refused because the server does not support lists, so that single deletions may work: Google's
 * older API has none, and some servers cannot parse them.
 */
function mayTakeSingly({ evidence, failure }: StoreProblem): boolean {
  if (failure.retryable || aboutBucketOrKeys(failure)) return false
  return [400, 404, 405, 411, 501].includes(evidence.status)
}

function aboutBucketOrKeys({ kind, facts }: Failure): boolean {
  if (kind === 'bucket-missing') return facts['reason'] === undefined
  return kind.startsWith('credentials-') || kind === 'wrong-region' || kind === 'key-id-unknown'
}

function failed(failure: Failure): Removal {
  return { kind: 'failed', failure }
}

/**
 * Sends the list with its MD5, which every S3 server knows, instead of the SDK's CRC-32; many servers answer to that
 * that the MD5 is missing.
 */
function addMd5(command: DeleteObjectsCommand): void {
  command.middlewareStack.add(
    (next) => (args) => {
      const { headers, body } = partsOf(args.request)
      if (headers !== undefined && typeof body === 'string') {
        for (const name of Reflect.ownKeys(headers)) {
          if (/^x-amz-(sdk-)?checksum-/.test(String(name))) Reflect.deleteProperty(headers, name)
        }
        Reflect.set(headers, 'content-md5', md5Of(body))
      }
      return next(args)
    },
    { step: 'build', priority: 'low', name: 'addMd5' },
  )
}

function partsOf(request: unknown): { readonly headers: object | undefined; readonly body: unknown } {
  if (typeof request !== 'object' || request === null) return { headers: undefined, body: undefined }
  const headers: unknown = Reflect.get(request, 'headers')
  const body: unknown = Reflect.get(request, 'body')
  return { headers: typeof headers === 'object' && headers !== null ? headers : undefined, body }
}

function quoted(etag: string): string {
  return `"${etag}"`
}

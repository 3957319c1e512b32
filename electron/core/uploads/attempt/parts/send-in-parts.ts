import type { AccessList } from '../../../../shared/destinations/destination'
import { failure, type Failure } from '../../../../shared/failures/failure'
import { problem, success, type Result } from '../../../../shared/result'
import type { Clock } from '../../../ports/clock'
import type { JournalRecord } from '../../../ports/journal'
import type { ObjectStore, PartRequest, PutAnswer } from '../../../ports/object-store'
import {
  hasParts,
  partRange,
  storedBytesOf,
  type MultipartPlan,
  type MultipartProgress,
  type PartRange,
} from './multipart-plan'
import { abortOwnMultipart, mayPass, type OwnMultipart } from './own-multipart'
import type { Pace } from '../send/pace'
import type { SpareSlots } from './spare-slots'

/** Nobody who sends a screenshot meanwhile should wait longer than this for a part to end. */
const quickMilliseconds = 5_000

export interface PartsNeeds {
  readonly record: JournalRecord
  readonly plan: MultipartPlan
  readonly key: string
  readonly cacheControl: string
  readonly accessList: AccessList
  readonly store: ObjectStore
  readonly onlyIfFree: boolean
  /** See `PutRequest`. */
  readonly isKnownAsTaken?: () => boolean
  readonly slots: SpareSlots
  readonly pace: Pick<Pace, 'allow'>
  readonly clock: Pick<Clock, 'now'>
  /** Journals what is at the server so far, replacing the previous note; fails if the disk has no room for it. */
  readonly keep: (own: OwnMultipart) => Result<unknown, Failure>
  readonly onProgress: (sentBytes: number) => void
  readonly signal: AbortSignal
}

/**
 * Sends a large file part by part, several at once if the queue has room, and goes on where an earlier
 * attempt or run stopped. After a cancel, `LeftoverSweeper` aborts what is still open at the server.
 */
export async function sendInParts(needs: PartsNeeds): Promise<Result<PutAnswer, Failure>> {
  const known = needs.record.plan.multipart
  const opened = known === undefined ? await start(needs) : success(known)
  if (!opened.ok) return opened
  // Parts that nobody remembers would cost money forever.
  const noted = hasParts(opened.value) ? success(null) : needs.keep({ multipart: opened.value })
  if (!noted.ok) return noted
  const answer = await sendAll(needs, opened.value)
  if (answer.ok) {
    needs.keep({})
    return answer
  }
  if (answer.problem.facts['reason'] !== 'multipartGone') return answer
  // The server has thrown parts away (a lifecycle rule, an administrator, a power cut): abort, so that the next
  // attempt starts again and the parts that are left do not go on costing money.
  const refused = await abortOwnMultipart(needs, { multipart: opened.value })
  // Parts that are still to be aborted stay in the journal.
  if (refused !== undefined && (mayPass(refused) || needs.signal.aborted)) return problem(refused)
  needs.keep({})
  return problem({ ...answer.problem, retryable: true })
}

async function start(needs: PartsNeeds): Promise<Result<MultipartProgress, Failure>> {
  const { record, plan, key, cacheControl, accessList, store, clock, signal } = needs
  if (needs.onlyIfFree) {
    const head = await store.headBeforePut(key, signal)
    if (!head.ok && head.problem.failure.retryable) return problem(head.problem.failure)
    const isTaken = head.ok ? head.value.answer !== undefined : needs.isKnownAsTaken?.() === true
    if (isTaken) return problem(failure('key-exists', { key }))
  }
  const unfinished = await abortOwnMultipart(needs, record.plan)
  if (unfinished !== undefined) return problem(unfinished)
  const asked = needs.keep({ multipartAskedAt: clock.now() })
  if (!asked.ok) return asked
  const { id, contentType } = record.upload
  const opened = await store.startMultipart({
    key,
    uploadId: id,
    contentType,
    cacheControl,
    accessList,
    signal,
  })
  if (!opened.ok) return opened
  const etags = Array.from({ length: plan.partCount }, () => '')
  return success({ multipartId: opened.value.multipartId, partBytes: plan.partBytes, etags })
}

async function sendAll(needs: PartsNeeds, progress: MultipartProgress): Promise<Result<PutAnswer, Failure>> {
  const etags = await new PartSending(needs, progress).run()
  if (!etags.ok) return etags
  const { key, onlyIfFree, signal, store } = needs
  const { multipartId } = progress
  return store.completeMultipart({ key, multipartId, etags: etags.value, onlyIfFree, signal })
}

/** The parts of one file that are still to be sent, taken in turn by one or more lanes. */
class PartSending {
  readonly #needs: PartsNeeds
  readonly #progress: MultipartProgress
  readonly #etags: string[]
  readonly #missing: number[]
  readonly #inFlight = new Map<number, number>()
  /** Stops the other lanes when one fails. */
  readonly #controller = new AbortController()
  #storedBytes: number
  /** Whether the last part that got through did so quickly; false before the first one. */
  #isQuick = false
  #failure: Failure | undefined

  constructor(needs: PartsNeeds, progress: MultipartProgress) {
    this.#needs = needs
    this.#progress = progress
    this.#etags = [...progress.etags]
    const numbers = this.#etags.map((_etag, index) => index + 1)
    this.#missing = numbers.filter((number) => this.#etags[number - 1] === '')
    this.#storedBytes = storedBytesOf(progress, needs.record.source.sizeBytes)
  }

  async run(): Promise<Result<readonly string[], Failure>> {
    const { signal, slots } = this.#needs
    const stop = (): void => this.#controller.abort(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    // Otherwise what is there already would show as not sent until the first bytes of the next part are.
    if (this.#storedBytes > 0) this.#needs.onProgress(this.#storedBytes)
    const lanes: Promise<void>[] = []
    for (let part = this.#next(); part !== undefined; part = this.#next()) {
      const sending = this.#send(part)
      while (this.#missing.length > 0 && slots.borrow(this.#isQuick)) lanes.push(this.#borrowedLane())
      await sending
    }
    await Promise.all(lanes)
    signal.removeEventListener('abort', stop)
    return this.#failure === undefined ? success(this.#etags) : problem(this.#failure)
  }

  /** Gives its slot back after each part, so that a small upload that came meanwhile gets its turn. */
  async #borrowedLane(): Promise<void> {
    do {
      const part = this.#next()
      if (part !== undefined) await this.#send(part)
      this.#needs.slots.release()
    } while (this.#mayContinue() && this.#needs.slots.borrow(this.#isQuick))
  }

  #mayContinue(): boolean {
    return this.#missing.length > 0 && this.#failure === undefined
  }

  #next(): PartRange | undefined {
    const partNumber = this.#failure === undefined ? this.#missing.shift() : undefined
    return partNumber === undefined ? undefined : this.#range(partNumber)
  }

  async #send(range: PartRange): Promise<void> {
    const { store, record, key, keep, clock } = this.#needs
    const { multipartId, partBytes } = this.#progress
    const part: PartRequest = {
      key,
      multipartId,
      source: record.source,
      ...range,
      onProgress: (sentBytes) => this.#report(range.partNumber, sentBytes),
      pace: (bytes) => this.#needs.pace.allow(bytes, this.#controller.signal),
      signal: this.#controller.signal,
    }
    const startedAt = clock.now()
    const answer = await store.putPart(part).catch(failedByFault)
    this.#inFlight.delete(range.partNumber)
    if (!answer.ok) {
      this.#failure ??= answer.problem
      this.#controller.abort()
      return
    }
    this.#isQuick = clock.now() - startedAt < quickMilliseconds
    this.#storedBytes += bytesOf(range)
    this.#etags[range.partNumber - 1] = answer.value.etag
    keep({ multipart: { multipartId, partBytes, etags: [...this.#etags] } })
  }

  #report(partNumber: number, sentBytes: number): void {
    this.#inFlight.set(partNumber, sentBytes)
    let total = this.#storedBytes
    for (const bytes of this.#inFlight.values()) total += bytes
    this.#needs.onProgress(total)
  }

  #range(partNumber: number): PartRange {
    const { partBytes, etags } = this.#progress
    return partRange({ partBytes, partCount: etags.length }, partNumber, this.#needs.record.source.sizeBytes)
  }
}

/** A bug of ours ends its lane as any failure does, so that the slot is given back and the other lanes stop. */
function failedByFault(error: unknown): Result<never, Failure> {
  return problem(failure('unexpected', {}, String(error)))
}

function bytesOf({ start, end }: PartRange): number {
  return end - start
}

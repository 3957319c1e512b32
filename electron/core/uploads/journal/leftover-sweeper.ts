import { environmentDestinationId } from '../../../shared/destinations/destination'
import { isOfGoneDestination, type Failure } from '../../../shared/failures/failure'
import type { Result } from '../../../shared/result'
import type { BriefStatus } from '../../../shared/uploads/upload'
import { isSameBucket } from '../../bucket-location'
import type { Clock } from '../../ports/clock'
import type { Journal, JournalRecord } from '../../ports/journal'
import { waitAtMost } from '../wait-at-most'
import type { OpenAt, OpenDestination } from '../../open-destination'
import { keyOf } from '../attempt/key/key-of'
import { withoutMultipart } from '../attempt/parts/own-multipart'
import type { EngineChoices } from '../engine-choices'
import type { OpenDestinations } from '../open-destinations'
import type { UploadList } from '../upload-list'
import { cleanUpLeftovers, type CleanUp } from './clean-up-leftovers'
import { PendingCleanUps } from './pending-clean-ups'
import type { Withdrawals } from '../attempt/withdrawals'

export interface SweeperNeeds extends Pick<EngineChoices, 'onLeftBehind'> {
  readonly list: UploadList
  readonly journal: Journal
  readonly clock: Clock
  readonly withdrawals: Withdrawals
  readonly open: (destinationId: string) => Result<OpenDestination, Failure>
  readonly openAt: OpenAt
  /** Opens the other destinations that name a bucket now. */
  readonly openOthersAt: OpenDestinations['openOthersAt']
}

/** Waits for aborted requests to die: whatever they store after the sweep would stay. */
const pauseMilliseconds = 500
const maxTries = 5
const timeoutMilliseconds = 5_000
/** How long each start tries a bucket that its destination names no more, whose new credentials may not reach it. */
const keptMilliseconds = 30 * 24 * 60 * 60_000

/**
 * Removes what abandoned uploads have left at the server: open multipart uploads, because S3 charges for their
 * parts forever, and an object that was stored although its answer was lost before the cancel. One that has
 * replaced another stays, and its upload counts as done. What cannot be removed in this run stays in the journal and
 * is tried again at the next start.
 */
export class LeftoverSweeper {
  readonly #needs: SweeperNeeds
  readonly #stopListening: () => void
  /** By upload id. */
  readonly #timers = new Map<string, () => void>()
  /** Uploads that were tried again and have already left the list, but whose cancelled attempt is still to be cleaned up. */
  readonly #doneUnlisted = new Map<string, JournalRecord>()
  /** Uploads that are being cleaned up. */
  readonly #running = new Set<string>()
  readonly #pending = new PendingCleanUps()
  #onIdle: () => void = () => undefined
  readonly #ending = new AbortController()

  constructor(needs: SweeperNeeds) {
    this.#needs = needs
    this.#stopListening = needs.list.listen({
      changed: ({ id, status }) => {
        const record = isAbandoned(status) ? needs.list.get(id) : undefined
        if (record !== undefined && mayHaveLeftovers(record)) this.#begin(record)
        // It is tried again, and goes on with what it has left.
        else this.#pending.end(id)
      },
      removed: ({ id, status }) => {
        const record = needs.list.get(id)
        if (record === undefined) return
        if (status.state !== 'done') this.#begin(record)
        else if (this.#timers.has(id)) this.#doneUnlisted.set(id, record)
      },
    })
  }

  /** Removes what earlier runs left behind, whether or not it is listed. */
  sweep(records: Iterable<JournalRecord>): void {
    for (const record of records) if (mayHaveLeftovers(record)) this.#begin(record)
  }

  /** For a run that no other one follows: waits until nothing is left, but no longer than a person would. */
  finish(): Promise<void> {
    const { list, clock } = this.#needs
    const failed = list.idsWhere(({ status }) => status.state === 'failed')
    list.remove(failed.filter((id) => list.get(id)?.plan.multipart !== undefined))
    const idle = new Promise<void>((resolve) => {
      this.#onIdle = resolve
    })
    this.#notifyIfIdle()
    return waitAtMost(clock, timeoutMilliseconds, idle)
  }

  dispose(): void {
    this.#stopListening()
    this.#ending.abort()
    for (const cancel of this.#timers.values()) cancel()
  }

  /** The clean-ups that are still to come, or under way. */
  get pending(): Pick<PendingCleanUps, 'keysIn' | 'untilRemoved'> {
    return this.#pending
  }

  /** Whether the app is ending: list and journal must not be used any more, because their database is closed. */
  get #hasEnded(): boolean {
    return this.#ending.signal.aborted
  }

  #begin(record: JournalRecord): void {
    if (!hasBegun(record)) return
    this.#pending.add(record)
    this.#schedule(record, 1)
  }

  /** Waits for the aborted requests to die, then tries; a later cancel starts the wait again. */
  #schedule(record: JournalRecord, attempt: number): void {
    const { id } = record.upload
    if (attempt > maxTries) return
    this.#timers.get(id)?.()
    const cancel = this.#needs.clock.after(pauseMilliseconds * attempt ** 2, () => {
      this.#timers.delete(id)
      if (this.#needs.withdrawals.mayBegin(id)) void this.#cleanUp(record, attempt)
      else this.#schedule(record, attempt)
    })
    this.#timers.set(id, cancel)
  }

  async #cleanUp(record: JournalRecord, attempt: number): Promise<void> {
    const { id } = record.upload
    this.#running.add(id)
    await this.#needs.withdrawals.trackCleanUp(id, () => this.#try(record, attempt))
    this.#running.delete(id)
    if (!this.#timers.has(id)) {
      this.#doneUnlisted.delete(id)
      this.#pending.end(id)
    }
    this.#notifyIfIdle()
  }

  #notifyIfIdle(): void {
    if (this.#timers.size === 0 && this.#running.size === 0) this.#onIdle()
  }

  async #try(accepted: JournalRecord, attempt: number): Promise<void> {
    const { id } = accepted.upload
    if (this.#wasResumed(accepted)) return
    const present = this.#needs.list.get(id)
    const record = present !== undefined && isSamePlace(present, accepted) ? present : accepted
    const own = await this.#cleanUpByOwn(record)
    const outcome = own === 'over' ? own : ((await this.#cleanUpByOthers(record)) ?? own)
    if (this.#hasEnded) return
    if (outcome === 'over') this.#finish(record)
    if (outcome === 'refused') this.#giveUp(record)
    if (outcome === 'open') this.#schedule(record, attempt + 1)
  }

  /** @returns undefined if its destination's credentials cannot be used in this run, but perhaps in a later one */
  async #cleanUpByOwn(record: JournalRecord): Promise<CleanUp | undefined> {
    const { open, openAt } = this.#needs
    const { destinationId } = record.upload
    const { sentTo } = record.plan
    const own = sentTo === undefined ? open(destinationId) : openAt(destinationId, sentTo)
    if (own.ok) return this.#cleanUpAt(own.value, record)
    return isUnreachable(own.problem, destinationId) ? 'refused' : undefined
  }

  /** @returns undefined if there are none, or none has the right either */
  async #cleanUpByOthers(record: JournalRecord): Promise<CleanUp | undefined> {
    const { sentTo } = record.plan
    if (sentTo === undefined) return undefined
    let outcome: CleanUp | undefined
    for (const other of this.#needs.openOthersAt(record.upload.destinationId, sentTo)) {
      if (this.#hasEnded) return undefined
      const one = await this.#cleanUpAt(other, record)
      if (one === 'over') return one
      if (one === 'open') outcome = one
    }
    return outcome
  }

  #cleanUpAt(destination: OpenDestination, record: JournalRecord): Promise<CleanUp> {
    const isUnwanted = (): boolean => !this.#hasEnded && !this.#wasResumed(record)
    return cleanUpLeftovers({ ...this.#needs, signal: this.#ending.signal, isUnwanted }, destination, record)
  }

  /** Nobody's credentials may reach it now. What may change stays in the journal for a later start. */
  #giveUp(record: JournalRecord): void {
    if (this.#mayBeReachedLater(record)) return
    const { plan } = record
    if (plan.sentTo !== undefined) this.#needs.onLeftBehind?.({ ...plan.sentTo, key: keyOf(plan) })
    this.#finish(record)
  }

  /** Whether its destination may name its bucket again, or another one may. */
  #mayBeReachedLater({ upload, plan: { sentTo } }: JournalRecord): boolean {
    const present = this.#needs.open(upload.destinationId)
    if (!present.ok && isOfGoneDestination(present.problem)) return false
    const isSame = present.ok && (sentTo === undefined || isSameBucket(sentTo, present.value.fields))
    return !isSame && this.#needs.clock.now() - upload.acceptedAt < keptMilliseconds
  }

  /** Whether the upload was retried meanwhile in the same place: it then goes on with what is stored. */
  #wasResumed(record: JournalRecord): boolean {
    const { id } = record.upload
    const present = this.#needs.list.get(id) ?? this.#doneUnlisted.get(id)
    return present !== undefined && !mayHaveLeftovers(present) && isSamePlace(present, record)
  }

  #finish({ upload: { id }, plan }: JournalRecord): void {
    const present = this.#needs.list.get(id)
    if (present === undefined) {
      this.#needs.journal.forget([id])
      return
    }
    const { multipart, multipartAskedAt } = present.plan
    if (multipart === undefined && multipartAskedAt === undefined) return
    const isSame =
      multipart?.multipartId === plan.multipart?.multipartId && multipartAskedAt === plan.multipartAskedAt
    if (!isSame) return
    const changed = this.#needs.list.replacePlan(id, withoutMultipart(present.plan))
    if (changed !== undefined && this.#needs.journal.update([changed]).ok)
      this.#needs.list.records.written([changed])
  }
}

/**
 * Whether the destination was deleted, or names another server, to which its credentials belong. The one from the environment
 * may only be missing in this run.
 */
function isUnreachable(refusal: Failure, destinationId: string): boolean {
  const isDeleted = isOfGoneDestination(refusal) && destinationId !== environmentDestinationId
  return isDeleted || refusal.facts['reason'] === 'otherEndpoint'
}

/** Whether an upload still goes where it went. If its destination is gone, it may go to another one under the same key. */
function isSamePlace(one: JournalRecord, other: JournalRecord): boolean {
  return one.upload.destinationId === other.upload.destinationId && keyOf(one.plan) === keyOf(other.plan)
}

/**
 * Whether nobody will finish an upload that has begun under its own key: it was cancelled, its destination
 * was deleted, or its file changed on disk so that its parts no longer fit. Uploads that failed in another way may be retried.
 */
export function mayHaveLeftovers(record: JournalRecord): boolean {
  return isAbandoned(record.upload.status) && hasBegun(record)
}

/** Whether it has its own key, so that something may be stored under it. */
export function hasBegun({ plan }: JournalRecord): boolean {
  return plan.suffix > 0
}

function isAbandoned(status: BriefStatus): boolean {
  if (status.state !== 'failed') return status.state === 'cancelled'
  return status.failure.kind === 'file-changed' || isOfGoneDestination(status.failure)
}

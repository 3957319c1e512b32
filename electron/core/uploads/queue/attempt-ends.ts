import type { Failure } from '../../../shared/failures/failure'
import type { DestinationHold } from '../../../shared/uploads/upload'
import { assertNever } from '../../../shared/assert-never'
import type { Clock } from '../../ports/clock'
import type { Ids } from '../../ports/ids'
import type { AttemptOutcome } from '../attempt/attempt-outcome'
import type { UploadList } from '../upload-list'
import { afterFailure } from './after-failure'
import type { AttemptCounts } from './attempt-counts'
import type { Holds } from './holds'
import type { OwnFaults } from './own-faults'
import { longestWaitMilliseconds, maximumAttempts } from './retry-policy'
import type { Capacity } from './capacity'

export interface AttemptEndsNeeds {
  readonly list: UploadList
  readonly clock: Clock
  readonly ids: Ids
  readonly holds: Holds
  readonly capacity: Capacity
  readonly counts: AttemptCounts
  readonly ownFaults: OwnFaults
  /** Whether to wait for a person who corrects the settings, or for the network to come back. */
  readonly mayWait: boolean
  /** Puts the upload back in the queue. */
  readonly requeue: (id: string) => void
  readonly retryLater: (id: string, milliseconds: number) => void
  readonly hold: (hold: DestinationHold) => void
  /** Called when the destination takes uploads again. */
  readonly resume: (destinationId: string) => void
}

/** How soon at the earliest an upload is tried again that another one was to precede. */
const deferredMilliseconds = 1_000

/** An attempt that has ended. */
export interface EndedAttempt {
  readonly id: string
  readonly destinationId: string
  readonly outcome: AttemptOutcome
  readonly tookMilliseconds: number
  /** How many attempts are still running. */
  readonly running: number
  /** Whether its destination has neither stopped nor resumed since the attempt began: see `Holds.generationOf`. */
  readonly isCurrent: boolean
}

/** Decides what follows each attempt. */
export class AttemptEnds {
  readonly #needs: AttemptEndsNeeds
  /** When an upload last got through, by destination. */
  readonly #reachedAt = new Map<string, number>()

  constructor(needs: AttemptEndsNeeds) {
    this.#needs = needs
  }

  handle(ended: EndedAttempt): void {
    const { id, outcome } = ended
    const { list, requeue } = this.#needs
    // Put back or retried before this attempt had ended: the next attempt has waited for its end, whatever it was.
    const isPutBack = list.brief(id)?.status.state === 'waiting'
    if (isPutBack && outcome.kind !== 'done') {
      requeue(id)
      return
    }
    switch (outcome.kind) {
      case 'aborted':
        return
      case 'done':
        this.#succeed(ended, outcome)
        return
      case 'deferred': {
        const wait = Math.max(outcome.nextAt - this.#needs.clock.now(), deferredMilliseconds)
        // The clock may have been set back.
        this.#retry(id, outcome.failure, Math.min(wait, longestWaitMilliseconds))
        return
      }
      case 'failed':
        this.#fail(ended, this.#judge(ended, outcome.failure))
        return
      default:
        assertNever(outcome)
    }
  }

  #succeed(
    { id, destinationId, tookMilliseconds, running, isCurrent }: EndedAttempt,
    { kind: _kind, ...result }: Extract<AttemptOutcome, { kind: 'done' }>,
  ): void {
    const { list, clock, holds, capacity, counts, ownFaults, resume } = this.#needs
    counts.forget(id)
    ownFaults.forget(id)
    // A duplicate was not sent, so it says nothing about the line or the server's load.
    if (result.duplicateOf === undefined) {
      capacity.recordSuccess(tookMilliseconds, running)
      this.#reachedAt.set(destinationId, clock.now())
    }
    list.apply(id, { type: 'succeed', ...result, finishedAt: clock.now() })
    if (isCurrent) ownFaults.recordSuccess(id, destinationId)
    // An attempt that began before the destination stopped does not prove that it works again.
    if (isCurrent || holds.isOffline(destinationId)) resume(destinationId)
  }

  /** A server that others reached while this upload waited for a connection is not away, but has too much to do. */
  #judge({ destinationId, tookMilliseconds }: EndedAttempt, failure: Failure): Failure {
    const { reason, ...facts } = failure.facts
    const now = this.#needs.clock.now()
    const reachedAt = this.#reachedAt.get(destinationId) ?? 0
    // The clock may have been set back since.
    const wasReached = reachedAt > now - tookMilliseconds && reachedAt <= now
    return reason === 'silent' && wasReached ? { ...failure, kind: 'timeout', facts } : failure
  }

  #fail({ id, destinationId, isCurrent }: EndedAttempt, failure: Failure): void {
    const { list, ids, holds, capacity, counts, ownFaults, mayWait } = this.#needs
    const record = list.get(id)
    if (record === undefined) return
    capacity.limit.recordFailure(failure.kind)
    const next = afterFailure({
      failure,
      countFailure: () => counts.countFailure(record),
      isOwnFault: ownFaults.isOwn(id),
      mayWait,
      random: ids.random(),
    })
    // Whatever else went wrong, the server can be reached again.
    if (failure.kind !== 'offline' && holds.isOffline(destinationId)) this.#needs.resume(destinationId)
    switch (next.kind) {
      case 'stop':
        if (next.reason === 'destination') ownFaults.recordStop(id, destinationId)
        if (isCurrent) {
          // Paused here, as the others are paused in slices, and the hold may be over before its slice comes.
          list.apply(id, { type: 'pause', reason: next.reason })
          this.#needs.hold({ destinationId, reason: next.reason, failure })
        } else if (list.apply(id, { type: 'wait' })) this.#needs.requeue(id)
        return
      case 'retry':
        this.#retry(id, failure, next.milliseconds)
        return
      case 'give-up':
        list.apply(id, { type: 'fail', failure })
        return
      default:
        assertNever(next)
    }
  }

  #retry(id: string, failure: Failure, milliseconds: number): void {
    const { list, clock, counts, retryLater } = this.#needs
    const nextAt = clock.now() + milliseconds
    const attempt = counts.failedAttemptsOf(id) + 1
    if (list.apply(id, { type: 'retry-later', attempt, maximumAttempts, nextAt, failure }))
      retryLater(id, milliseconds)
  }
}

import type { Failure } from '../../shared/failure'
import { isFinished } from '../../shared/upload'
import type { DestinationHold, QueueState, UploadBrief } from '../../shared/upload'
import type { Clock, Ids } from '../ports'
import { abortedByCancel } from './attempt'
import type { Attempt, AttemptOutcome } from './attempt'
import { afterFailure } from './after-failure'
import { AttemptCounts } from './attempt-counts'
import { FairLine } from './fair-line'
import { followHolds } from './follow-holds'
import { Holds, mayRetry, wasStopped } from './holds'
import { NamedTimers } from './named-timers'
import { OwnFaults } from './own-faults'
import { PlaceForSmall } from './place-for-small'
import { Probes } from './probes'
import { maximumAttempts } from './retry-policy'
import { Room } from './room'
import { RunningAttempts } from './running-attempts'
import type { SpareSlots } from './spare-slots'
import type { UploadList } from './upload-list'

export interface QueueNeeds {
  readonly list: UploadList
  readonly clock: Clock
  readonly ids: Ids
  readonly attempt: Attempt
  /** How many attempts may run at once. */
  readonly parallelUploads: () => number
  /**
   * `wait`: a cause that stops a whole destination pauses it until it is mended or the network is
   * back (the app). `fail`: every upload ends by itself in bounded time (the command line).
   */
  readonly onDestinationTrouble: 'wait' | 'fail'
  readonly onStateChange: () => void
}

/** Runs a bounded number of attempts at once, batches in turns, and decides what follows each. */
export class UploadQueue {
  readonly #needs: QueueNeeds
  readonly #holds = new Holds()
  readonly #room: Room
  readonly #running: RunningAttempts
  readonly #places: PlaceForSmall
  readonly #counts = new AttemptCounts()
  readonly #ownFaults = new OwnFaults()
  /** For each upload's next attempt. */
  readonly #timers: NamedTimers
  readonly #probes: Probes
  readonly #ready = new FairLine()

  /** For the parts of a large file; uploads that wait come first. */
  readonly slots: SpareSlots = {
    borrow: () => !this.#ready.some((id) => this.#places.isOpenTo(id)) && this.#room.lend(this.#running.size),
    giveBack: () => {
      this.#room.takeBack()
      this.#fill()
    },
  }

  constructor(needs: QueueNeeds) {
    this.#needs = needs
    this.#room = new Room(needs.parallelUploads)
    this.#timers = new NamedTimers(needs.clock)
    this.#running = new RunningAttempts(needs.attempt)
    this.#places = new PlaceForSmall(needs.list, this.#running, this.#room)
    this.#probes = new Probes({
      clock: needs.clock,
      holds: this.#holds,
      ownFaults: this.#ownFaults,
      uploads: () => needs.list.briefs,
      start: (id) => this.#start(id),
      onNoneLeft: (destinationId) => this.#goOn(destinationId),
    })
  }

  get state(): QueueState {
    return { paused: this.#holds.paused, holds: this.#holds.all }
  }

  /** Takes in uploads that the list already holds in the state `waiting`. */
  enqueue(uploads: Iterable<UploadBrief>): void {
    for (const upload of uploads) {
      const reason = this.#holds.reasonFor(upload.destinationId)
      if (reason !== undefined) this.#needs.list.apply(upload.id, { type: 'pause', reason })
      else if (upload.status.state === 'waiting') this.#ready.add(upload.batchId, upload.id)
    }
    this.#fill()
  }

  cancel(ids: readonly string[]): void {
    for (const id of ids) {
      this.#startAfresh(id)
      this.#needs.list.apply(id, { type: 'cancel' })
      this.#running.abort(id, abortedByCancel)
    }
    this.releaseIdle()
    this.#probes.schedule()
    this.#fill()
  }

  cancelAll(): void {
    this.cancel(this.#needs.list.idsWhere((upload) => !isFinished(upload)))
  }

  /** Tries again now, with a fresh count of attempts: the person asked for it. */
  retry(ids: readonly string[]): void {
    for (const id of ids) {
      const upload = this.#needs.list.brief(id)
      const state = upload?.status.state
      if (upload === undefined || (state !== 'failed' && state !== 'cancelled' && state !== 'retrying'))
        continue
      this.#startAfresh(id)
      this.#holds.release(upload.destinationId)
      this.#needs.list.apply(id, { type: 'wait' })
    }
    this.#settle()
  }

  retryFailed(): void {
    this.retry(this.#needs.list.idsWhere(mayRetry))
  }

  pause(): void {
    if (this.#holds.paused) return
    this.#holds.setPaused(true)
    this.#settle()
  }

  resume(): void {
    if (!this.#holds.paused) return
    this.#holds.setPaused(false)
    this.#settle()
  }

  /** The destination's settings were mended: everything it stopped goes on without another click. */
  releaseDestination(destinationId: string): void {
    this.#probes.callOff(destinationId)
    this.#holds.release(destinationId)
    this.#ownFaults.mended(destinationId)
    this.retry(
      this.#needs.list.idsWhere((upload) => upload.destinationId === destinationId && wasStopped(upload)),
    )
  }

  /** A cause that stops nobody any more is forgotten: the next upload finds out by itself. */
  releaseIdle(): void {
    this.#holds.releaseIdle(this.#needs.list.briefs)
    this.#needs.onStateChange()
  }

  /** The computer goes to sleep: what runs would only break off. It waits, and that counts as no try. */
  suspend(): void {
    this.#room.isOpen = false
    this.#putBack()
  }

  /** The computer is awake again, perhaps in another network: everything is tried at once. */
  wake(): void {
    this.#room.isOpen = true
    // Not every system tells of the sleep before it: what runs would wait for answers that never come.
    this.#putBack()
    this.#probes.lookForNetwork()
    this.retry(this.#needs.list.idsWhere(({ status }) => status.state === 'retrying'))
  }

  /** Ends every attempt without changing what the list says, so that a later start goes on. */
  async dispose(): Promise<void> {
    this.#ready.clear()
    this.#timers.callOffAll()
    this.#probes.callOffAll()
    await this.#running.abortAll()
  }

  /** Brings every upload in line with what is held, then starts what may start. */
  #settle(): void {
    followHolds(this.#needs.list, this.#holds, this.#running, this.#timers)
    this.#ready.replace(this.#needs.list.briefs)
    this.#probes.schedule()
    this.#needs.onStateChange()
    this.#fill()
  }

  #fill(): void {
    while (this.#room.isLeftBeside(this.#running.size)) {
      const id = this.#ready.take((waiting) => this.#places.isOpenTo(waiting))
      if (id === undefined) return
      if (this.#needs.list.brief(id)?.status.state === 'waiting') this.#start(id)
    }
  }

  #start(id: string): void {
    const destinationId = this.#needs.list.brief(id)?.destinationId
    if (destinationId === undefined || !this.#room.isOpen || this.#running.has(id)) return
    if (!this.#needs.list.apply(id, { type: 'prepare' })) return
    const era = this.#holds.eraOf(destinationId)
    this.#running.start(id, (outcome) => {
      this.#conclude(id, destinationId, outcome, this.#holds.eraOf(destinationId) === era)
      this.#fill()
    })
  }

  /** @param isPresent whether the destination is still what it was when the attempt began */
  #conclude(id: string, destinationId: string, outcome: AttemptOutcome, isPresent: boolean): void {
    // Put back, or retried, before the attempt had ended: whatever came of it, the next one waits for this.
    const isPutBack = this.#needs.list.brief(id)?.status.state === 'waiting'
    if (isPutBack && outcome.kind !== 'done') {
      this.#lineUp(id)
      return
    }
    switch (outcome.kind) {
      case 'aborted':
        return
      case 'done': {
        const { kind: _kind, ...result } = outcome
        this.#counts.forget(id)
        this.#ownFaults.forget(id)
        this.#room.limit.wentWell()
        this.#needs.list.apply(id, { type: 'succeed', ...result, finishedAt: this.#needs.clock.now() })
        if (isPresent) this.#ownFaults.gotThrough(id, destinationId)
        // What was let in before the destination stopped says nothing of whether it goes again.
        if (isPresent || this.#holds.isOffline(destinationId)) this.#goOn(destinationId)
        return
      }
      case 'failed':
        this.#fail(id, destinationId, outcome.failure, isPresent)
    }
  }

  #fail(id: string, destinationId: string, failure: Failure, isPresent: boolean): void {
    const { list, clock, ids, onDestinationTrouble } = this.#needs
    const record = list.get(id)
    if (record === undefined) return
    this.#room.limit.failed(failure.kind)
    const next = afterFailure({
      failure,
      failedAttempts: () => this.#counts.failed(record),
      isOwnFault: this.#ownFaults.isOwn(id),
      mayWait: onDestinationTrouble === 'wait',
      random: ids.random(),
    })
    // Whatever else went wrong: there is a way to the server again.
    if (failure.kind !== 'offline' && this.#holds.isOffline(destinationId)) this.#goOn(destinationId)
    switch (next.kind) {
      case 'stop':
        if (next.reason === 'destination') this.#ownFaults.stopped(id, destinationId)
        if (isPresent) this.#holdDestination({ destinationId, reason: next.reason, failure })
        else this.#wait(id)
        return
      case 'retry': {
        const nextAt = clock.now() + next.milliseconds
        const attempt = this.#counts.of(id) + 1
        if (!list.apply(id, { type: 'retry-later', attempt, maximumAttempts, nextAt, failure })) return
        this.#timers.set(id, next.milliseconds, () => {
          this.#wait(id)
          this.#fill()
        })
        return
      }
      case 'give-up':
        list.apply(id, { type: 'fail', failure })
    }
  }

  /** Nothing that went wrong before counts any more: the person decided anew. */
  #startAfresh(id: string): void {
    this.#timers.callOff(id)
    this.#counts.forget(id)
    this.#ownFaults.forget(id)
  }

  #putBack(): void {
    for (const id of this.#running.ids) this.#needs.list.apply(id, { type: 'wait' })
    void this.#running.abortAll()
  }

  #wait(id: string): void {
    if (this.#needs.list.apply(id, { type: 'wait' })) this.#lineUp(id)
  }

  /** Puts a waiting upload first in its batch’s line, or holds it with the others of its destination. */
  #lineUp(id: string): void {
    const upload = this.#needs.list.brief(id)
    if (upload === undefined) return
    const reason = this.#holds.reasonFor(upload.destinationId)
    if (reason !== undefined) this.#needs.list.apply(id, { type: 'pause', reason })
    else if (!this.#running.has(id)) this.#ready.addFirst(upload.batchId, id)
  }

  #holdDestination(hold: DestinationHold): void {
    this.#holds.hold(hold)
    this.#settle()
  }

  #goOn(destinationId: string): void {
    if (this.#holds.of(destinationId) === undefined) return
    this.#holds.release(destinationId)
    this.#settle()
  }
}

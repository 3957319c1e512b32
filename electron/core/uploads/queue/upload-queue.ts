import {
  isFinished,
  type DestinationHold,
  type QueueState,
  type UploadBrief,
} from '../../../shared/uploads/upload'
import type { Clock } from '../../ports/clock'
import type { Ids } from '../../ports/ids'
import { abortedByMove, type Attempt } from '../attempt/attempt-outcome'
import type { SpareSlots } from '../attempt/parts/spare-slots'
import type { UploadList } from '../upload-list'
import { AttemptCounts } from './attempt-counts'
import { AttemptEnds } from './attempt-ends'
import { BulkActions } from './bulk-actions'
import { FairQueue } from './fair-queue'
import { Holds, wasStopped } from './holds'
import { NamedTimers } from './named-timers'
import { OwnFaults } from './own-faults'
import { Capacity } from './capacity'
import { RunningAttempts } from './running-attempts'
import type { Slices } from '../../slices'
import { SlotForSmall } from './slot-for-small'
import { Trials } from './trials'
import { WaitingUploads } from './waiting-uploads'

export interface QueueNeeds {
  readonly list: UploadList
  readonly clock: Clock
  readonly ids: Ids
  readonly attempt: Attempt
  /** Carries out actions on a great many uploads, a slice at a time. */
  readonly slices: Slices
  /** Whether a running upload goes to another bucket than its destination names now. */
  readonly goesElsewhere: (id: string) => boolean
  /** Sends an upload that is tried again elsewhere if its own destination is gone, and says where. */
  readonly redirectIfGone: (upload: UploadBrief) => string | undefined
  /** The person's number of uploads at once; the actual number adapts to the server's answers. */
  readonly parallelUploads: () => number
  /**
   * What happens when a cause stops a whole destination. `wait`: its uploads pause until the cause is fixed or the
   * network is back (the app). `fail`: every upload fails by itself, in bounded time (the command line).
   */
  readonly onDestinationTrouble: 'wait' | 'fail'
  readonly onStateChange: () => void
}

/** Runs a bounded number of attempts at once, taking turns between batches, and decides what follows each attempt. */
export class UploadQueue {
  readonly #needs: QueueNeeds
  readonly #holds = new Holds()
  readonly #capacity: Capacity
  readonly #running: RunningAttempts
  readonly #slotForSmall: SlotForSmall
  readonly #counts = new AttemptCounts()
  readonly #ownFaults = new OwnFaults()
  /** Timers for the next attempt of uploads that wait to retry. */
  readonly #timers: NamedTimers
  readonly #trials: Trials
  readonly #ends: AttemptEnds
  readonly #bulk: BulkActions
  readonly #ready = new FairQueue()
  readonly #waiting: WaitingUploads

  /** Lends free slots to the parts of large files. Waiting uploads come first, and slow parts leave one slot free. */
  readonly slots: SpareSlots = {
    borrow: (isQuick) =>
      !this.#ready.some((id) => this.#slotForSmall.mayTakeSlot(id)) &&
      this.#capacity.lendSlot(this.#running.size + (isQuick ? 0 : 1)),
    release: () => {
      this.#capacity.returnSlot()
      this.#fill()
    },
  }

  constructor(needs: QueueNeeds) {
    this.#needs = needs
    this.#capacity = new Capacity(needs.parallelUploads)
    this.#timers = new NamedTimers(needs.clock)
    this.#running = new RunningAttempts(needs.attempt)
    this.#slotForSmall = new SlotForSmall(needs, this.#running, this.#capacity, () => this.#fill())
    const shared = {
      ...needs,
      holds: this.#holds,
      ownFaults: this.#ownFaults,
      running: this.#running,
      ready: this.#ready,
    }
    this.#waiting = new WaitingUploads(shared)
    this.#trials = new Trials({
      ...shared,
      uploads: () => needs.list.briefs,
      start: (id) => this.#start(id),
      onNoneLeft: (destinationId) => this.#resumeDestination(destinationId),
    })
    this.#ends = new AttemptEnds({
      ...shared,
      capacity: this.#capacity,
      counts: this.#counts,
      mayWait: needs.onDestinationTrouble === 'wait',
      requeue: (id) => this.#waiting.addFirst(id),
      retryLater: (id, milliseconds) => this.#retryLater(id, milliseconds),
      hold: (hold) => this.#holdDestination(hold),
      resume: (destinationId) => this.#resumeDestination(destinationId),
    })
    this.#bulk = new BulkActions({
      ...shared,
      timers: this.#timers,
      resetFailures: (id) => this.#resetFailures(id),
      onEnded: () => this.#onUploadsEnded(),
      onWaiting: () => this.#applyHolds(),
      onHoldsApplied: () => this.#refillQueue(),
    })
  }

  get state(): QueueState {
    return { paused: this.#holds.paused, holds: this.#holds.all }
  }

  /** Takes in uploads that the list already holds in the state `waiting`. */
  enqueue(uploads: Iterable<UploadBrief>): void {
    for (const upload of uploads) this.#waiting.add(upload)
    this.#fill()
  }

  cancel(ids: readonly string[]): void {
    this.#bulk.cancel(() => ids)
  }

  cancelAll(): void {
    this.#bulk.cancel(() => this.#needs.list.idsWhere((upload) => !isFinished(upload)))
  }

  /** Fails those of these uploads that are held, with the cause of the hold: nobody waits for it to be fixed. */
  giveUp(ids: readonly string[]): void {
    this.#bulk.giveUp(ids)
  }

  /** Tries uploads again at once, with a fresh count of attempts, because the person asked for it. */
  retry(ids: readonly string[]): void {
    this.#bulk.retry(() => ids)
  }

  pause(): void {
    this.#setPaused(true)
  }

  resume(): void {
    this.#setPaused(false)
  }

  /**
   * To be called when a destination's settings have been corrected: all its stopped uploads go on. Uploads that are
   * being sent to another bucket than the settings name now start over.
   */
  releaseDestination(destinationId: string): void {
    this.#trials.cancel(destinationId)
    this.#holds.release(destinationId)
    this.#ownFaults.clear(destinationId)
    const { list, slices } = this.#needs
    const isOfIt = (id: string): boolean => list.brief(id)?.destinationId === destinationId
    slices.run({ ids: () => list.partlyStored(destinationId), slice: (ids) => list.recount(ids) })
    this.#putBack(
      this.#running.ids.filter((id) => isOfIt(id) && this.#needs.goesElsewhere(id)),
      abortedByMove,
    )
    this.#bulk.retry(() => list.idsWhere((upload) => isOfIt(upload.id) && wasStopped(upload)))
  }

  /** The person is back at the window, perhaps from where a cause was fixed. */
  tryHeld(): void {
    this.#trials.tryHeld()
  }

  /** Part of an upload is stored: if that is the trial of a held destination, the others need not wait for its end. */
  partStored(id: string): void {
    const destinationId = this.#trials.destinationTriedWith(id)
    if (destinationId === undefined) return
    this.#ownFaults.recordSuccess(id, destinationId)
    this.#resumeDestination(destinationId)
  }

  /** Drops holds that no upload waits for any more: the next upload finds out by itself. */
  releaseIdle(): void {
    this.#holds.releaseIdle(this.#needs.list.briefs)
    this.#needs.onStateChange()
  }

  /** The computer goes to sleep, which would break running uploads: they wait, and the try does not count. */
  suspend(): void {
    this.#capacity.isOpen = false
    this.#putBack(this.#running.ids)
  }

  /** The computer is awake again, perhaps in another network: everything is tried at once. */
  wake(): void {
    this.#capacity.isOpen = true
    // Not every system announces its sleep: attempts still running would wait for answers that never come.
    this.#putBack(this.#running.ids)
    this.#trials.tryNetwork()
    this.#bulk.retry(() => this.#needs.list.idsWhere(({ status }) => status.state === 'retrying'))
  }

  /** Ends every attempt and leaves the list as it is, so that the next start continues from there. */
  async dispose(): Promise<void> {
    this.#capacity.isOpen = false
    this.#ready.clear()
    this.#timers.cancelAll()
    this.#slotForSmall.dispose()
    await this.#running.close(this.#needs.clock)
    this.#trials.cancelAll()
  }

  #setPaused(paused: boolean): void {
    if (this.#holds.paused === paused) return
    this.#holds.setPaused(paused)
    this.#applyHolds()
  }

  /** To be called when uploads have ended: their slots are free, and holds may no longer be needed. */
  #onUploadsEnded(): void {
    this.releaseIdle()
    this.#trials.schedule()
    this.#fill()
  }

  /** Announces a change of the holds, pauses or frees every upload accordingly, then starts what may start. */
  #applyHolds(): void {
    this.#needs.onStateChange()
    this.#bulk.applyHolds()
  }

  #refillQueue(): void {
    this.#ready.replace(this.#needs.list.briefs)
    this.#trials.schedule()
    this.#needs.onStateChange()
    this.#fill()
  }

  #fill(): void {
    for (let { mayBegin } = this.#slotForSmall; mayBegin !== undefined; { mayBegin } = this.#slotForSmall) {
      const id = this.#waiting.next(mayBegin)
      if (id === undefined) return
      this.#start(id)
    }
  }

  #start(id: string): void {
    const destinationId = this.#needs.list.brief(id)?.destinationId
    if (destinationId === undefined || !this.#capacity.isOpen || this.#running.has(id)) return
    if (!this.#needs.list.apply(id, { type: 'prepare' })) return
    const generation = this.#holds.generationOf(destinationId)
    const startedAt = this.#needs.clock.now()
    this.#slotForSmall.began()
    this.#running.start(id, (outcome) => {
      const isCurrent = this.#holds.generationOf(destinationId) === generation
      const tookMilliseconds = this.#needs.clock.now() - startedAt
      const running = this.#running.size
      this.#ends.handle({ id, destinationId, outcome, tookMilliseconds, running, isCurrent })
      // It may have been the trial of a held destination.
      this.#trials.schedule()
      this.#fill()
    })
  }

  /** Forgets an upload's failures, because the person asked to try again. */
  #resetFailures(id: string): void {
    this.#timers.cancel(id)
    this.#counts.forget(id)
    this.#ownFaults.forget(id)
  }

  #putBack(ids: readonly string[], reason?: string): void {
    const { list } = this.#needs
    for (const id of ids) {
      const upload = list.brief(id)
      // An attempt may still be ending after its upload was cancelled.
      if (upload !== undefined && !isFinished(upload)) list.apply(id, { type: 'wait' })
      this.#running.abort(id, reason)
    }
  }

  #retryLater(id: string, milliseconds: number): void {
    this.#timers.set(id, milliseconds, () => {
      if (this.#needs.list.apply(id, { type: 'wait' })) this.#waiting.addFirst(id)
      this.#fill()
    })
  }

  #holdDestination(hold: DestinationHold): void {
    this.#holds.hold(hold)
    this.#applyHolds()
  }

  #resumeDestination(destinationId: string): void {
    if (this.#holds.of(destinationId) === undefined) return
    this.#holds.release(destinationId)
    this.#applyHolds()
  }
}

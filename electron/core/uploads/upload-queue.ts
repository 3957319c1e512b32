import type { Failure } from '../../shared/failure'
import { isFinished } from '../../shared/upload'
import type { QueueState } from '../../shared/upload'
import type { Clock, Ids, JournalRecord } from '../ports'
import { abortedByCancel } from './attempt'
import type { Attempt, AttemptOutcome } from './attempt'
import { AdaptiveLimit } from './adaptive-limit'
import { Holds, isDestinationWide, mayRetry, wasStopped } from './holds'
import { NamedTimers } from './named-timers'
import { maximumAttempts, retryDelay } from './retry-policy'
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

const offlineProbeMilliseconds = 3000

/** Runs a bounded number of attempts at once, in the order accepted, and decides what follows each. */
export class UploadQueue {
  readonly #needs: QueueNeeds
  readonly #holds = new Holds()
  readonly #limit: AdaptiveLimit
  readonly #running = new Map<
    string,
    { readonly controller: AbortController; readonly ended: Promise<void> }
  >()
  readonly #failedAttempts = new Map<string, number>()
  /** An upload's next attempt, and a destination's next try, by their ids. */
  readonly #timers: NamedTimers
  #ready: string[] = []
  #borrowedSlots = 0

  /** For the parts of a large file; uploads that wait come first. */
  readonly slots: SpareSlots = {
    borrow: () => {
      if (this.#ready.length > 0 || !this.#hasRoom()) return false
      this.#borrowedSlots += 1
      return true
    },
    giveBack: () => {
      this.#borrowedSlots -= 1
      this.#fill()
    },
  }

  constructor(needs: QueueNeeds) {
    this.#needs = needs
    this.#limit = new AdaptiveLimit(needs.parallelUploads)
    this.#timers = new NamedTimers(needs.clock)
  }

  get state(): QueueState {
    return { paused: this.#holds.paused, holds: this.#holds.all }
  }

  /** Takes in uploads that the list already holds in the state `waiting`. */
  enqueue(records: readonly JournalRecord[]): void {
    for (const { upload } of records) {
      const reason = this.#holds.reasonFor(upload.destinationId)
      if (reason !== undefined) this.#needs.list.apply(upload.id, { type: 'pause', reason })
      else if (upload.status.state === 'waiting') this.#ready.push(upload.id)
    }
    this.#fill()
  }

  cancel(ids: readonly string[]): void {
    for (const id of ids) {
      this.#timers.callOff(id)
      this.#failedAttempts.delete(id)
      this.#needs.list.apply(id, { type: 'cancel' })
      this.#running.get(id)?.controller.abort(abortedByCancel)
    }
    this.releaseIdle()
    this.#scheduleProbes()
    this.#fill()
  }

  cancelAll(): void {
    this.cancel(this.#needs.list.uploads.filter((upload) => !isFinished(upload)).map((upload) => upload.id))
  }

  /** Tries again now, with a fresh count of attempts: the person asked for it. */
  retry(ids: readonly string[]): void {
    for (const id of ids) {
      const upload = this.#needs.list.get(id)?.upload
      const state = upload?.status.state
      if (upload === undefined || (state !== 'failed' && state !== 'cancelled' && state !== 'retrying'))
        continue
      this.#timers.callOff(id)
      this.#failedAttempts.delete(id)
      this.#holds.release(upload.destinationId)
      this.#needs.list.apply(id, { type: 'wait' })
    }
    this.#settle()
  }

  retryFailed(): void {
    this.retry(this.#needs.list.uploads.filter(mayRetry).map(({ id }) => id))
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
    this.#scheduleProbes()
  }

  /** The destination's settings were mended: everything it stopped goes on without another click. */
  releaseDestination(destinationId: string): void {
    this.#timers.callOff(destinationId)
    this.#holds.release(destinationId)
    const uploads = this.#needs.list.uploads.filter((upload) => upload.destinationId === destinationId)
    this.retry(uploads.filter(wasStopped).map(({ id }) => id))
  }

  /** A cause that stops nobody any more is forgotten: the next upload finds out by itself. */
  releaseIdle(): void {
    const waiting = new Set(
      this.#needs.list.uploads.flatMap((upload) => (isFinished(upload) ? [] : [upload.destinationId])),
    )
    for (const { destinationId } of this.#holds.all)
      if (!waiting.has(destinationId)) this.#holds.release(destinationId)
    this.#needs.onStateChange()
  }

  /** The network may be back: looks at once instead of at the next probe. */
  probeNow(): void {
    for (const hold of this.#holds.all) if (hold.reason === 'offline') this.#probe(hold.destinationId)
  }

  /** Ends every attempt without changing what the list says, so that a later start goes on. */
  async dispose(): Promise<void> {
    this.#ready = []
    this.#timers.callOffAll()
    const running = [...this.#running.values()]
    for (const { controller } of running) controller.abort()
    await Promise.all(running.map(({ ended }) => ended))
  }

  /** Brings every upload that is not running in line with what is held, then starts what may start. */
  #settle(): void {
    const { list } = this.#needs
    for (const { upload } of [...list.records()]) {
      const running = this.#running.get(upload.id)
      if (isFinished(upload)) continue
      const reason = this.#holds.reasonFor(upload.destinationId)
      if (reason !== undefined) {
        // What runs to a held destination finds out by itself; only the person's pause stops it.
        if (running !== undefined && reason !== 'person') continue
        this.#timers.callOff(upload.id)
        list.apply(upload.id, { type: 'pause', reason })
        running?.controller.abort()
      } else if (upload.status.state === 'paused') {
        list.apply(upload.id, { type: 'wait' })
      }
    }
    this.#ready = list.uploads
      .filter((upload) => upload.status.state === 'waiting')
      .map((upload) => upload.id)
    this.#needs.onStateChange()
    this.#fill()
  }

  #fill(): void {
    while (this.#hasRoom()) {
      const id = this.#ready.shift()
      if (id === undefined) return
      if (this.#needs.list.get(id)?.upload.status.state === 'waiting' && !this.#running.has(id))
        this.#start(id)
    }
  }

  #hasRoom(): boolean {
    return this.#running.size + this.#borrowedSlots < this.#limit.current
  }

  #start(id: string): void {
    if (!this.#needs.list.apply(id, { type: 'prepare' })) return
    const controller = new AbortController()
    const ended = this.#needs.attempt(id, controller.signal).then((outcome) => {
      this.#running.delete(id)
      this.#conclude(id, outcome)
      this.#fill()
    })
    this.#running.set(id, { controller, ended })
  }

  #conclude(id: string, outcome: AttemptOutcome): void {
    switch (outcome.kind) {
      case 'aborted':
        // Cancelled or paused meanwhile; a resume that came before the attempt had ended waits for this.
        if (this.#needs.list.get(id)?.upload.status.state === 'waiting') this.#ready.unshift(id)
        return
      case 'done': {
        const { kind: _kind, ...result } = outcome
        this.#failedAttempts.delete(id)
        this.#limit.wentWell()
        this.#needs.list.apply(id, { type: 'succeed', ...result, finishedAt: this.#needs.clock.now() })
        this.#backOnline(id)
        return
      }
      case 'failed':
        this.#fail(id, outcome.failure)
    }
  }

  #fail(id: string, failure: Failure): void {
    const { list, clock, ids, onDestinationTrouble } = this.#needs
    const destinationId = list.get(id)?.upload.destinationId
    if (destinationId === undefined) return
    this.#limit.failed(failure.kind)
    if (onDestinationTrouble === 'wait' && failure.kind === 'offline') {
      this.#holdDestination(destinationId, 'offline', failure)
      return
    }
    // Whatever else went wrong: there is a way to the server again.
    if (this.#holds.of(destinationId)?.reason === 'offline') this.#backOnline(id)
    const failedAttempts = (this.#failedAttempts.get(id) ?? 0) + 1
    this.#failedAttempts.set(id, failedAttempts)
    const delay = retryDelay(failure, failedAttempts, ids.random())
    if (delay === undefined) {
      list.apply(id, { type: 'fail', failure })
      if (onDestinationTrouble === 'wait' && isDestinationWide(failure)) {
        this.#holdDestination(destinationId, 'destination', failure)
      }
      return
    }
    const nextAt = clock.now() + delay
    const attempt = failedAttempts + 1
    if (!list.apply(id, { type: 'retry-later', attempt, maximumAttempts, nextAt, failure })) return
    this.#timers.set(id, delay, () => {
      this.#wait(id)
      this.#fill()
    })
  }

  #wait(id: string): void {
    const record = this.#needs.list.get(id)
    if (record === undefined || !this.#needs.list.apply(id, { type: 'wait' })) return
    const reason = this.#holds.reasonFor(record.upload.destinationId)
    if (reason !== undefined) this.#needs.list.apply(id, { type: 'pause', reason })
    else if (!this.#running.has(id)) this.#ready.unshift(id)
  }

  #holdDestination(destinationId: string, reason: 'offline' | 'destination', failure: Failure): void {
    this.#holds.hold({ destinationId, reason, failure })
    this.#settle()
    this.#scheduleProbes()
  }

  /** Every destination out of reach is tried again in a while, however its last try ended. */
  #scheduleProbes(): void {
    for (const { destinationId, reason } of this.#holds.all) {
      if (reason !== 'offline' || this.#timers.has(destinationId)) continue
      this.#timers.set(destinationId, offlineProbeMilliseconds, () => this.#probe(destinationId))
    }
  }

  /** One upload goes ahead of the others to see whether the network is back. */
  #probe(destinationId: string): void {
    this.#timers.callOff(destinationId)
    if (this.#holds.of(destinationId)?.reason !== 'offline' || this.#holds.paused) return
    const first = [...this.#needs.list.records()].find(
      ({ upload }) => upload.destinationId === destinationId && upload.status.state === 'paused',
    )
    if (first === undefined) {
      this.#holds.release(destinationId)
      this.#needs.onStateChange()
    } else if (!this.#running.has(first.upload.id)) this.#start(first.upload.id)
  }

  #backOnline(id: string): void {
    const destinationId = this.#needs.list.get(id)?.upload.destinationId
    if (destinationId !== undefined && this.#holds.release(destinationId)) this.#settle()
  }
}

import { isFinished, type DestinationHold, type UploadBrief } from '../../../shared/uploads/upload'
import type { Clock } from '../../ports/clock'
import type { Holds } from './holds'
import { NamedTimers } from './named-timers'
import type { OwnFaults } from './own-faults'
import type { RunningAttempts } from './running-attempts'

export interface TrialsNeeds {
  readonly clock: Clock
  readonly holds: Holds
  readonly ownFaults: OwnFaults
  readonly uploads: () => Iterable<UploadBrief>
  readonly running: Pick<RunningAttempts, 'has' | 'ids'>
  readonly start: (id: string) => void
  /** Called when no upload waits for a destination any more, so that it need not be held. */
  readonly onNoneLeft: (destinationId: string) => void
}

/** How long after a failure to try again: the cause may have been fixed elsewhere, as in the bucket's policy. */
const trialMilliseconds: Readonly<Record<DestinationHold['reason'], number>> = {
  offline: 3000,
  destination: 60_000,
}

/** The upload that was last sent ahead of the others to its destination, and the destination’s generation then. */
interface Trial {
  readonly id: string
  readonly generation: number
}

/** Finds out from time to time whether a held destination works again, by sending one upload ahead of the others. */
export class Trials {
  readonly #needs: TrialsNeeds
  /** By destination. */
  readonly #timers: NamedTimers
  /** By destination. */
  readonly #trials = new Map<string, Trial>()

  constructor(needs: TrialsNeeds) {
    this.#needs = needs
    this.#timers = new NamedTimers(needs.clock)
  }

  /** Schedules the next trial of every held destination, whatever the result of the last one, once that has ended. */
  schedule(): void {
    for (const { destinationId, reason } of this.#needs.holds.all) {
      if (this.#timers.has(destinationId) || this.#isTrying(destinationId)) continue
      this.#timers.set(destinationId, trialMilliseconds[reason], () => this.#try(destinationId))
    }
  }

  /** The network may be back: tries at once. */
  tryNetwork(): void {
    for (const { destinationId, reason } of this.#needs.holds.all)
      if (reason === 'offline') this.#try(destinationId)
  }

  /**
   * The person is back, perhaps from where the cause was fixed: tries at once. Not where keys could not be had: asking
   * for them again may bring up a program that takes the person away again, for a fingerprint.
   */
  tryHeld(): void {
    for (const { destinationId, failure } of this.#needs.holds.all)
      if (failure.kind !== 'credentials-missing' && !this.#isTrying(destinationId)) this.#try(destinationId)
  }

  /** The held destination that this upload was sent to ahead of the others; undefined if it is no trial. */
  destinationTriedWith(id: string): string | undefined {
    return this.#needs.holds.all.find(({ destinationId }) => this.#isTrial(destinationId, id))?.destinationId
  }

  cancel(destinationId: string): void {
    this.#timers.cancel(destinationId)
  }

  cancelAll(): void {
    this.#timers.cancelAll()
  }

  #try(destinationId: string): void {
    const { holds, ownFaults, start, onNoneLeft } = this.#needs
    this.#timers.cancel(destinationId)
    if (holds.of(destinationId) === undefined || holds.paused) return
    const left = this.#leftFor(destinationId)
    if (left.length === 0) {
      onNoneLeft(destinationId)
      return
    }
    const held = left.filter(({ status }) => status.state === 'paused')
    // Preferably an upload that has not been refused itself.
    const first = held.find(({ id }) => !ownFaults.hasStopped(id)) ?? held[0]
    if (first !== undefined) {
      this.#trials.set(destinationId, { id: first.id, generation: holds.generationOf(destinationId) })
      start(first.id)
    }
    // None may have started, because it waits for its own next attempt or the computer is going to sleep.
    this.schedule()
  }

  #isTrying(destinationId: string): boolean {
    return this.#needs.running.ids.some((id) => this.#isTrial(destinationId, id))
  }

  /** An upload that began before the destination stopped is no trial, even if it runs for hours. */
  #isTrial(destinationId: string, id: string): boolean {
    const trial = this.#trials.get(destinationId)
    return trial?.id === id && trial.generation === this.#needs.holds.generationOf(destinationId)
  }

  /** Its unfinished uploads that are not running. */
  #leftFor(destinationId: string): readonly UploadBrief[] {
    const { uploads, running } = this.#needs
    return Array.from(uploads()).filter((upload) => {
      if (upload.destinationId !== destinationId || isFinished(upload)) return false
      return upload.status.state === 'paused' || !running.has(upload.id)
    })
  }
}

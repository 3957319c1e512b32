import { isFinished, type DestinationHold, type UploadBrief } from '../../../shared/upload'
import type { Clock } from '../../ports'
import type { Holds } from './holds'
import { NamedTimers } from './named-timers'
import type { OwnFaults } from './own-faults'
import type { RunningAttempts } from './running-attempts'

export interface ProbesNeeds {
  readonly clock: Clock
  readonly holds: Holds
  readonly ownFaults: OwnFaults
  readonly uploads: () => Iterable<UploadBrief>
  readonly running: Pick<RunningAttempts, 'has'>
  readonly start: (id: string) => void
  /** Nothing waits for a destination any more: it need not be held. */
  readonly onNoneLeft: (destinationId: string) => void
}

/** What stopped a destination may have been mended elsewhere: in the bucket's policy, by a new login. */
const probeMilliseconds: Readonly<Record<DestinationHold['reason'], number>> = {
  offline: 3000,
  destination: 60_000,
}

/** The upload that looked last whether its destination can go on, and in which era of it. */
interface Look {
  readonly id: string
  readonly era: number
}

/** Looks now and then whether a held destination can go on, by one upload that goes ahead of the others. */
export class Probes {
  readonly #needs: ProbesNeeds
  /** By destination. */
  readonly #timers: NamedTimers
  /** By destination. */
  readonly #looks = new Map<string, Look>()

  constructor(needs: ProbesNeeds) {
    this.#needs = needs
    this.#timers = new NamedTimers(needs.clock)
  }

  /** Every destination that is held is tried again in a while, however its last try ended, once it has. */
  schedule(): void {
    for (const { destinationId, reason } of this.#needs.holds.all) {
      if (this.#timers.has(destinationId) || this.#isLooking(destinationId)) continue
      this.#timers.set(destinationId, probeMilliseconds[reason], () => this.#probe(destinationId))
    }
  }

  /** The network may be back: looks at once. */
  lookForNetwork(): void {
    for (const { destinationId, reason } of this.#needs.holds.all)
      if (reason === 'offline') this.#probe(destinationId)
  }

  callOff(destinationId: string): void {
    this.#timers.callOff(destinationId)
  }

  callOffAll(): void {
    this.#timers.callOffAll()
  }

  #probe(destinationId: string): void {
    const { holds, ownFaults, start, onNoneLeft } = this.#needs
    this.#timers.callOff(destinationId)
    if (holds.of(destinationId) === undefined || holds.paused) return
    const left = this.#leftFor(destinationId)
    if (left.length === 0) {
      onNoneLeft(destinationId)
      return
    }
    const held = left.filter(({ status }) => status.state === 'paused')
    // Preferably one that has not been refused itself.
    const first = held.find(({ id }) => !ownFaults.hasStopped(id)) ?? held[0]
    if (first !== undefined) {
      this.#looks.set(destinationId, { id: first.id, era: holds.eraOf(destinationId) })
      start(first.id)
    }
    // None may have begun: it waits for a next try of its own, or the computer falls asleep.
    this.schedule()
  }

  /** What was let in before the destination stopped does not look, though it may run for hours yet. */
  #isLooking(destinationId: string): boolean {
    const { holds, running } = this.#needs
    const look = this.#looks.get(destinationId)
    return look?.era === holds.eraOf(destinationId) && running.has(look.id)
  }

  /** What waits for it: not what is on its way. */
  #leftFor(destinationId: string): readonly UploadBrief[] {
    const { uploads, running } = this.#needs
    return Array.from(uploads()).filter((upload) => {
      if (upload.destinationId !== destinationId || isFinished(upload)) return false
      return upload.status.state === 'paused' || !running.has(upload.id)
    })
  }
}

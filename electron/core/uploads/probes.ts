import type { DestinationHold, UploadBrief } from '../../shared/upload'
import type { Clock } from '../ports'
import type { Holds } from './holds'
import { NamedTimers } from './named-timers'
import type { OwnFaults } from './own-faults'

export interface ProbesNeeds {
  readonly clock: Clock
  readonly holds: Holds
  readonly ownFaults: OwnFaults
  readonly uploads: () => Iterable<UploadBrief>
  readonly start: (id: string) => void
  /** Nothing waits for a destination any more: it need not be held. */
  readonly onNoneLeft: (destinationId: string) => void
}

/** What stopped a destination may have been mended elsewhere: in the bucket's policy, by a new login. */
const probeMilliseconds: Readonly<Record<DestinationHold['reason'], number>> = {
  offline: 3000,
  destination: 60_000,
}

/** Looks now and then whether a held destination can go on, by one upload that goes ahead of the others. */
export class Probes {
  readonly #needs: ProbesNeeds
  /** By destination. */
  readonly #timers: NamedTimers

  constructor(needs: ProbesNeeds) {
    this.#needs = needs
    this.#timers = new NamedTimers(needs.clock)
  }

  /** Every destination that is held is tried again in a while, however its last try ended. */
  schedule(): void {
    for (const { destinationId, reason } of this.#needs.holds.all) {
      if (this.#timers.has(destinationId)) continue
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
    const { holds, uploads, ownFaults, start, onNoneLeft } = this.#needs
    this.#timers.callOff(destinationId)
    if (holds.of(destinationId) === undefined || holds.paused) return
    const held = Array.from(uploads()).filter(
      (upload) => upload.destinationId === destinationId && upload.status.state === 'paused',
    )
    // Preferably one that has not been refused itself.
    const first = held.find(({ id }) => !ownFaults.hasStopped(id)) ?? held[0]
    if (first === undefined) onNoneLeft(destinationId)
    else start(first.id)
  }
}

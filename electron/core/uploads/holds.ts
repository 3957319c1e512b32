import type { Failure, FailureKind } from '../../shared/failure'
import type { DestinationHold, PauseReason } from '../../shared/upload'

/** Failures that would hit every upload to the same destination: trying the others is no use. */
const destinationWide: readonly FailureKind[] = [
  'settings-incomplete',
  'credentials-missing',
  'key-id-unknown',
  'secret-wrong',
  'credentials-expired',
  'access-denied',
  'bucket-missing',
  'wrong-region',
  'wrong-endpoint',
  'clock-skew',
  'tls',
  'quota-exceeded',
]

export function isDestinationWide(failure: Failure): boolean {
  return destinationWide.includes(failure.kind)
}

/** What keeps uploads from starting: the person's pause, or a cause that stops a whole destination. */
export class Holds {
  #paused = false
  readonly #byDestination = new Map<string, DestinationHold>()

  get paused(): boolean {
    return this.#paused
  }

  get all(): readonly DestinationHold[] {
    return [...this.#byDestination.values()]
  }

  setPaused(paused: boolean): void {
    this.#paused = paused
  }

  hold(hold: DestinationHold): void {
    this.#byDestination.set(hold.destinationId, hold)
  }

  /** @returns whether there was one */
  release(destinationId: string): boolean {
    return this.#byDestination.delete(destinationId)
  }

  of(destinationId: string): DestinationHold | undefined {
    return this.#byDestination.get(destinationId)
  }

  /** Why an upload to this destination may not start now; undefined if it may. */
  reasonFor(destinationId: string): PauseReason | undefined {
    return this.#paused ? 'person' : this.#byDestination.get(destinationId)?.reason
  }
}

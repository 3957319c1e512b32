import { isOfGoneDestination, type Failure, type FailureKind } from '../../../shared/failures/failure'
import {
  isFinished,
  type DestinationHold,
  type PauseReason,
  type UploadBrief,
} from '../../../shared/uploads/upload'

/** Failures that would hit every upload to the same destination, so that trying the others is pointless. */
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

/** A deleted destination is not held: its uploads fail, each by itself. */
export function isDestinationWide(failure: Failure): boolean {
  return destinationWide.includes(failure.kind) && !isOfGoneDestination(failure)
}

/** Whether it failed with a cause that stopped its whole destination, and goes on once that is corrected. */
export function wasStopped({ status }: UploadBrief): boolean {
  return status.state === 'failed' && status.isGivenUp !== true && isDestinationWide(status.failure)
}

/** What keeps uploads from starting: the person's pause, or a cause that stops a whole destination. */
export class Holds {
  #paused = false
  readonly #byDestination = new Map<string, DestinationHold>()
  readonly #generations = new Map<string, number>()

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
    if (!this.#byDestination.has(hold.destinationId)) this.#startGeneration(hold.destinationId)
    this.#byDestination.set(hold.destinationId, hold)
  }

  /** @returns whether the destination was held */
  release(destinationId: string): boolean {
    this.#startGeneration(destinationId)
    return this.#byDestination.delete(destinationId)
  }

  /** Releases destinations that no upload is waiting for. */
  releaseIdle(uploads: Iterable<UploadBrief>): void {
    if (this.#byDestination.size === 0) return
    const waitedFor = new Set<string>()
    for (const upload of uploads) if (!isFinished(upload)) waitedFor.add(upload.destinationId)
    for (const { destinationId } of this.all) if (!waitedFor.has(destinationId)) this.release(destinationId)
  }

  /**
   * Grows whenever a destination stops or resumes: what an attempt from an earlier generation meets says nothing about
   * the present one.
   */
  generationOf(destinationId: string): number {
    return this.#generations.get(destinationId) ?? 0
  }

  of(destinationId: string): DestinationHold | undefined {
    return this.#byDestination.get(destinationId)
  }

  isOffline(destinationId: string): boolean {
    return this.of(destinationId)?.reason === 'offline'
  }

  /** Why an upload to this destination may not start now; undefined if it may. */
  reasonFor(destinationId: string): PauseReason | undefined {
    return this.#paused ? 'person' : this.#byDestination.get(destinationId)?.reason
  }

  #startGeneration(destinationId: string): void {
    this.#generations.set(destinationId, this.generationOf(destinationId) + 1)
  }
}

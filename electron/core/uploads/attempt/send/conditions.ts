import type { ServerTraits } from '../../../ports/server-traits'
import type { ObjectStore, PutRequest } from '../../../ports/object-store'
import { aborted } from '../../../aborted'
import { bucketOf, type BucketLocation } from '../../../bucket-location'

/** The largest image that is sent a second time to find out how its server behaves; most photos are smaller. */
const maxProbedBytes = 4 * 1024 ** 2

interface Probe {
  readonly controller: AbortController
  readonly ended: Promise<void>
}

/**
 * Knows in which buckets the server honours `If-None-Match: *`, which saves one request per upload.
 * Some servers silently ignore it, so each bucket is tried once and the answer remembered.
 */
export class Conditions {
  readonly #traits: ServerTraits
  /** See `bucketOf`. */
  readonly #probes = new Map<string, Probe>()
  #isClosed = false

  constructor(traits: ServerTraits) {
    this.#traits = traits
  }

  trusts(location: BucketLocation): boolean {
    return location.endpoint === '' || this.#traits.honoursConditions(bucketOf(location)) === true
  }

  /**
   * Sends an image that was just stored a second time, on condition that its key is free. It is not, so a
   * server that honours conditions refuses, and one that ignores them stores the same bytes again.
   */
  async probe(location: BucketLocation, store: ObjectStore, stored: PutRequest): Promise<void> {
    const bucket = bucketOf(location)
    const isKnown = this.trusts(location) || this.#traits.honoursConditions(bucket) !== undefined
    if (isKnown || this.#probes.has(bucket) || stored.source.sizeBytes > maxProbedBytes) return
    const controller = new AbortController()
    const { signal } = controller
    const calledOff = aborted(signal)
    // Under the speed limit, a turn can be long in coming.
    const pace = (bytes: number): Promise<void> => Promise.race([stored.pace(bytes), calledOff])
    const ended = this.#sendAgain(bucket, store, { ...stored, pace, signal }).finally(() =>
      this.#probes.delete(bucket),
    )
    this.#probes.set(bucket, { controller, ended })
    await ended
  }

  /**
   * Aborts what is being sent a second time; each promise resolves once that has ended. Until then, it could bring back
   * an object that is about to change. Its bucket is tried again another time.
   */
  cancelAll(): readonly Promise<void>[] {
    return [...this.#probes.values()].map(({ controller, ended }) => {
      controller.abort()
      return ended
    })
  }

  /** Ignores answers that are still on their way: the database they would be written to is being closed. */
  dispose(): void {
    this.#isClosed = true
  }

  async #sendAgain(bucket: string, store: ObjectStore, stored: PutRequest): Promise<void> {
    const answer = await store.put({ ...stored, trustsConditions: true, onProgress: () => undefined })
    if (this.#isClosed) return
    if (answer.ok) this.#traits.rememberConditions(bucket, false)
    else if (answer.problem.kind === 'key-exists') {
      // `head`: a HEAD found the key taken, because this server is known to reject the condition itself.
      this.#traits.rememberConditions(bucket, answer.problem.facts['seenBy'] === undefined)
    }
  }
}

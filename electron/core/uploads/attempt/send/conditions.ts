import type { ServerTraits } from '../../../ports'
import type { ObjectStore, PutRequest } from '../../../store-ports'
import { aborted } from '../../../aborted'
import { bucketOf, type BucketLocation } from '../../../bucket-location'

/** The largest image that is sent a second time to find out how its server behaves; most photos are smaller. */
const maxProbedBytes = 4 * 1024 ** 2

interface Probe {
  readonly controller: AbortController
  readonly ended: Promise<void>
}

/**
 * Knows which servers honour `If-None-Match: *`, which saves one request per upload.
 * Some servers silently ignore it, so each server is tried once and the answer remembered.
 */
export class Conditions {
  readonly #traits: ServerTraits
  /** By server. */
  readonly #probes = new Map<string, Probe>()
  #isClosed = false

  constructor(traits: ServerTraits) {
    this.#traits = traits
  }

  trusts(bucket: BucketLocation): boolean {
    return bucket.endpoint === '' || this.#traits.honoursConditions(bucketOf(bucket)) === true
  }

  /**
   * Sends an image that was just stored a second time, on condition that its key is free. It is not, so a
   * server that honours conditions refuses, and one that ignores them stores the same bytes again.
   */
  async probe(bucket: BucketLocation, store: ObjectStore, stored: PutRequest): Promise<void> {
    const server = bucketOf(bucket)
    const isKnown = this.trusts(bucket) || this.#traits.honoursConditions(server) !== undefined
    if (isKnown || this.#probes.has(server) || stored.source.sizeBytes > maxProbedBytes) return
    const controller = new AbortController()
    const { signal } = controller
    const calledOff = aborted(signal)
    // Under the speed limit, a turn can be long in coming.
    const pace = (bytes: number): Promise<void> => Promise.race([stored.pace(bytes), calledOff])
    const ended = this.#sendAgain(server, store, { ...stored, pace, signal }).finally(() =>
      this.#probes.delete(server),
    )
    this.#probes.set(server, { controller, ended })
    await ended
  }

  /**
   * Aborts what is being sent a second time; each promise resolves once that has ended. Until then, it could bring back
   * an object that is about to change. Its server is tried again another time.
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

  async #sendAgain(server: string, store: ObjectStore, stored: PutRequest): Promise<void> {
    const answer = await store.put({ ...stored, trustsConditions: true, onProgress: () => undefined })
    if (this.#isClosed) return
    if (answer.ok) this.#traits.rememberConditions(server, false)
    else if (answer.problem.kind === 'key-exists') {
      // `head`: a HEAD found the key taken, because this server is known to reject the condition itself.
      this.#traits.rememberConditions(server, answer.problem.facts['seenBy'] !== 'head')
    }
  }
}

import type { DestinationFields } from '../../../shared/destination'
import type { ServerTraits } from '../../ports'
import type { ObjectStore, PutRequest } from '../../store-ports'
import { aborted } from '../../aborted'

/** The largest image that is sent a second time to learn how its server behaves; most photos are smaller. */
const mostLearningBytes = 4 * 1024 ** 2

interface Learning {
  readonly controller: AbortController
  readonly ended: Promise<void>
}

/**
 * Knows which servers honour `If-None-Match: *`, which spares one request for each upload.
 * Some take no notice of it in silence, so a server is tried once and remembered.
 */
export class Conditions {
  readonly #traits: ServerTraits
  /** By server. */
  readonly #learning = new Map<string, Learning>()
  #isClosed = false

  constructor(traits: ServerTraits) {
    this.#traits = traits
  }

  trusts(fields: DestinationFields): boolean {
    return fields.endpoint === '' || this.#traits.honoursConditions(serverOf(fields)) === true
  }

  /**
   * Sends an image that was just stored once more, on condition that its key is free. It is not: a
   * server that honours conditions says so, one that does not stores the same bytes again.
   */
  async learn(fields: DestinationFields, store: ObjectStore, stored: PutRequest): Promise<void> {
    const server = serverOf(fields)
    const isKnown = this.trusts(fields) || this.#traits.honoursConditions(server) !== undefined
    if (isKnown || this.#learning.has(server) || stored.source.sizeBytes > mostLearningBytes) return
    const controller = new AbortController()
    const { signal } = controller
    const calledOff = aborted(signal)
    // A turn under the speed limit can be long in coming.
    const pace = (bytes: number): Promise<void> => Promise.race([stored.pace(bytes), calledOff])
    const ended = this.#sendAgain(server, store, { ...stored, pace, signal }).finally(() =>
      this.#learning.delete(server),
    )
    this.#learning.set(server, { controller, ended })
    await ended
  }

  /**
   * Ends what is being sent once more, and resolves when it has ended: until then, what is deleted there may
   * come back. How the server behaves is learnt another time.
   */
  async callOff(fields: DestinationFields): Promise<void> {
    const learning = this.#learning.get(serverOf(fields))
    learning?.controller.abort()
    await learning?.ended
  }

  /** What an answer still on its way would tell is not written down: there is nowhere to write any more. */
  dispose(): void {
    this.#isClosed = true
  }

  async #sendAgain(server: string, store: ObjectStore, stored: PutRequest): Promise<void> {
    const answer = await store.put({ ...stored, trustsConditions: true, onProgress: () => undefined })
    if (this.#isClosed) return
    if (answer.ok) this.#traits.rememberConditions(server, false)
    else if (answer.problem.kind === 'key-exists') {
      // It takes a look where the server is known by now to refuse the condition itself.
      this.#traits.rememberConditions(server, answer.problem.facts['seenBy'] !== 'look')
    }
  }
}

function serverOf({ endpoint, bucket }: DestinationFields): string {
  return `${endpoint} ${bucket}`
}

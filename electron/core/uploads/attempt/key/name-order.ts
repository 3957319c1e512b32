import type { Upload } from '../../../../shared/uploads/upload'
import { aborted } from '../../../aborted'

/**
 * Lets uploads of one batch that have the same name get their keys in the order in which they began: otherwise the image
 * that is hashed or converted first would get the name, and the one that was dropped first would be `-2`. Where the
 * bucket has the name already, the order may still be another, because nobody waits for the server's answers.
 */
export class NameOrder {
  /** Resolves once all that began so far are ready to be named, by batch and name. */
  readonly #latest = new Map<string, Promise<unknown>>()

  /** Waits until an upload is ready to be named, and all of its name that began earlier are. */
  async afterEarlier<Value>(
    { batchId, name }: Pick<Upload, 'batchId' | 'name'>,
    ready: Promise<Value>,
    signal: AbortSignal,
  ): Promise<Value> {
    const named = `${batchId} ${name}`
    const all = Promise.allSettled([this.#latest.get(named), ready])
    this.#latest.set(named, all)
    void all.then(() => {
      if (this.#latest.get(named) === all) this.#latest.delete(named)
    })
    await Promise.race([all, aborted(signal)])
    return ready
  }
}

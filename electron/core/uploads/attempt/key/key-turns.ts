import { aborted } from '../../../aborted'

/** Lets uploads that want one key be sent one after another. */
export class KeyTurns {
  /** Resolves once the latest upload to a key has been sent, by bucket and key. */
  readonly #latest = new Map<string, Promise<unknown>>()

  /**
   * Sends an upload once no other one is being sent to this key, or the signal aborts.
   *
   * @param bucket see `bucketOf`
   */
  async take<Answer>(
    bucket: string,
    key: string,
    signal: AbortSignal,
    send: () => Promise<Answer>,
  ): Promise<Answer> {
    const place = `${bucket} ${key}`
    // Of several that wait for the same one, the first goes on, and the others wait for that.
    for (let turn = this.#latest.get(place); turn && !signal.aborted; turn = this.#latest.get(place))
      await Promise.race([turn, aborted(signal)])
    const answer = send()
    const turn = answer.catch(() => undefined)
    this.#latest.set(place, turn)
    return answer.finally(() => {
      if (this.#latest.get(place) === turn) this.#latest.delete(place)
    })
  }
}

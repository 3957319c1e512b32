import { aborted } from '../../../aborted'

/** An upload that is being sent. */
interface Turn {
  readonly uploadId: string
  readonly ended: Promise<unknown>
}

/** Lets uploads that want one key be sent one after another. */
export class KeyTurns {
  /** By bucket and key. */
  readonly #turns = new Map<string, Turn>()

  /**
   * Sends an upload once no other one is being sent to this key, or the signal aborts.
   *
   * @param bucket see `bucketOf`
   * @param send is told which upload it had to wait for; of several, the last one
   */
  async take<Answer>(
    { bucket, key, uploadId }: { readonly bucket: string; readonly key: string; readonly uploadId: string },
    signal: AbortSignal,
    send: (earlier: string | undefined) => Promise<Answer>,
  ): Promise<Answer> {
    const place = `${bucket} ${key}`
    let earlier: Turn | undefined
    // Of several that wait for the same one, the first goes on, and the others wait for that.
    for (let turn = this.#turns.get(place); turn && !signal.aborted; turn = this.#turns.get(place)) {
      earlier = turn
      await Promise.race([turn.ended, aborted(signal)])
    }
    const answer = send(earlier?.uploadId)
    const turn = { uploadId, ended: answer.catch(() => undefined) }
    this.#turns.set(place, turn)
    return answer.finally(() => {
      if (this.#turns.get(place) === turn) this.#turns.delete(place)
    })
  }
}

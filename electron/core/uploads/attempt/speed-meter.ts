/** On a slow line the system takes what is sent in gulps, with seconds between them. */
const windowMilliseconds = 8_000

/** Less tells only how fast the system's own buffers take what is sent. */
const leastMilliseconds = 200

/** What has stood still for so long may stand still for ever: nothing tells how fast it will go. */
const mostLullMilliseconds = 30_000

/** Measures the speed of one attempt over the last eight seconds, and over a lull as long as it lasts. */
export class SpeedMeter {
  readonly #samples: { readonly at: number; readonly bytes: number }[] = []

  measure(at: number, sentBytes: number): void {
    // The clock was set back: what was measured before says nothing of now.
    if (at < (this.#samples.at(-1)?.at ?? at)) this.#samples.length = 0
    this.#samples.push({ at, bytes: sentBytes })
    // One from before the window stays: what comes in a burst after a lull was as long in coming as the lull.
    while (at - (this.#samples[1]?.at ?? at) >= windowMilliseconds) this.#samples.shift()
  }

  /** @returns bytes a second; less and less while nothing is measured; 0 while there is too little to tell */
  speedAt(now: number): number {
    const first = this.#samples[0]
    const last = this.#samples.at(-1)
    if (first === undefined || last === undefined) return 0
    const isTelling = last.at - first.at >= leastMilliseconds && now - last.at < mostLullMilliseconds
    return isTelling ? Math.round(((last.bytes - first.bytes) * 1000) / (now - first.at)) : 0
  }
}

/** On a slow line, the operating system accepts bytes in bursts that are seconds apart. */
const windowMilliseconds = 8_000

/** Over less time, only the speed of the operating system's own buffers would be measured. */
const minMilliseconds = 200

/** After a stall this long nobody can tell how fast the upload will go, if it goes on at all. */
const maxStallMilliseconds = 30_000

/** Measures the speed of one attempt over the last eight seconds, or over a whole stall if that is longer. */
export class SpeedMeter {
  readonly #samples: { readonly at: number; readonly bytes: number }[] = []

  measure(at: number, sentBytes: number): void {
    // The clock was set back: earlier samples can no longer be compared.
    if (at < (this.#samples.at(-1)?.at ?? at)) this.#samples.length = 0
    this.#samples.push({ at, bytes: sentBytes })
    // Keeps one sample from before the window, so that a burst after a stall is averaged over the stall.
    while (at - (this.#samples[1]?.at ?? at) >= windowMilliseconds) this.#samples.shift()
  }

  /** @returns bytes per second: falling while nothing is measured, 0 while there is too little to go by */
  speedAt(now: number): number {
    const first = this.#samples[0]
    const last = this.#samples.at(-1)
    if (first === undefined || last === undefined) return 0
    const isMeaningful = last.at - first.at >= minMilliseconds && now - last.at < maxStallMilliseconds
    return isMeaningful ? Math.round(((last.bytes - first.bytes) * 1000) / (now - first.at)) : 0
  }
}

const windowMilliseconds = 3000

/** Measures the speed of one attempt over the last three seconds. */
export class SpeedMeter {
  readonly #samples: { readonly at: number; readonly bytes: number }[] = []

  /** @returns bytes a second; 0 while there is too little to tell */
  measure(at: number, sentBytes: number): number {
    // The clock was set back: what was measured before says nothing of now.
    if (at < (this.#samples.at(-1)?.at ?? at)) this.#samples.length = 0
    this.#samples.push({ at, bytes: sentBytes })
    while (this.#samples.length > 2 && at - (this.#samples[0]?.at ?? at) > windowMilliseconds)
      this.#samples.shift()
    const first = this.#samples[0]
    if (first === undefined || at - first.at < 200) return 0
    return Math.round(((sentBytes - first.bytes) * 1000) / (at - first.at))
  }
}

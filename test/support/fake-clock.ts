import type { Clock } from '../../electron/core/ports/clock'
import { settled } from './settled'

/** A clock that moves only on request; due callbacks run in order of time. */
export class FakeClock implements Clock {
  #now = Date.UTC(2026, 10, 24, 12, 0, 0)
  #timers: { at: number; readonly callback: () => void }[] = []

  now(): number {
    return this.#now
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.#now + milliseconds, callback }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  /** Lets time pass as on a sleeping computer: timers stop, and then continue with their remaining time. */
  sleep(milliseconds: number): void {
    this.#now += milliseconds
    for (const timer of this.#timers) timer.at += milliseconds
  }

  /** Lets time pass, and runs everything that becomes due. */
  advance(milliseconds: number): void {
    const end = this.#now + milliseconds
    for (;;) {
      const due = this.#timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0]
      if (due === undefined) break
      this.#timers = this.#timers.filter((timer) => timer !== due)
      this.#now = Math.max(this.#now, due.at)
      due.callback()
    }
    this.#now = end
  }

  /** Lets time pass, and what became due do its work, as far as it waits for nothing else. */
  async pass(milliseconds: number): Promise<void> {
    this.advance(milliseconds)
    await settled()
  }
}

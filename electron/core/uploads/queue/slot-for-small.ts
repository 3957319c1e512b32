import type { Clock } from '../../ports/clock'
import { multipartThresholdBytes } from '../attempt/parts/multipart-plan'
import type { UploadList } from '../upload-list'
import type { Capacity } from './capacity'
import type { RunningAttempts } from './running-attempts'

/** If nothing has begun for this long, the running uploads are slow. */
const timeoutMilliseconds = 5_000

/** An upload this many times smaller than each of the running ones takes little of the line from them. */
const timesSmaller = 4

interface SlotForSmallNeeds {
  readonly list: Pick<UploadList, 'brief'>
  readonly clock: Pick<Clock, 'after'>
}

/**
 * Keeps one slot for small files: if several uploads may run, large ones never take all slots. Their parts may
 * borrow that slot only if they are quick and nothing else waits. On a slow line, any files may hold all slots
 * for long; then one small file begins beside them. So a small file waits a few seconds at most, and never
 * for a large file to end.
 */
export class SlotForSmall {
  readonly #needs: SlotForSmallNeeds
  readonly #running: Pick<RunningAttempts, 'ids'>
  readonly #capacity: Capacity
  readonly #onTimeout: () => void
  #isTimedOut = false
  #cancelTimer: (() => void) | undefined

  /** @param onTimeout called when a small upload may begin beside the slow ones */
  constructor(
    needs: SlotForSmallNeeds,
    running: Pick<RunningAttempts, 'ids'>,
    capacity: Capacity,
    onTimeout: () => void,
  ) {
    this.#needs = needs
    this.#running = running
    this.#capacity = capacity
    this.#onTimeout = onTimeout
  }

  /** Returns the test for whether an upload may begin now; undefined if none may. */
  get mayBegin(): ((id: string) => boolean) | undefined {
    const bytes = this.#running.ids.map((id) => this.#bytesOf(id))
    const isLeft = this.#capacity.hasFreeSlot(bytes.length, () => bytes.reduce((sum, one) => sum + one, 0))
    if (isLeft) return (id) => this.mayTakeSlot(id)
    if (!this.#isTimedOut || !this.#capacity.hasExtraSlot(bytes.length)) return undefined
    return (id) => this.#bytesOf(id) * timesSmaller <= Math.min(...bytes)
  }

  /** Whether an upload may have a free slot. If only one upload may run at all, any may. */
  mayTakeSlot(id: string): boolean {
    if (!this.#isLarge(id)) return true
    const large = this.#running.ids.filter((other) => this.#isLarge(other)).length
    return large < Math.max(1, this.#capacity.slots - 1)
  }

  /** To be called when an upload begins. */
  began(): void {
    this.dispose()
    this.#isTimedOut = false
    this.#cancelTimer = this.#needs.clock.after(timeoutMilliseconds, () => {
      this.#isTimedOut = true
      this.#onTimeout()
    })
  }

  dispose(): void {
    this.#cancelTimer?.()
  }

  #isLarge(id: string): boolean {
    return this.#bytesOf(id) > multipartThresholdBytes
  }

  #bytesOf(id: string): number {
    return this.#needs.list.brief(id)?.sizeBytes ?? 0
  }
}

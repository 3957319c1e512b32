import type { NoticeBoard } from '../../notice-board'

/** Images that are being fetched from the web: the window shows them until all have ended, and can cancel them. */
export class OngoingFetches {
  readonly #notices: Pick<NoticeBoard, 'post'>
  /** With the number of images of each. */
  readonly #running = new Map<AbortController, number>()

  constructor(notices: Pick<NoticeBoard, 'post'>) {
    this.#notices = notices
  }

  /**
   * @param count how many images are fetched
   * @param fetch is given a signal that aborts when the person cancels
   */
  async track<Value>(count: number, fetch: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    const controller = new AbortController()
    this.#running.set(controller, count)
    this.#announce()
    try {
      return await fetch(controller.signal)
    } finally {
      this.#running.delete(controller)
      if (this.#running.size === 0) this.#announce()
    }
  }

  /** How many images are being fetched, with those that wait for others of the same drop or paste. */
  get count(): number {
    return [...this.#running.values()].reduce((sum, count) => sum + count, 0)
  }

  cancel(): void {
    for (const controller of this.#running.keys()) controller.abort()
  }

  /** Announces them once more, for a window that has just been opened. */
  remind(): void {
    if (this.#running.size > 0) this.#announce()
  }

  #announce(): void {
    this.#notices.post({ kind: 'fetching-images', count: this.count })
  }
}

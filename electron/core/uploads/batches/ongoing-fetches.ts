import type { NoticeBoard } from '../../notice-board'

/** Images that are being fetched from the web: the window is told of them until all have ended, and may cancel them. */
export class OngoingFetches {
  readonly #notices: Pick<NoticeBoard, 'post'>
  readonly #running = new Set<AbortController>()
  #count = 0

  constructor(notices: Pick<NoticeBoard, 'post'>) {
    this.#notices = notices
  }

  /**
   * @param count how many images are fetched
   * @param fetch is given a signal that aborts when the person cancels
   */
  async track<Value>(count: number, fetch: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    const controller = new AbortController()
    this.#running.add(controller)
    this.#tell(this.#count + count)
    try {
      return await fetch(controller.signal)
    } finally {
      this.#running.delete(controller)
      if (this.#running.size === 0) this.#tell(0)
    }
  }

  /** How many images are being fetched, with those of them that are there already; 0 when all have ended. */
  get count(): number {
    return this.#count
  }

  cancel(): void {
    for (const controller of this.#running) controller.abort()
  }

  #tell(count: number): void {
    this.#count = count
    this.#notices.post({ kind: 'fetching-images', count })
  }
}

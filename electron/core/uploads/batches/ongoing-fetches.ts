import type { NoticeBoard } from '../../notice-board'

/** What the window is told of images that are being fetched from the web: one notice, until all fetches have ended. */
export class OngoingFetches {
  readonly #notices: Pick<NoticeBoard, 'post'>
  #running = 0
  /** How many images, with those that are fetched already. */
  #count = 0

  constructor(notices: Pick<NoticeBoard, 'post'>) {
    this.#notices = notices
  }

  /** @param count how many images are fetched */
  async track<Value>(count: number, fetch: () => Promise<Value>): Promise<Value> {
    this.#running += 1
    this.#tell(this.#count + count)
    try {
      return await fetch()
    } finally {
      this.#running -= 1
      if (this.#running === 0) this.#tell(0)
    }
  }

  #tell(count: number): void {
    this.#count = count
    this.#notices.post({ kind: 'fetching-images', count })
  }
}

import { saysTheSame, type Notice } from '../../electron/shared/notice'
import type { PageBridge } from '../api'
import { Listeners } from './listeners'
import { Moments } from './moments'

export interface NumberedNotice {
  /** Grows with every notice. */
  readonly id: number
  readonly notice: Notice
  /** Milliseconds, on the page's own clock. */
  readonly shownAt: number
}

/** What the person should know and has not dismissed yet, oldest first. */
export class NoticesStore {
  readonly #listeners = new Listeners()
  readonly #moments = new Moments()
  #notices: readonly NumberedNotice[] = []
  #lastId = 0

  /** Subscribes first, then fetches what came before the page was there. */
  static async open(bridge: Pick<PageBridge, 'on' | 'takeNotices'>): Promise<NoticesStore> {
    const store = new NoticesStore()
    bridge.on('noticed', (notice) => store.add(notice))
    for (const notice of await bridge.takeNotices()) store.add(notice)
    return store
  }

  readonly subscribe = this.#listeners.subscribe
  readonly read = (): readonly NumberedNotice[] => this.#notices
  /** While the person is at what is said for a moment, it stays. */
  readonly hold = this.#moments.hold

  /** A later notice of the same kind takes the place of the earlier one. */
  add(notice: Notice): void {
    this.#lastId += 1
    const id = this.#lastId
    const others = this.#notices.filter((known) => !saysTheSame(known.notice, notice))
    this.#notices = [...others, { id, notice, shownAt: performance.now() }]
    if (isToast(notice)) this.#moments.begin(() => this.dismiss(id))
    this.#listeners.notify()
  }

  dismiss(id: number): void {
    if (!this.#notices.some((known) => known.id === id)) return
    this.#notices = this.#notices.filter((known) => known.id !== id)
    this.#listeners.notify()
  }
}

/** What goes well and is said for a moment; the rest stays until it is dismissed. */
export function isToast({ kind }: Notice): boolean {
  return kind === 'links-copied' || kind === 'objects-deleted' || kind === 'fetching-images'
}

import { saysTheSame, type Notice } from '../../electron/shared/app/notice'
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

/** Notices that have not been dismissed yet, oldest first. */
export class NoticesStore {
  readonly #listeners = new Listeners()
  readonly #moments = new Moments()
  #notices: readonly NumberedNotice[] = []
  #lastId = 0

  /** Subscribes first, then fetches those from before the page was loaded. */
  static async open(bridge: Pick<PageBridge, 'on' | 'takeNotices'>): Promise<NoticesStore> {
    const store = new NoticesStore()
    bridge.on('noticed', (notice) => store.add(notice))
    for (const notice of await bridge.takeNotices()) store.add(notice)
    return store
  }

  readonly subscribe = this.#listeners.subscribe
  readonly read = (): readonly NumberedNotice[] => this.#notices
  /** Toasts stay while the person points at one or focuses it. */
  readonly hold = this.#moments.hold

  /** A later notice about the same thing replaces the earlier one. */
  add(notice: Notice): void {
    this.#lastId += 1
    const id = this.#lastId
    const others = this.#notices.filter((known) => !saysTheSame(known.notice, notice))
    this.#notices = hasEnded(notice) ? others : [...others, { id, notice, shownAt: performance.now() }]
    if (isToast(notice) && !isUnderWay(notice)) this.#moments.begin(() => this.dismiss(id))
    this.#listeners.notify()
  }

  dismiss(id: number): void {
    if (!this.#notices.some((known) => known.id === id)) return
    this.#notices = this.#notices.filter((known) => known.id !== id)
    this.#listeners.notify()
  }
}

/** Notices of success appear as toasts for a moment; all others stay until they are dismissed. */
export function isToast({ kind }: Notice): boolean {
  return kind === 'links-copied' || kind === 'objects-deleted' || kind === 'fetching-images'
}

/** Stays until its end is reported, however long that takes. */
function isUnderWay({ kind }: Notice): boolean {
  return kind === 'fetching-images'
}

function hasEnded(notice: Notice): boolean {
  return notice.kind === 'fetching-images' && notice.count === 0
}

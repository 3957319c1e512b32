import type { Notice } from '../../electron/shared/notice'
import type { PageBridge } from '../api'
import { Listeners } from './listeners'

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

  /** A later notice of the same kind takes the place of the earlier one. */
  add(notice: Notice): void {
    this.#lastId += 1
    const others = this.#notices.filter((known) => !saysTheSame(known.notice, notice))
    this.#notices = [...others, { id: this.#lastId, notice, shownAt: performance.now() }]
    this.#listeners.notify()
  }

  dismiss(id: number): void {
    this.#notices = this.#notices.filter((known) => known.id !== id)
    this.#listeners.notify()
  }
}

function saysTheSame(one: Notice, other: Notice): boolean {
  if (one.kind !== other.kind) return false
  if (one.kind === 'secret-unreadable' && other.kind === 'secret-unreadable') {
    return one.destinationName === other.destinationName
  }
  if (one.kind === 'credentials-ending' && other.kind === 'credentials-ending') {
    return one.destinationId === other.destinationId
  }
  return true
}

import type { HistoryEntry, HistoryQuery } from '../../electron/shared/history'
import type { PageBridge } from '../api'
import { Listeners } from './listeners'

/** What is looked for. */
export type HistoryFilter = Pick<HistoryQuery, 'text' | 'destinationId' | 'since'>

export interface HistoryView {
  /** What was looked for when these entries were found. */
  readonly filter: HistoryFilter
  readonly entries: readonly HistoryEntry[]
  /** How many match in all; the rest comes with `loadMore`. */
  readonly total: number
  /** Before the first answer there is nothing to say. */
  readonly isLoaded: boolean
}

export const everything: HistoryFilter = { text: '', destinationId: '', since: 0 }

/** Entries asked for at once, at first and per further page. */
const pageSize = 200
/** The most that main answers at once. */
const largestPage = 500

type HistoryBridge = Pick<PageBridge, 'on' | 'queryHistory'>

/** One look into the history: a search, and as many of its pages as were scrolled to. */
export class HistoryStore {
  readonly #bridge: HistoryBridge
  readonly #listeners = new Listeners()
  #view: HistoryView = { filter: everything, entries: [], total: 0, isLoaded: false }
  /** Grows with every question, so that a slow answer to an old one is known as such. */
  #question = 0
  #isLoadingMore = false

  constructor(bridge: HistoryBridge) {
    this.#bridge = bridge
  }

  readonly subscribe = this.#listeners.subscribe
  readonly read = (): HistoryView => this.#view

  /** Keeps up with main until the answer is called. */
  open(): () => void {
    const close = this.#bridge.on(
      'historyChanged',
      () => void this.#ask(this.#view.filter, this.#view.entries.length),
    )
    void this.#ask(this.#view.filter, pageSize)
    return close
  }

  async search(filter: HistoryFilter): Promise<void> {
    await this.#ask(filter, pageSize)
  }

  async loadMore(): Promise<void> {
    const { filter, entries, total } = this.#view
    if (this.#isLoadingMore || entries.length >= total) return
    this.#isLoadingMore = true
    const question = this.#question
    try {
      const page = await this.#bridge.queryHistory({ ...filter, offset: entries.length, limit: pageSize })
      if (question !== this.#question) return
      const known = new Set(entries.map(({ id }) => id))
      this.#show({
        filter,
        entries: [...entries, ...page.entries.filter(({ id }) => !known.has(id))],
        // An empty page is the end, whatever was counted before.
        total: page.entries.length === 0 ? entries.length : page.total,
        isLoaded: true,
      })
    } finally {
      this.#isLoadingMore = false
    }
  }

  /** Asks from the start for as much as was seen, at least one page. */
  async #ask(filter: HistoryFilter, atLeast: number): Promise<void> {
    this.#question += 1
    const question = this.#question
    const limit = Math.min(Math.max(atLeast, pageSize), largestPage)
    const { entries, total } = await this.#bridge.queryHistory({ ...filter, offset: 0, limit })
    if (question === this.#question) this.#show({ filter, entries, total, isLoaded: true })
  }

  #show(view: HistoryView): void {
    this.#view = view
    this.#listeners.notify()
  }
}

import type { Failure } from '../../electron/shared/failures/failure'
import {
  everything,
  maxEntriesRead,
  type HistoryEntry,
  type HistoryPosition,
  type HistoryQuery,
  type ReadEntries,
} from '../../electron/shared/history/history'
import type { PageBridge } from '../api'
import { Listeners } from './listeners'

export interface HistoryView {
  /** The query that found these. */
  readonly query: HistoryQuery
  /** The positions of everything that was found, in order; known before the entries themselves. */
  readonly positions: Float64Array
  /** The entries loaded so far, around those that were last visible. */
  readonly entries: ReadEntries
  /** The reason why some results may be missing. */
  readonly readFailure?: Failure
  /** False before the first answer, when there is nothing to show yet. */
  readonly isLoaded: boolean
}

/** Most entries to keep; above it, only those around the visible ones stay. */
const maxKept = 4000
/** How many to load before and after the visible entries, so that scrolling rarely meets a gap. */
const readAhead = 150
/** If fewer are left, loads all `readAhead` at once: each answer redraws the whole list. */
const minAhead = 75
/** Changes within this time cause a single request. */
const refreshMilliseconds = 200
/** Entries that are scrolled past faster than this are not loaded: nobody could see them. */
const scrollingMilliseconds = 50
/** Whoever types goes on within this time. */
const typingMilliseconds = 400

const nothingYet: HistoryView = {
  query: everything,
  positions: new Float64Array(),
  entries: new Map(),
  isLoaded: false,
}

type HistoryBridge = Pick<PageBridge, 'on' | 'searchHistory' | 'readHistory'>

/**
 * A view of the history: a search, of which only the entries around the visible ones are loaded. The page knows all
 * others only by their positions.
 */
export class HistoryStore {
  readonly #bridge: HistoryBridge
  readonly #listeners = new Listeners()
  #view = nothingYet
  /** Grows with every request, so that a slow answer to an earlier one is recognised. */
  #latestRequest = 0
  /** Indexes of the visible entries. */
  #visible = { first: 0, last: 0 }
  #isReading = false
  #isSearching = false
  /** A query that was entered during a search. */
  #wanted: HistoryQuery | undefined
  #readTimer: ReturnType<typeof setTimeout> | undefined
  #refreshTimer: ReturnType<typeof setTimeout> | undefined
  /** The query of the latest request, answered or not. */
  #asked = everything
  #isOpen = false
  /** Something has changed since the last request. */
  #isStale = false

  constructor(bridge: HistoryBridge) {
    this.#bridge = bridge
    bridge.on('historyChanged', () => this.#change())
  }

  readonly subscribe = this.#listeners.subscribe
  readonly read = (): HistoryView => this.#view

  /** Loads the first entries before the screen is opened. */
  async prepare(): Promise<void> {
    if (!this.#view.isLoaded) await this.#ask(everything)
  }

  /**
   * Shows the last search, at once as far as it is loaded, and follows main's changes until the returned function
   * is called. Without a known change, what is loaded is painted first and then requested again: making a thumbnail
   * can change an entry without an event.
   */
  open(): () => void {
    this.#isOpen = true
    if (this.#isStale || !this.#view.isLoaded) void this.#ask(this.#asked)
    else this.#askSoon()
    return () => {
      this.#isOpen = false
      clearTimeout(this.#refreshTimer)
      this.#refreshTimer = undefined
      clearTimeout(this.#readTimer)
    }
  }

  #change(): void {
    this.#isStale = true
    if (this.#isOpen) this.#askSoon()
  }

  #askSoon(): void {
    this.#refreshTimer ??= setTimeout(() => {
      this.#refreshTimer = undefined
      void this.#ask(this.#asked)
    }, refreshMilliseconds)
  }

  /**
   * Does not wait for a pause in typing, except to show that nothing was found; while one search is running, only the
   * latest query waits. Does nothing if that query is already requested.
   */
  async search(query: HistoryQuery): Promise<void> {
    if (JSON.stringify(query) === JSON.stringify(this.#wanted ?? this.#asked)) return
    this.#wanted = query
    if (this.#isSearching) return
    this.#isSearching = true
    try {
      while (this.#wanted !== undefined) {
        const next = this.#wanted
        this.#wanted = undefined
        this.#visible = { first: 0, last: 0 }
        await this.#ask(next)
      }
    } finally {
      this.#isSearching = false
    }
  }

  /** Reports which entries are visible: they are loaded, with some around them. */
  setVisible(first: number, last: number): void {
    const isNear = first <= this.#visible.last && last >= this.#visible.first
    this.#visible = { first, last }
    clearTimeout(this.#readTimer)
    if (isNear) void this.#readMissing()
    else this.#readTimer = setTimeout(() => void this.#readMissing(), scrollingMilliseconds)
  }

  async #ask(query: HistoryQuery): Promise<void> {
    this.#latestRequest += 1
    const isTyped = query.text !== this.#asked.text
    this.#asked = query
    this.#isStale = false
    const request = this.#latestRequest
    const { positions, first, readFailure } = await this.#bridge.searchHistory(query)
    const entries = withRead(new Map(), [...positions.subarray(0, first.length)], first)
    // If the list is scrolled down, loads the visible entries before it shows anything, so that nothing flickers.
    const asked = this.#visible.last < first.length ? [] : [...this.#around(0, positions)]
    const found = asked.length === 0 ? [] : await this.#bridge.readHistory(asked)
    const show = () => {
      if (request !== this.#latestRequest) return
      const read = withRead(entries, asked, found)
      this.#show({ query, positions, entries: read, ...(readFailure && { readFailure }), isLoaded: true })
      void this.#readMissing()
    }
    // Half a Hangul syllable is in no name: the list would disappear with every other key.
    if (isTyped && positions.length === 0) setTimeout(show, typingMilliseconds)
    else show()
  }

  /** One request at a time: by the next one it is clearer which entries are visible. */
  async #readMissing(): Promise<void> {
    if (this.#isReading) return
    this.#isReading = true
    try {
      for (let missing = this.#missing(); missing.length > 0; missing = this.#missing()) {
        const request = this.#latestRequest
        const found = await this.#bridge.readHistory(missing)
        if (request === this.#latestRequest) {
          this.#show({ ...this.#view, entries: this.#thinned(withRead(this.#view.entries, missing, found)) })
        }
      }
    } finally {
      this.#isReading = false
    }
  }

  /** The visible entries first; those around them only once these are loaded and scrolling comes near. */
  #missing(): readonly HistoryPosition[] {
    const { entries } = this.#view
    const isMissing = (position: HistoryPosition) => !entries.has(position)
    const visible = this.#around(0).filter(isMissing)
    if (visible.length > 0) return [...visible]
    return this.#around(minAhead).some(isMissing) ? [...this.#around(readAhead).filter(isMissing)] : []
  }

  #around(margin: number, positions = this.#view.positions): Float64Array {
    const start = Math.max(0, this.#visible.first - margin)
    return positions.subarray(start, Math.min(this.#visible.last + 1 + margin, start + maxEntriesRead))
  }

  #thinned(entries: ReadEntries): ReadEntries {
    if (entries.size <= maxKept) return entries
    const near = new Set(this.#around(readAhead))
    return new Map([...entries].filter(([position]) => near.has(position)))
  }

  #show(view: HistoryView): void {
    this.#view = view
    this.#listeners.notify()
  }
}

/** A loaded entry and its position. */
export function findEntry(
  entries: ReadEntries,
  id: string | undefined,
): { readonly position: HistoryPosition; readonly entry: HistoryEntry } | undefined {
  for (const [position, entry] of entries) if (entry !== null && entry.id === id) return { position, entry }
  return undefined
}

function withRead(
  known: ReadEntries,
  positions: readonly HistoryPosition[],
  entries: readonly (HistoryEntry | null)[],
): ReadEntries {
  return new Map([
    ...known,
    ...positions.map((position, index) => [position, entries[index] ?? null] as const),
  ])
}

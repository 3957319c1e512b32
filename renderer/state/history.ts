import type { Failure } from '../../electron/shared/failure'
import {
  everything,
  mostEntriesRead,
  type HistoryEntry,
  type HistoryPosition,
  type HistoryQuery,
  type ReadEntries,
} from '../../electron/shared/history'
import type { PageBridge } from '../api'
import { Listeners } from './listeners'

export interface HistoryView {
  /** What was looked for when these were found. */
  readonly query: HistoryQuery
  /** Of everything that was found, in order; known before the entries themselves. */
  readonly positions: Float64Array
  /** The entries that were read so far, around what was looked at last. */
  readonly entries: ReadEntries
  /** Why there may be more than was found. */
  readonly trouble?: Failure
  /** Before the first answer there is nothing to say. */
  readonly isLoaded: boolean
}

/** Entries kept at most; then all go but those around what is in sight. */
const mostKept = 4000
/** Read beyond those in sight, on both sides, so that scrolling rarely meets a gap. */
const readAhead = 150
/** When less than that is left of it, all of it is read: each answer has the whole list drawn anew. */
const leastAhead = 75
/** Changes that come closer together than that are asked for once. */
const restMilliseconds = 200
/** Who rushes past sees nothing of what would be read meanwhile. */
const rushMilliseconds = 50

const nothingYet: HistoryView = {
  query: everything,
  positions: new Float64Array(),
  entries: new Map(),
  isLoaded: false,
}

type HistoryBridge = Pick<PageBridge, 'on' | 'searchHistory' | 'readHistory'>

/**
 * One look into the history: a search, of which only the entries around those in sight are here. What
 * they are and how many, the page knows by their positions alone.
 */
export class HistoryStore {
  readonly #bridge: HistoryBridge
  readonly #listeners = new Listeners()
  #view = nothingYet
  /** Grows with every question, so that a slow answer to an old one is known as such. */
  #question = 0
  /** Indexes of what is in sight. */
  #sight = { first: 0, last: 0 }
  #isReading = false
  #isSearching = false
  /** Typed while a search was under way. */
  #wanted: HistoryQuery | undefined
  #resting: ReturnType<typeof setTimeout> | undefined
  #refresh: ReturnType<typeof setTimeout> | undefined
  /** Of the latest question, whether or not it has been answered. */
  #asked = everything
  #isOpen = false
  /** Something has changed since the last question. */
  #isStale = false

  constructor(bridge: HistoryBridge) {
    this.#bridge = bridge
    bridge.on('historyChanged', () => this.#change())
  }

  readonly subscribe = this.#listeners.subscribe
  readonly read = (): HistoryView => this.#view

  /** Reads the first of everything before anyone wants to see it. */
  async prepare(): Promise<void> {
    if (!this.#view.isLoaded) await this.#ask(everything)
  }

  /**
   * Shows what was looked for last, at once as far as it is known, and keeps up with main until the answer is
   * called. Where nothing is said to have changed, what is known is painted first, and then asked for again:
   * pictures tell of their images without a word.
   */
  open(): () => void {
    this.#isOpen = true
    if (this.#isStale || !this.#view.isLoaded) void this.#ask(this.#asked)
    else this.#askSoon()
    return () => {
      this.#isOpen = false
      clearTimeout(this.#refresh)
      this.#refresh = undefined
      clearTimeout(this.#resting)
    }
  }

  #change(): void {
    this.#isStale = true
    if (this.#isOpen) this.#askSoon()
  }

  #askSoon(): void {
    this.#refresh ??= setTimeout(() => {
      this.#refresh = undefined
      void this.#ask(this.#asked)
    }, restMilliseconds)
  }

  /**
   * Without waiting for the typing to rest; while one search is under way, only the latest waits. What is asked
   * for already is left as it is.
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
        this.#sight = { first: 0, last: 0 }
        await this.#ask(next)
      }
    } finally {
      this.#isSearching = false
    }
  }

  /** Says which of the found are in sight: they are read, and some around them. */
  look(first: number, last: number): void {
    const isNear = first <= this.#sight.last && last >= this.#sight.first
    this.#sight = { first, last }
    clearTimeout(this.#resting)
    if (isNear) void this.#readMissing()
    else this.#resting = setTimeout(() => void this.#readMissing(), rushMilliseconds)
  }

  async #ask(query: HistoryQuery): Promise<void> {
    this.#question += 1
    this.#asked = query
    this.#isStale = false
    const question = this.#question
    const { positions, first, trouble } = await this.#bridge.searchHistory(query)
    const entries = withRead(new Map(), [...positions.subarray(0, first.length)], first)
    // Further down, what is in sight is read before anything is shown: nothing flickers.
    const asked = this.#sight.last < first.length ? [] : [...this.#around(0, positions)]
    const found = asked.length === 0 ? [] : await this.#bridge.readHistory(asked)
    if (question !== this.#question) return
    const read = withRead(entries, asked, found)
    this.#show({ query, positions, entries: read, ...(trouble && { trouble }), isLoaded: true })
    void this.#readMissing()
  }

  /** One question at a time: the next one knows better what is in sight. */
  async #readMissing(): Promise<void> {
    if (this.#isReading) return
    this.#isReading = true
    try {
      for (let missing = this.#missing(); missing.length > 0; missing = this.#missing()) {
        const question = this.#question
        const found = await this.#bridge.readHistory(missing)
        if (question === this.#question) {
          this.#show({ ...this.#view, entries: this.#thinned(withRead(this.#view.entries, missing, found)) })
        }
      }
    } finally {
      this.#isReading = false
    }
  }

  /** What is in sight comes first, and what lies around it only once that is here and the scrolling comes near. */
  #missing(): readonly HistoryPosition[] {
    const { entries } = this.#view
    const isMissing = (position: HistoryPosition) => !entries.has(position)
    const inSight = this.#around(0).filter(isMissing)
    if (inSight.length > 0) return [...inSight]
    return this.#around(leastAhead).some(isMissing) ? [...this.#around(readAhead).filter(isMissing)] : []
  }

  #around(margin: number, positions = this.#view.positions): Float64Array {
    const start = Math.max(0, this.#sight.first - margin)
    return positions.subarray(start, Math.min(this.#sight.last + 1 + margin, start + mostEntriesRead))
  }

  #thinned(entries: ReadEntries): ReadEntries {
    if (entries.size <= mostKept) return entries
    const near = new Set(this.#around(readAhead))
    return new Map([...entries].filter(([position]) => near.has(position)))
  }

  #show(view: HistoryView): void {
    this.#view = view
    this.#listeners.notify()
  }
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

import type { Events } from '../../electron/shared/contract'
import type { QueueState, ShownUpload, Upload } from '../../electron/shared/uploads/upload'
import type { PageBridge } from '../api'
import { Listeners } from './listeners'
import { RunningOverview, type Overview } from './overview'

type UploadsChanged = Events['uploadsChanged']
type UploadsBridge = Pick<PageBridge, 'on' | 'listUploads' | 'readUploads'>

/** Few enough to cross the bridge without a noticeable delay. */
const maxReadAtOnce = 500

/** Runs work in a later task, so that the page can respond first. */
type Later = (work: () => void) => void

const inNextTask: Later = (work) => void setTimeout(work, 0)

/**
 * The uploads as main holds them. A single upload, the order of all, and the totals can be watched separately, so
 * that one change among thousands redraws one row. Listeners are called in the task after the one that took in a
 * change: with hundreds of uploads, both take time.
 */
export class UploadsStore {
  readonly #uploads = new Map<string, ShownUpload>()
  /** Ids are never reused, so that an event that arrives after a removal has no effect. */
  readonly #removed = new Set<string>()
  readonly #rows = new Map<string, Listeners>()
  readonly #orderListeners = new Listeners()
  readonly #overviewListeners = new Listeners()
  readonly #later: Later
  /** Uploads whose listeners have not been called yet. */
  readonly #pending = new Set<string>()
  #isOrderPending = false
  #isScheduled = false
  #order: readonly string[] = []
  #queue: QueueState = { paused: false, holds: [] }
  readonly #sums = new RunningOverview()
  #overview: Overview | undefined

  private constructor(later: Later) {
    this.#later = later
  }

  /** Subscribes first, then reads: changes in between are not lost, and the newer revision counts. */
  static async open(bridge: UploadsBridge, later: Later = inNextTask): Promise<UploadsStore> {
    const store = new UploadsStore(later)
    bridge.on('uploadsChanged', (event) => store.#change(event))
    const queueBefore = store.#queue
    const { ids, queue } = await bridge.listUploads()
    for (let at = 0; at < ids.length; at += maxReadAtOnce) {
      const uploads = await bridge.readUploads(ids.slice(at, at + maxReadAtOnce))
      for (const upload of uploads) store.#accept(upload)
    }
    store.#begin(ids, store.#queue === queueBefore ? queue : store.#queue)
    return store
  }

  readonly subscribeToOrder = this.#orderListeners.subscribe
  readonly subscribeToOverview = this.#overviewListeners.subscribe

  /** Watches one upload. */
  subscribeTo(id: string, listener: () => void): () => void {
    const listeners = this.#rows.get(id) ?? new Listeners()
    this.#rows.set(id, listeners)
    const unsubscribe = listeners.subscribe(listener)
    return () => {
      unsubscribe()
      if (listeners.isEmpty && this.#rows.get(id) === listeners) this.#rows.delete(id)
    }
  }

  readonly readOrder = (): readonly string[] => this.#order

  readonly readOverview = (): Overview => {
    this.#overview ??= this.#sums.read(this.#queue, () => this.#inOrder())
    return this.#overview
  }

  read(id: string): ShownUpload | undefined {
    return this.#uploads.get(id)
  }

  #inOrder(): readonly Upload[] {
    return this.#order.flatMap((id) => this.#uploads.get(id) ?? [])
  }

  /** Uses the snapshot's order; uploads that events have added in the meantime follow. */
  #begin(ids: readonly string[], queue: QueueState): void {
    const early = this.#order
    const seen = new Set(ids)
    this.#order = [...ids.filter((id) => this.#uploads.has(id)), ...early.filter((id) => !seen.has(id))]
    this.#queue = queue
    this.#overview = undefined
  }

  #change({ changed, removed, queue }: UploadsChanged): void {
    const added = changed.filter(({ id }) => !this.#uploads.has(id) && !this.#removed.has(id))
    const accepted = changed.filter((upload) => this.#accept(upload))
    const gone = removed.filter((id) => this.#remove(id))
    if (added.length > 0 || gone.length > 0) {
      const all = [...this.#order, ...new Set(added.map(({ id }) => id))]
      this.#order = gone.length === 0 ? all : all.filter((id) => this.#uploads.has(id))
      this.#isOrderPending = true
    }
    // Most events repeat it: keeping the same object avoids a redraw.
    if (JSON.stringify(queue) !== JSON.stringify(this.#queue)) this.#queue = queue
    this.#overview = undefined
    for (const { id } of accepted) this.#pending.add(id)
    for (const id of gone) this.#pending.add(id)
    if (this.#isScheduled) return
    this.#isScheduled = true
    this.#later(() => this.#notify())
  }

  #notify(): void {
    this.#isScheduled = false
    if (this.#isOrderPending) this.#orderListeners.notify()
    this.#isOrderPending = false
    const pending = [...this.#pending]
    this.#pending.clear()
    for (const id of pending) this.#rows.get(id)?.notify()
    this.#overviewListeners.notify()
  }

  /** Stores the upload unless it is outdated. Returns whether it did. */
  #accept(upload: ShownUpload): boolean {
    const known = this.#uploads.get(upload.id)
    if (this.#removed.has(upload.id)) return false
    if (known !== undefined && known.revision >= upload.revision) return false
    if (known !== undefined) this.#sums.subtract(known)
    this.#sums.add(upload)
    this.#uploads.set(upload.id, upload)
    return true
  }

  #remove(id: string): boolean {
    this.#removed.add(id)
    const known = this.#uploads.get(id)
    if (known !== undefined) this.#sums.subtract(known)
    return this.#uploads.delete(id)
  }
}

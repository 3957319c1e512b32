import type { ImageBytes } from '../../shared/uploads/image-bytes'
import type { Failure } from '../../shared/failures/failure'
import type { Result } from '../../shared/result'
import { isFinished, type QueueState } from '../../shared/uploads/upload'
import type { EntryChanges } from '../history/changes/entry-changes'
import type { History } from '../ports/history'
import type { LinkRenewer } from '../links/link-renewer'
import { neverAborted } from '../aborted'
import type { OpenDestination } from '../open-destination'
import { isSameBucket, type BucketLocation } from '../bucket-location'
import type { Pace } from './attempt/send/pace'
import { keyOf } from './attempt/key/key-of'
import { reserveKey } from './attempt/key/reserve-key'
import type { BatchOrigin } from './batches/batch-watcher'
import type { UndoBatch } from './batches/undo-batch'
import type { EngineChoices } from './engine-choices'
import { buildEngineParts, type EngineParts } from './engine-parts'
import type { EnginePorts } from './engine-ports'
import type { IntakeOptions, IntakeResult, KeptImage } from './intake/intake'
import type { LeftoverSweeper } from './journal/leftover-sweeper'
import type { Slices } from '../slices'
import type { UploadQueue } from './queue/upload-queue'
import { removeUploads } from './remove-uploads'
import type { UploadList } from './upload-list'

export interface UploadOptions extends IntakeOptions {
  /** The window unless said. */
  readonly origin?: BatchOrigin
}

/** The whole path from intake to history, for every door: window, tray, command line. */
export class Engine {
  readonly list: UploadList
  readonly queue: UploadQueue
  readonly undo: UndoBatch
  /** Shared by all that changes finished uploads' objects. */
  readonly changes: EntryChanges
  readonly linkRenewer: LinkRenewer
  /** Removes what abandoned uploads have left at the server. */
  readonly leftovers: LeftoverSweeper
  /** Limits the bytes per second of all uploads together. */
  readonly pace: Pace
  /** Shared by all that is done to a great many uploads or entries. */
  readonly slices: Slices
  readonly #parts: EngineParts
  readonly #history: Pick<History, 'forget' | 'setAltText'>
  readonly #wasHistoryDamaged: boolean

  constructor(ports: EnginePorts, choices: EngineChoices) {
    const parts = buildEngineParts(ports, choices, (ids) => this.forgetDeleted(ids))
    this.list = parts.list
    this.queue = parts.queue
    this.undo = parts.undo
    this.changes = parts.changes
    this.linkRenewer = parts.linkRenewer
    this.leftovers = parts.leftovers
    this.pace = parts.pace
    this.slices = parts.slices
    this.#parts = parts
    this.#history = ports.history
    this.#wasHistoryDamaged = choices.wasHistoryDamaged ?? false
  }

  get state(): QueueState {
    const { refusal } = this.#parts.keeper
    return { ...this.queue.state, ...(refusal && { unwritten: refusal }) }
  }

  /** Continues the unfinished uploads of earlier runs, in the order in which they were accepted. */
  start(): void {
    const isHistoryWhole = !this.#wasHistoryDamaged || this.#parts.keeper.recover()
    const { restored, abandoned } = this.#parts.earlier.restore(isHistoryWhole)
    this.leftovers.sweep(abandoned)
    this.queue.enqueue(restored)
  }

  async uploadPaths(
    paths: readonly string[],
    destinationId: string,
    options: UploadOptions = {},
  ): Promise<Result<IntakeResult, Failure>> {
    return this.#watched(await this.#parts.intake.acceptPaths(paths, destinationId, options), options.origin)
  }

  async uploadBytes(
    images: readonly ImageBytes[],
    destinationId: string,
    options: UploadOptions = {},
  ): Promise<Result<IntakeResult, Failure>> {
    return this.#watched(await this.#parts.intake.acceptBytes(images, destinationId, options), options.origin)
  }

  /** Uploads images that are already in the spool. From now on the engine releases them. */
  async uploadKept(
    images: readonly KeptImage[],
    destinationId: string,
    options: UploadOptions = {},
  ): Promise<Result<IntakeResult, Failure>> {
    return this.#watched(await this.#parts.intake.acceptKept(images, destinationId, options), options.origin)
  }

  /** Opens a destination with the connection that all uploads to it share. */
  open(destinationId: string): Result<OpenDestination, Failure> {
    return this.#parts.destinations.open(destinationId)
  }

  /** Opens a bucket with the credentials of a destination that names, or named, its server. */
  openAt(destinationId: string, location: BucketLocation): Result<OpenDestination, Failure> {
    return this.#parts.destinations.openAt(destinationId, location)
  }

  /**
   * Changes or deletes a destination. What unfinished uploads have left at its former server is removed all the same, and
   * those that it held go on.
   */
  changeDestination<Changed, Problem>(
    id: string,
    change: () => Result<Changed, Problem>,
  ): Result<Changed, Problem> {
    this.#parts.destinations.keepForCleanUp(id)
    const changed = change()
    if (changed.ok) this.queue.releaseDestination(id)
    return changed
  }

  /** Keeps uploads from taking a key. Returns what lets them have it again; undefined if one is on its way to it. */
  reserveKey(location: BucketLocation, key: string): (() => void) | undefined {
    return reserveKey({ keys: this.#parts.keys, list: this.list }, location, key)
  }

  /** Cancels all uploads, and takes in no more of what has been given so far. */
  cancelAll(): void {
    this.#parts.intake.cancel()
    this.queue.cancelAll()
  }

  clearFinished(): void {
    this.#remove(() => this.list.idsWhere(isFinished))
  }

  /** Sets an image's alt text for links made from now on; an empty one means the file's name. */
  setAltText(id: string, altText: string): Result<null, Failure> {
    this.list.setAltText(id, altText)
    return this.#history.setAltText(id, altText)
  }

  /** Whether a finished upload is still to be written into the history, which happens a moment after its end. */
  isPending(id: string): boolean {
    return this.#parts.keeper.isPending(id)
  }

  /** Writes pending changes at once, so that the history has all finished uploads. */
  flush(): void {
    this.#parts.keeper.flush()
  }

  /** Removes entries from the history. Their objects stay, but the same bytes are no longer recognised. */
  forgetEntries(ids: readonly string[]): Result<null, Failure> {
    this.#parts.duplicates.forget(ids)
    return this.#history.forget(ids)
  }

  /** The objects of these uploads were deleted: list, history and journal no longer know them. */
  forgetDeleted(ids: readonly string[]): Result<null, Failure> {
    removeUploads(this.list, ids)
    this.#parts.keeper.forget(ids)
    const forgotten = this.forgetEntries(ids)
    if (!forgotten.ok) this.#parts.keeper.forgetLater(ids)
    this.#parts.keeper.flush()
    return forgotten
  }

  /** Removes from the list those of these uploads that are finished. */
  remove(ids: readonly string[]): void {
    this.#remove(() => ids)
  }

  /** Connects to a destination ahead of time, while the person still holds files over the window. */
  preconnect(destinationId: string): void {
    const opened = this.#parts.destinations.open(destinationId)
    if (opened.ok) void opened.value.store.bucketRegion(neverAborted())
  }

  /** Keys in a bucket under which there may be objects of uploads that are not done, and that may remove them again. */
  keysInUse(location: BucketLocation): readonly string[] {
    const ids = this.list.idsWhere(({ status, hasBegun }) => hasBegun === true && status.state !== 'done')
    const begun = this.list
      .read(ids)
      .filter(({ plan: { sentTo } }) => sentTo !== undefined && isSameBucket(sentTo, location))
    return [...begun.map(({ plan }) => keyOf(plan)), ...this.leftovers.pending.keysIn(location)]
  }

  /** To be called when the computer goes to sleep. */
  suspend(): void {
    this.queue.suspend()
  }

  /** To be called when the computer is awake again: connections from before its sleep are dead. */
  wake(): void {
    this.#parts.destinations.dispose()
    this.queue.wake()
  }

  /**
   * Waits until all inputs are in the journal; gives up if the disk yields nothing for some seconds.
   *
   * @param onSlow called once if it takes longer than that
   */
  finishIntake(onSlow: () => void): Promise<void> {
    return this.#parts.intake.finish(onSlow)
  }

  /** Journals what is unfinished, so that the next start can continue, and closes all connections. */
  async dispose(): Promise<void> {
    this.#parts.slices.finish()
    await Promise.all([this.queue.dispose(), this.undo.dispose()])
    this.#parts.intake.end()
    this.#parts.conditions.dispose()
    this.leftovers.dispose()
    this.#parts.keeper.dispose()
    this.#parts.batches.dispose()
    this.#parts.destinations.dispose()
  }

  #remove(ids: () => readonly string[]): void {
    this.#parts.slices.run({
      ids,
      slice: (slice) => this.list.remove(slice),
      end: () => this.queue.releaseIdle(),
    })
  }

  #watched(
    taken: Result<IntakeResult, Failure>,
    origin: BatchOrigin = 'window',
  ): Result<IntakeResult, Failure> {
    if (taken.ok) this.#parts.batches.watch(taken.value.batchId, taken.value.uploadIds, origin)
    return taken
  }
}

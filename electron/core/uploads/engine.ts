import type { ImageBytes } from '../../shared/uploads/image-bytes'
import type { Failure } from '../../shared/failures/failure'
import type { Result } from '../../shared/result'
import { isFinished, type QueueState } from '../../shared/uploads/upload'
import { EntryChanges } from '../history/entry-changes'
import type { History } from '../history-ports'
import { LinkRenewer } from '../links/link-renewer'
import type { OpenDestination } from './attempt/attempt-needs'
import type { BucketLocation } from './attempt/bucket-location'
import { Conditions } from './attempt/conditions'
import { Duplicates } from './attempt/duplicates'
import { ExplainedAttempts } from './attempt/explained-attempts'
import { KeyRegistry } from './attempt/key-registry'
import { Pace } from './attempt/pace'
import { reserveKey } from './attempt/reserve-key'
import { Withdrawals } from './attempt/withdrawals'
import { BatchWatcher, type BatchOrigin } from './batches/batch-watcher'
import { UndoBatch } from './batches/undo-batch'
import { Intake, type IntakeResult, type KeptImage, type IntakeOptions } from './intake/intake'
import { EarlierUploads } from './journal/earlier-uploads'
import { JournalKeeper } from './journal/journal-keeper'
import { LeftoverSweeper } from './journal/leftover-sweeper'
import { Slices } from './queue/slices'
import { UploadQueue } from './queue/upload-queue'
import { goesElsewhere, keptBytesFor, otherDestinationFor } from './changed-destinations'
import type { EngineChoices } from './engine-choices'
import type { EnginePorts } from './engine-ports'
import { OpenDestinations } from './open-destinations'
import { removeUploads } from './remove-uploads'
import { UploadList } from './upload-list'
import { neverAborted } from '../aborted'

export interface UploadOptions extends IntakeOptions {
  /** The window unless said. */
  readonly origin?: BatchOrigin
}

/** The most bytes of images, all together, that wait in memory for the network. */
const maxKeptInAllBytes = 16 * 1024 ** 2

/** The whole path from intake to history, for every door: window, tray, command line. */
export class Engine {
  readonly list: UploadList
  readonly queue: UploadQueue
  readonly undo: UndoBatch
  /** Shared by all that changes finished uploads' objects. */
  readonly changes = new EntryChanges()
  readonly links: LinkRenewer
  /** Removes what abandoned uploads have left at the server. */
  readonly leftovers: LeftoverSweeper
  /** Limits the bytes per second of all uploads together. */
  readonly pace: Pace
  readonly #batches: BatchWatcher
  readonly #intake: Intake
  readonly #keeper: JournalKeeper
  readonly #destinations: OpenDestinations
  readonly #conditions: Conditions
  readonly #slices: Slices
  readonly #earlier: EarlierUploads
  readonly #duplicates: Duplicates
  readonly #keys: KeyRegistry
  readonly #history: History
  readonly #wasHistoryDamaged: boolean

  constructor(ports: EnginePorts, choices: EngineChoices) {
    const list = new UploadList(ports.journal, (record) => keptBytesFor(record, choices))
    const keys = new KeyRegistry(() => list.briefs)
    const withdrawals = new Withdrawals()
    this.list = list
    this.#keys = keys
    this.#history = ports.history
    this.#wasHistoryDamaged = choices.wasHistoryDamaged ?? false
    this.#destinations = new OpenDestinations(ports.stores, choices.targetOf)
    this.#conditions = new Conditions(ports.traits)
    this.#duplicates = new Duplicates({
      history: ports.history,
      isWanted: choices.reuseEarlierLinks,
      isBeingDeleted: (id) => this.undo.isBeingDeleted(id) || choices.isBeingDeleted?.(id) === true,
      briefOf: (id) => list.brief(id),
    })
    this.#slices = new Slices(ports.clock)
    this.pace = new Pace(ports.clock, choices.bytesPerSecondLimit)
    const shared = {
      ...ports,
      ...choices,
      list,
      keys,
      withdrawals,
      changes: this.changes,
      conditions: this.#conditions,
      duplicates: this.#duplicates,
      slices: this.#slices,
      pace: this.pace,
      open: (id: string) => this.#destinations.open(id),
      openAt: (id: string, location: BucketLocation) => this.#destinations.openAt(id, location),
      nameDestination: (id: string) => {
        const target = choices.targetOf(id)
        return target.ok ? target.value : { name: '', bucket: '' }
      },
    }
    this.#earlier = new EarlierUploads(shared)
    this.queue = new UploadQueue({
      ...shared,
      attempt: (id, signal) => withdrawals.after(id, () => attempts.attempt(id, signal)),
      goesElsewhere: (id) => goesElsewhere(list.get(id), choices),
      otherDestinationFor: (upload) => otherDestinationFor(upload, choices),
      onStateChange: choices.onQueueChange,
    })
    const attempts = new ExplainedAttempts({
      ...shared,
      maxKeptBytes: () => maxKeptInAllBytes / choices.parallelUploads(),
      slots: this.queue.slots,
      onPartStored: (id) => this.queue.partStored(id),
      isFromEarlierRun: (id) => this.#earlier.has(id),
    })
    this.leftovers = new LeftoverSweeper(shared)
    this.#batches = new BatchWatcher(list, choices.onBatchFinished)
    this.#intake = new Intake({ ...shared, queue: this.queue })
    this.undo = new UndoBatch({
      ...shared,
      forget: (ids) => this.forgetDeleted(ids),
      cancelProbe: (fields) => this.#conditions.cancel(fields),
    })
    this.links = new LinkRenewer(shared)
    this.#keeper = new JournalKeeper({
      ...shared,
      wantsHashes: choices.reuseEarlierLinks,
      onRefusalChange: choices.onQueueChange,
    })
  }

  get state(): QueueState {
    const { refusal } = this.#keeper
    return { ...this.queue.state, ...(refusal && { unwritten: refusal }) }
  }

  /** Continues the unfinished uploads of earlier runs, in the order in which they were accepted. */
  start(): void {
    const isHistoryWhole = !this.#wasHistoryDamaged || this.#keeper.recover()
    const { restored, abandoned } = this.#earlier.restore(isHistoryWhole)
    this.leftovers.sweep(abandoned)
    this.queue.enqueue(restored)
  }

  async uploadPaths(
    paths: readonly string[],
    destinationId: string,
    options: UploadOptions = {},
  ): Promise<Result<IntakeResult, Failure>> {
    return this.#watched(await this.#intake.acceptPaths(paths, destinationId, options), options.origin)
  }

  async uploadBytes(
    images: readonly ImageBytes[],
    destinationId: string,
    options: UploadOptions = {},
  ): Promise<Result<IntakeResult, Failure>> {
    return this.#watched(await this.#intake.acceptBytes(images, destinationId, options), options.origin)
  }

  /** Uploads images that are already in the spool. From now on the engine releases them. */
  async uploadKept(
    images: readonly KeptImage[],
    destinationId: string,
    options: UploadOptions = {},
  ): Promise<Result<IntakeResult, Failure>> {
    return this.#watched(await this.#intake.acceptKept(images, destinationId, options), options.origin)
  }

  /** Opens a destination with the connection that all uploads to it share. */
  open(destinationId: string): Result<OpenDestination, Failure> {
    return this.#destinations.open(destinationId)
  }

  /** To be called before a destination changes or is deleted: what unfinished uploads have left there is removed. */
  keepForCleanUp(destinationId: string): void {
    this.#destinations.keepForCleanUp(destinationId)
  }

  /** Keeps uploads from taking a key. Returns false if one is being sent to it right now. */
  reserveKey(location: BucketLocation, key: string): boolean {
    return reserveKey({ keys: this.#keys, list: this.list }, location, key)
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
    return this.#keeper.isPending(id)
  }

  /** Writes pending changes at once, so that the history has all finished uploads. */
  flush(): void {
    this.#keeper.flush()
  }

  /** Removes entries from the history. Their objects stay, but the same bytes are no longer recognised. */
  forgetEntries(ids: readonly string[]): Result<null, Failure> {
    this.#duplicates.forget(ids)
    return this.#history.forget(ids)
  }

  /** The objects of these uploads were deleted: list, history and journal no longer know them. */
  forgetDeleted(ids: readonly string[]): Result<null, Failure> {
    removeUploads(this.list, ids)
    this.#keeper.forget(ids)
    const forgotten = this.forgetEntries(ids)
    if (!forgotten.ok) this.#keeper.forgetLater(ids)
    this.#keeper.flush()
    return forgotten
  }

  /** Removes from the list those of these uploads that are finished. */
  remove(ids: readonly string[]): void {
    this.#remove(() => ids)
  }

  /** Connects to a destination ahead of time, while the person still holds files over the window. */
  preconnect(destinationId: string): void {
    const opened = this.#destinations.open(destinationId)
    if (opened.ok) void opened.value.store.bucketRegion(neverAborted())
  }

  /** To be called when the computer goes to sleep. */
  suspend(): void {
    this.queue.suspend()
  }

  /** To be called when the computer is awake again: connections from before its sleep are dead. */
  wake(): void {
    this.#destinations.dispose()
    this.queue.wake()
  }

  /**
   * Waits until all inputs are in the journal; gives up if the disk yields nothing for some seconds.
   *
   * @param onSlow called once if it takes longer than that
   */
  finishIntake(onSlow: () => void): Promise<void> {
    return this.#intake.finish(onSlow)
  }

  /** Journals what is unfinished, so that the next start can continue, and closes all connections. */
  async dispose(): Promise<void> {
    this.#slices.finish()
    await Promise.all([this.queue.dispose(), this.undo.dispose()])
    this.#intake.end()
    this.#conditions.dispose()
    this.leftovers.dispose()
    this.#keeper.dispose()
    this.#batches.dispose()
    this.#destinations.dispose()
  }

  #remove(ids: () => readonly string[]): void {
    this.#slices.run({
      ids,
      slice: (slice) => this.list.remove(slice),
      end: () => this.queue.releaseIdle(),
    })
  }

  #watched(
    taken: Result<IntakeResult, Failure>,
    origin: BatchOrigin = 'window',
  ): Result<IntakeResult, Failure> {
    if (taken.ok) this.#batches.watch(taken.value.batchId, taken.value.uploadIds, origin)
    return taken
  }
}

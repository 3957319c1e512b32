import { isOfDamage, type Failure } from '../../../shared/failures/failure'
import type { HistoryEntry } from '../../../shared/history/history'
import { problem, success, type Result } from '../../../shared/result'
import type { FinishedUpload, History } from '../../ports/history'
import type { Clock } from '../../ports/clock'
import type { Files } from '../../ports/files'
import type { JournalRecord } from '../../ports/journal'
import type { UploadList } from '../upload-list'

export interface HistoryKeeperNeeds {
  readonly list: Pick<UploadList, 'get'>
  readonly history: Pick<History, 'add' | 'find' | 'forget' | 'noteBytes'>
  readonly files: Pick<Files, 'sha256'>
  readonly clock: Pick<Clock, 'now'>
  /** The endpoint is absent if the destination was deleted. */
  readonly nameDestination: (id: string) => {
    readonly name: string
    readonly bucket: string
    readonly endpoint?: string
  }
  /** Whether hashes are wanted, to recognise the same bytes later. */
  readonly wantsHashes: () => boolean
  readonly onHistoryChange: () => void
}

/**
 * Writes each finished upload into the history once, when it ends: a later change to the upload must not bring
 * back an entry that the person, or its age, has removed meanwhile.
 */
export class HistoryKeeper {
  readonly #needs: HistoryKeeperNeeds
  readonly #ending = new AbortController()
  /** Finished uploads that are not in the history yet. */
  readonly #pending = new Set<string>()
  /** Those of them that have left the list, with all that the history needs. */
  readonly #gone = new Map<string, FinishedUpload>()
  /** Entries of deleted objects that the disk had no room to forget. */
  readonly #deleted = new Set<string>()
  /** Files that are being read for their hash, by path. */
  readonly #reading = new Map<string, Promise<unknown>>()
  /** Why the history does not take everything during this run. */
  #damage: Failure | undefined

  constructor(needs: HistoryKeeperNeeds) {
    this.#needs = needs
  }

  /** To be called when an upload has finished. */
  expect(id: string): void {
    this.#pending.add(id)
  }

  /** Remembers an upload that leaves the list, if the history does not have it yet. */
  remember(record: JournalRecord): void {
    const { id } = record.upload
    if (this.#pending.delete(id))
      for (const finished of this.#finished([record])) this.#gone.set(id, finished)
  }

  /** Their objects are gone, so the history no longer needs them. */
  forget(ids: readonly string[]): void {
    for (const id of ids) {
      this.#pending.delete(id)
      this.#gone.delete(id)
    }
  }

  /** The disk refuses to forget these entries, whose objects are gone: `writeDeleted` tries again. */
  forgetLater(ids: readonly string[]): void {
    for (const id of ids) this.#deleted.add(id)
  }

  /** Tries again to forget them; a damaged history would only refuse again. */
  writeDeleted(): Result<null, Failure> {
    if (this.#deleted.size === 0) return success(null)
    const forgotten = this.#needs.history.forget([...this.#deleted])
    if (!forgotten.ok && !isOfDamage(forgotten.problem)) return forgotten
    this.#deleted.clear()
    this.#needs.onHistoryChange()
    return success(null)
  }

  /**
   * @returns why not all of them were written, if so. If the disk is full, they are still to be written; if the
   * history is damaged, they stay pending until the next start
   */
  write(records: readonly JournalRecord[]): Result<null, Failure> {
    const { history, wantsHashes, onHistoryChange } = this.#needs
    const pending = records.filter(({ upload }) => this.#pending.has(upload.id))
    const gone = this.#damage === undefined ? [...this.#gone.values()] : []
    const ended = this.#unknown([...gone, ...this.#finished(pending)])
    const added = ended.length === 0 ? success(null) : history.add(ended)
    if (!added.ok) {
      if (isOfDamage(added.problem)) this.#damage = added.problem
      return added
    }
    if (ended.length > 0) {
      for (const { entry } of ended) {
        if (entry.sha256 === '' && wantsHashes()) void this.#hashLater(entry.id)
      }
      onHistoryChange()
    }
    for (const { upload } of pending) this.#pending.delete(upload.id)
    if (this.#damage !== undefined) return problem(this.#damage)
    this.#gone.clear()
    return success(null)
  }

  /** Whether an upload is finished, but not in the history yet. */
  isPending(id: string): boolean {
    return this.#pending.has(id) || this.#gone.has(id)
  }

  /** Resolves once the file at this path has been read for its hash; undefined if it is not being read. */
  readingOf(path: string): Promise<unknown> | undefined {
    return this.#reading.get(path)
  }

  dispose(): void {
    this.#ending.abort()
  }

  /** A large file is hashed once it is up, so that it can be recognised the next time. */
  async #hashLater(id: string): Promise<void> {
    const source = this.#needs.list.get(id)?.source
    if (source === undefined) return
    const hashing = this.#needs.files.sha256(source, this.#ending.signal)
    this.#reading.set(source.path, hashing)
    const hashed = await hashing
    this.#reading.delete(source.path)
    // The database may have been closed meanwhile.
    if (!hashed.ok || this.#ending.signal.aborted) return
    this.#needs.history.noteBytes(id, hashed.value)
  }

  /**
   * Leaves out uploads that are in the history already, which happens if a crash came before the journal was
   * written, too: their entries stay as they are.
   */
  #unknown(finished: readonly FinishedUpload[]): readonly FinishedUpload[] {
    if (finished.length === 0) return finished
    const known = new Set(this.#needs.history.find(finished.map(({ entry }) => entry.id)).map(({ id }) => id))
    return finished.filter(({ entry }) => !known.has(entry.id))
  }

  #finished(records: readonly JournalRecord[]): readonly FinishedUpload[] {
    return records.flatMap((record) => {
      const entry = this.#entryOf(record)
      return entry === undefined ? [] : [{ entry, source: record.original ?? record.source }]
    })
  }

  #entryOf({ upload, plan }: JournalRecord): HistoryEntry | undefined {
    const { status } = upload
    if (status.state !== 'done' || status.duplicateOf !== undefined) return undefined
    const destination = this.#needs.nameDestination(upload.destinationId)
    // The destination's settings may have changed while the upload was on its way.
    const { bucket, endpoint } = plan.sentTo ?? destination
    return {
      id: upload.id,
      name: upload.name,
      key: status.key,
      url: status.url,
      ...(status.linkEndsAt === undefined ? {} : { linkEndsAt: status.linkEndsAt }),
      etag: status.etag,
      contentType: upload.contentType,
      ...(upload.dimensions && { dimensions: upload.dimensions }),
      ...(upload.altText !== undefined && { altText: upload.altText }),
      sizeBytes: upload.sizeBytes,
      destinationId: upload.destinationId,
      destinationName: destination.name,
      bucket,
      ...(endpoint !== undefined && { endpoint }),
      sha256: plan.sha256,
      uploadedAt: status.finishedAt ?? this.#needs.clock.now(),
    }
  }
}

import type { Failure } from '../../shared/failure'
import type { HistoryEntry } from '../../shared/history'
import { success, type Result } from '../../shared/result'
import type { Clock, Files, FinishedUpload, History, JournalRecord } from '../ports'
import type { UploadList } from './upload-list'

export interface HistoryKeeperNeeds {
  readonly list: Pick<UploadList, 'get' | 'brief'>
  readonly history: History
  readonly files: Pick<Files, 'sha256'>
  readonly clock: Pick<Clock, 'now'>
  /** Without an endpoint where the destination is gone. */
  readonly nameDestination: (id: string) => {
    readonly name: string
    readonly bucket: string
    readonly endpoint?: string
  }
  /** Whether hashes serve: to recognise the same bytes later. */
  readonly wantsHashes: () => boolean
  readonly onHistoryChange: () => void
}

/** Writes into the history what is done, each once. */
export class HistoryKeeper {
  readonly #needs: HistoryKeeperNeeds
  readonly #ending = new AbortController()
  /** Off the list before the history had them. */
  #owed: FinishedUpload[] = []
  /** Taken out by the person while their rows are still on the list. */
  readonly #forgotten = new Set<string>()

  constructor(needs: HistoryKeeperNeeds) {
    this.#needs = needs
  }

  /** Remembers an upload that leaves the list, if it is done. */
  remember(record: JournalRecord): void {
    this.#owed.push(...this.#finished([record]))
  }

  /** @returns why the disk took none of them, if so: then they are still to be written */
  write(records: readonly JournalRecord[]): Result<null, Failure> {
    const { history, wantsHashes, onHistoryChange } = this.#needs
    const ended = this.#unknown([...this.#owed, ...this.#finished(records)])
    if (ended.length > 0) {
      const added = history.add(ended)
      if (!added.ok) return added
      for (const { entry } of ended) {
        if (entry.sha256 === '' && wantsHashes()) void this.#hashLater(entry.id)
      }
      onHistoryChange()
    }
    this.#owed = []
    return success(null)
  }

  /** Takes entries out for good, whatever is said of their uploads later. */
  forget(ids: readonly string[]): void {
    for (const id of ids) if (this.#needs.list.brief(id) !== undefined) this.#forgotten.add(id)
    this.#needs.history.forget(ids)
  }

  dispose(): void {
    this.#ending.abort()
  }

  /** A large file is hashed once it is up, so that it can be recognised the next time. */
  async #hashLater(id: string): Promise<void> {
    const path = this.#needs.list.get(id)?.source.path
    if (path === undefined) return
    const hashed = await this.#needs.files.sha256(path, this.#ending.signal)
    if (hashed.ok) this.#needs.history.noteBytes(id, hashed.value)
  }

  /** Those that the history does not have yet: what has been done with its entries since is not undone. */
  #unknown(finished: readonly FinishedUpload[]): readonly FinishedUpload[] {
    if (finished.length === 0) return finished
    const known = new Set(this.#needs.history.find(finished.map(({ entry }) => entry.id)).map(({ id }) => id))
    const anew = finished.filter(({ entry: { id } }) => !known.has(id) && !this.#forgotten.has(id))
    return [...new Map(anew.map((each) => [each.entry.id, each])).values()]
  }

  #finished(records: readonly JournalRecord[]): readonly FinishedUpload[] {
    return records.flatMap((record) => {
      const entry = this.#entryOf(record)
      return entry === undefined ? [] : [{ entry, source: record.source }]
    })
  }

  #entryOf({ upload, plan }: JournalRecord): HistoryEntry | undefined {
    const { status } = upload
    if (status.state !== 'done' || status.duplicateOf !== undefined) return undefined
    // The history has it, and has been told of the new link.
    if (status.renewedAt !== undefined) return undefined
    const destination = this.#needs.nameDestination(upload.destinationId)
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
      bucket: destination.bucket,
      ...(destination.endpoint !== undefined && { endpoint: destination.endpoint }),
      sha256: plan.sha256,
      uploadedAt: this.#needs.clock.now(),
    }
  }
}

import type { UploadBrief, UploadState } from '../../shared/upload'
import type { Clock, Files, FinishedUpload, History, Journal, JournalRecord, Spool } from '../ports'
import type { HistoryEntry } from '../../shared/history'
import type { UploadList } from './upload-list'

export interface JournalKeeperNeeds {
  readonly list: UploadList
  readonly journal: Journal
  readonly history: History
  readonly spool: Spool
  readonly files: Pick<Files, 'sha256'>
  readonly clock: Clock
  readonly nameDestination: (id: string) => { readonly name: string; readonly bucket: string }
  /** Whether hashes serve: to recognise the same bytes later. */
  readonly wantsHashes: () => boolean
  readonly onHistoryChange: () => void
}

const gatherMilliseconds = 50
/** Whatever thousands do at once, such as being cancelled, no more of them wait in memory. */
const mostUnwritten = 500

/** What the next start takes up as waiting need not be told of again and again. */
const onItsWay: readonly UploadState[] = ['preparing', 'uploading', 'retrying']

/** What was just accepted is written down by the intake. */
function isToBeWritten({ upload: { status, revision } }: JournalRecord): boolean {
  return revision > 1 && !onItsWay.includes(status.state)
}

/**
 * Writes down how uploads end: in the journal, so that a restart goes on where this run stopped, and
 * in the history. Changes that come close together share one transaction; progress is not written.
 */
export class JournalKeeper {
  readonly #needs: JournalKeeperNeeds
  readonly #removed = new Set<string>()
  readonly #stopListening: () => void
  readonly #ending = new AbortController()
  #callOff: (() => void) | undefined

  constructor(needs: JournalKeeperNeeds) {
    this.#needs = needs
    this.#stopListening = needs.list.listen({
      changed: (upload) => this.#note(upload),
      removed: ({ id, status }) => {
        this.#removed.add(id)
        if (status.state !== 'done') this.#releaseSpooled(id)
        this.#soon()
      },
    })
  }

  flush(): void {
    this.#callOff?.()
    this.#callOff = undefined
    const { journal, list, history, onHistoryChange } = this.#needs
    const late = list.acceptedLate
    if (late.length > 0 && journal.record(late).ok) list.recorded(late)
    const records = [...list.unwritten.values()].filter(
      (record) => isToBeWritten(record) && !list.isUnrecorded(record.upload.id),
    )
    const ended = this.#endedAnew(records)
    // Before the journal: an end that a power cut leaves there stands in the history as well.
    if (ended.length > 0) history.add(ended)
    // What was stored, the server can tell; what the person decided or has to know, only the disk.
    const isSure = records.some(({ upload }) => upload.status.state !== 'done')
    const isWritten = isSure ? journal.update(records) : records.length > 0 && journal.note(records)
    if (isWritten) list.written(records)
    for (const { entry } of ended) {
      if (entry.sha256 === '' && this.#needs.wantsHashes()) void this.#hashLater(entry.id)
    }
    if (this.#removed.size > 0) journal.forget([...this.#removed])
    this.#removed.clear()
    if (ended.length > 0) onHistoryChange()
  }

  dispose(): void {
    this.#stopListening()
    this.#ending.abort()
    this.flush()
  }

  #note({ id, status: { state } }: UploadBrief): void {
    const record = this.#needs.list.unwritten.get(id)
    if (record === undefined || !isToBeWritten(record)) return
    if (state === 'done') this.#releaseSpooled(id)
    if (this.#needs.list.unwritten.size > mostUnwritten) this.flush()
    else this.#soon()
  }

  #releaseSpooled(id: string): void {
    const path = this.#needs.list.get(id)?.source.path
    if (path !== undefined && this.#needs.spool.owns(path)) void this.#needs.spool.release(path)
  }

  /** A large file is hashed once it is up, so that it can be recognised the next time. */
  async #hashLater(id: string): Promise<void> {
    const path = this.#needs.list.get(id)?.source.path
    if (path === undefined) return
    const hashed = await this.#needs.files.sha256(path, this.#ending.signal)
    if (hashed.ok) this.#needs.history.noteBytes(id, hashed.value)
  }

  #soon(): void {
    this.#callOff ??= this.#needs.clock.after(gatherMilliseconds, () => this.flush())
  }

  /** Those that the history does not have yet: what has been done with its entries since is not undone. */
  #endedAnew(records: readonly JournalRecord[]): readonly FinishedUpload[] {
    const finished = records.flatMap((record) => {
      const entry = this.#entryOf(record)
      return entry === undefined ? [] : [{ entry, source: record.source }]
    })
    if (finished.length === 0) return finished
    const known = new Set(this.#needs.history.find(finished.map(({ entry }) => entry.id)).map(({ id }) => id))
    return finished.filter(({ entry }) => !known.has(entry.id))
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
      sha256: plan.sha256,
      uploadedAt: this.#needs.clock.now(),
    }
  }
}

import { briefOf, isFinished, type Upload, type UploadBrief } from '../../shared/uploads/upload'
import { RunningTotals, type Totals } from '../../shared/uploads/totals'
import type { Journal, JournalRecord } from '../ports/journal'
import { withoutKey } from './attempt/key/without-key'
import { multipartThresholdBytes } from './attempt/parts/multipart-plan'
import { keptBytesOf } from './attempt/parts/own-multipart'
import type { PreparedCopy } from './attempt/prepare/make-copy'
import { asAccepted, upToDate, withOriginal } from './changed-records'
import { UploadRecords } from './upload-records'
import { canHappen, nextStatus, type UploadEvent } from './upload-status'

/** Called for each change: with an upload as it is now, or before it is removed. */
export interface UploadListListener {
  /** @param former undefined if the upload is new on the list */
  changed(brief: UploadBrief, former: UploadBrief | undefined): void
  /** Called while the upload can still be read. */
  removed(brief: UploadBrief): void
}

/**
 * All uploads in the order they were accepted, each changed only through the state machine. Memory holds a brief
 * of every upload, and `UploadRecords` what else is known of it.
 */
export class UploadList {
  readonly #records: UploadRecords
  readonly #briefs = new Map<string, UploadBrief>()
  readonly #listeners = new Set<UploadListListener>()
  readonly #totals = new RunningTotals()

  /** How much of an upload's file is stored where it goes. */
  readonly keptBytesOf: (record: JournalRecord) => number

  constructor(journal: Pick<Journal, 'read'>, keptBytes: (record: JournalRecord) => number = keptBytesOf) {
    this.#records = new UploadRecords(journal)
    this.keptBytesOf = keptBytes
  }

  /** What the journal is to be told, and has been told. Only the list itself changes records. */
  get records(): Pick<UploadRecords, 'unwritten' | 'written' | 'acceptedLate' | 'recorded' | 'isUnrecorded'> {
    return this.#records
  }

  briefOf(record: JournalRecord): UploadBrief {
    return briefOf(record.upload, this.keptBytesOf(record), record.plan.sentTo !== undefined)
  }

  listen(listener: UploadListListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get briefs(): IterableIterator<UploadBrief> {
    return this.#briefs.values()
  }

  get ids(): readonly string[] {
    return [...this.#briefs.keys()]
  }

  /** In the list's order. */
  idsWhere(fits: (brief: UploadBrief) => boolean): string[] {
    return Array.from(this.#briefs.values()).flatMap((brief) => (fits(brief) ? [brief.id] : []))
  }

  brief(id: string): UploadBrief | undefined {
    return this.#briefs.get(id)
  }

  get totals(): Totals {
    return this.#totals.read()
  }

  get(id: string): JournalRecord | undefined {
    return this.read([id])[0]
  }

  /** In the order asked for, without those that are gone. */
  read(ids: readonly string[]): readonly JournalRecord[] {
    const records = this.#records.read(ids.filter((id) => this.#briefs.has(id)))
    return ids.flatMap((id) => {
      const brief = this.#briefs.get(id)
      const record = records.get(id)
      return brief === undefined || record === undefined ? [] : [upToDate(record, brief)]
    })
  }

  add(record: JournalRecord): void {
    this.#records.change(record)
    this.#put(this.briefOf(record))
  }

  /** Adds an upload that the disk had no room for: it is not accepted, unless it is tried again. */
  addUnrecorded(record: JournalRecord): void {
    this.#records.addUnrecorded(record)
    this.#put(this.briefOf(record))
  }

  /** Adds an upload that is already in the journal. */
  restore(brief: UploadBrief): void {
    this.#put(brief)
  }

  /** Large uploads to a destination of which parts may be stored. */
  partlyStored(destinationId: string): readonly string[] {
    return this.idsWhere(
      (brief) =>
        brief.destinationId === destinationId &&
        brief.sizeBytes > multipartThresholdBytes &&
        !isFinished(brief),
    )
  }

  /** The destination of these may name another bucket now, in which other parts of them are stored, or none. */
  recount(ids: readonly string[]): void {
    for (const record of this.read(ids)) {
      const { id, revision } = record.upload
      const brief = this.briefOf(record)
      if (brief.keptBytes !== this.#briefs.get(id)?.keptBytes) this.#put({ ...brief, revision: revision + 1 })
    }
  }

  /** @returns whether the event was possible in the upload's present state */
  apply(id: string, event: UploadEvent): boolean {
    const brief = this.#briefs.get(id)
    if (brief === undefined || this.#records.isLost(id) || !canHappen(brief.status.state, event)) return false
    if (this.#onlyPausesOrWaits(brief, event)) return this.#applyToBrief(brief, event)
    const record = this.get(id)
    if (record === undefined) return this.#lose(brief)
    const status = nextStatus(record.upload.status, event)
    if (status === undefined) return false
    this.#change(record, { ...record.upload, status })
    return true
  }

  /** @param altText an empty one means the file's name */
  setAltText(id: string, altText: string): void {
    const record = this.get(id)
    if (record === undefined || this.#records.isLost(id)) return
    const { altText: _former, ...rest } = record.upload
    this.#change(record, { ...rest, ...(altText !== '' && { altText }) })
  }

  /** From now on the upload goes to another destination, of which its plan knows nothing yet. */
  redirect(id: string, destinationId: string): void {
    const record = this.get(id)
    if (record === undefined || this.#records.isLost(id)) return
    const { sentTo: _former, ...plan } = withoutKey(record.plan)
    this.#change({ ...record, plan }, { ...record.upload, destinationId })
  }

  /** Replaces an upload's plan, for example to give it its key. Nobody is told, because the page sees no plans. */
  replacePlan(id: string, plan: JournalRecord['plan']): JournalRecord | undefined {
    const record = this.get(id)
    if (record === undefined) return undefined
    const changed = { ...record, plan }
    this.#records.change(changed)
    return changed
  }

  /** The file of a refused upload turned out to be an image when it was retried. */
  replaceFile(
    id: string,
    source: JournalRecord['source'],
    found: Pick<Upload, 'contentType' | 'dimensions'>,
    plan: JournalRecord['plan'],
  ): JournalRecord | undefined {
    const record = this.get(id)
    if (record === undefined) return undefined
    this.#change({ ...record, source, plan }, { ...record.upload, ...found, sizeBytes: source.sizeBytes })
    return this.get(id)
  }

  /** From now on this file, a copy of the accepted one, is sent for the upload. */
  replaceWithCopy(
    id: string,
    { file, converted }: PreparedCopy,
    plan: JournalRecord['plan'],
  ): JournalRecord | undefined {
    const record = this.get(id)
    if (record === undefined) return undefined
    const { source, original = source, upload } = record
    const accepted = converted && { accepted: asAccepted(upload) }
    this.#change(
      { ...record, source: file, original, plan },
      { ...upload, ...accepted, ...converted, sizeBytes: file.sizeBytes },
    )
    return this.get(id)
  }

  /** Puts the accepted file back in place of its copy, which is made again if the upload is retried. */
  restoreOriginal(id: string): void {
    const record = this.get(id)
    if (record?.original === undefined) return
    this.#records.change(withOriginal(record, record.original))
  }

  /** Removes from the list those of these uploads that are finished. */
  remove(ids: readonly string[]): readonly string[] {
    return ids.filter((id) => {
      const brief = this.#briefs.get(id)
      if (brief === undefined || !isFinished(brief)) return false
      for (const listener of this.#listeners) listener.removed(brief)
      this.#totals.subtract(brief)
      this.#briefs.delete(id)
      this.#records.remove(id)
      return true
    })
  }

  /** Adds an upload or replaces its brief, and tells all listeners. */
  #put(brief: UploadBrief): void {
    const former = this.#briefs.get(brief.id)
    if (former !== undefined) this.#totals.subtract(former)
    this.#totals.add(brief)
    this.#briefs.set(brief.id, brief)
    for (const listener of this.#listeners) listener.changed(brief, former)
  }

  #change(record: JournalRecord, upload: Upload): void {
    const changed = { ...upload, revision: upload.revision + 1 }
    this.#records.change({ ...record, upload: changed })
    this.#put(this.briefOf({ ...record, upload: changed }))
  }

  /** Fails an upload whose record the journal cannot read, or it would wait forever. A finished one needs nothing. */
  #lose(brief: UploadBrief): false {
    if (brief.status.state === 'done') return false
    this.#put(this.briefOf(this.#records.lose(brief)))
    return false
  }

  /**
   * Whether an event only pauses a waiting upload or lets it wait again. The journal has it as waiting throughout,
   * so nothing is read or written when thousands are paused at once.
   */
  #onlyPausesOrWaits({ id, status: { state } }: UploadBrief, { type }: UploadEvent): boolean {
    const waits = state === 'waiting' || state === 'paused'
    return waits && (type === 'wait' || type === 'pause') && !this.#records.unwritten.has(id)
  }

  #applyToBrief(brief: UploadBrief, event: UploadEvent): boolean {
    const status = brief.status.state === 'done' ? undefined : nextStatus(brief.status, event)
    if (status === undefined) return false
    this.#put({ ...brief, status, revision: brief.revision + 1 })
    return true
  }
}

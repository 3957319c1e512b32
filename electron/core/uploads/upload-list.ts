import type { AcceptedImage, Upload, UploadBrief } from '../../shared/upload'
import { briefOf, isFinished } from '../../shared/upload'
import { RunningTotals, type Totals } from '../../shared/totals'
import type { Journal, JournalRecord } from '../ports'
import { lostRecord } from './journal/lost-record'
import type { PreparedCopy } from './attempt/prepared-copy'
import { canHappen, nextStatus } from './upload-status'
import type { UploadEvent } from './upload-status'

/** What others learn of a change: how an upload stands now, or that it is about to be gone. */
export interface UploadListListener {
  /** @param former undefined where it has come to the list */
  changed(brief: UploadBrief, former: UploadBrief | undefined): void
  /** It can still be read. */
  removed(brief: UploadBrief): void
}

/** How many waiting uploads stay whole in memory: those go first, and need not be read back from the journal. */
const mostAtHand = 256

/**
 * All uploads in the order they were accepted, each changed only through the state machine. However many
 * there are, memory holds each in brief; whole it holds those that differ from what the journal says, and
 * some that are about to go.
 */
export class UploadList {
  readonly #journal: Pick<Journal, 'read'>
  readonly #briefs = new Map<string, UploadBrief>()
  readonly #unwritten = new Map<string, JournalRecord>()
  readonly #unrecorded = new Set<string>()
  /** As the journal has them. */
  readonly #atHand = new Map<string, JournalRecord>()
  /** What the journal no longer gives back, as failed: not to be written over what may still stand there. */
  readonly #lost = new Map<string, JournalRecord>()
  readonly #listeners = new Set<UploadListListener>()
  readonly #totals = new RunningTotals()

  constructor(journal: Pick<Journal, 'read'>) {
    this.#journal = journal
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

  /** In their order. */
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

  /** In the order asked for; without those that are gone. */
  read(ids: readonly string[]): readonly JournalRecord[] {
    const elsewhere = ids.filter((id) => this.#briefs.has(id) && this.#inMemory(id) === undefined)
    const found = new Map(this.#journal.read(elsewhere).map((record) => [record.upload.id, record]))
    return ids.flatMap((id) => {
      const brief = this.#briefs.get(id)
      const record = this.#inMemory(id) ?? found.get(id)
      return brief === undefined || record === undefined ? [] : [upToDate(record, brief)]
    })
  }

  /** What the journal does not have yet as it is now. */
  get unwritten(): ReadonlyMap<string, JournalRecord> {
    return this.#unwritten
  }

  /** These stand in the journal: those that have not changed since can be read from there from now on. */
  written(records: readonly JournalRecord[]): void {
    for (const record of records) {
      const { id, status } = record.upload
      if (this.#unwritten.get(id) !== record) continue
      this.#unwritten.delete(id)
      if (status.state === 'waiting' && this.#atHand.size < mostAtHand) this.#atHand.set(id, record)
    }
  }

  add(record: JournalRecord): void {
    this.#hold(record)
    this.#put(briefOf(record.upload))
  }

  /** Adds what the disk had no room for: it is not accepted, unless it is tried again. */
  addUnrecorded(record: JournalRecord): void {
    this.#unrecorded.add(record.upload.id)
    this.add(record)
  }

  /** What is tried again and has never been in the journal. */
  get acceptedLate(): readonly JournalRecord[] {
    return [...this.#unrecorded].flatMap((id) => {
      const record = this.#unwritten.get(id)
      return record === undefined || record.upload.status.state === 'failed' ? [] : [record]
    })
  }

  /** These stand in the journal from now on. */
  recorded(records: readonly JournalRecord[]): void {
    for (const { upload } of records) this.#unrecorded.delete(upload.id)
  }

  /** Whether the journal has never had it. */
  isUnrecorded(id: string): boolean {
    return this.#unrecorded.has(id)
  }

  /** Adds what stands in the journal already. */
  restore(brief: UploadBrief): void {
    this.#put(brief)
  }

  /** @returns whether the event was possible in the upload's present state */
  apply(id: string, event: UploadEvent): boolean {
    const brief = this.#briefs.get(id)
    if (brief === undefined || this.#lost.has(id) || !canHappen(brief.status.state, event)) return false
    if (this.#isOnlyHeldUp(brief, event)) return this.#restate(brief, event)
    const record = this.get(id)
    if (record === undefined) return this.#lose(brief)
    const status = nextStatus(record.upload.status, event)
    if (status === undefined) return false
    this.#change(record, { ...record.upload, status })
    return true
  }

  /** @param altText empty lets the name speak again */
  describe(id: string, altText: string): void {
    const record = this.get(id)
    if (record === undefined || this.#lost.has(id)) return
    const { altText: _former, ...rest } = record.upload
    this.#change(record, { ...rest, ...(altText !== '' && { altText }) })
  }

  /** Puts another plan in place of an upload's, such as one with its key. Nobody is told: the page sees no plans. */
  settlePlan(id: string, plan: JournalRecord['plan']): JournalRecord | undefined {
    const record = this.get(id)
    if (record === undefined) return undefined
    const settled = { ...record, plan }
    this.#hold(settled)
    return settled
  }

  /** From now on this file is sent for an upload, a copy of the one that was accepted. */
  settleCopy(
    id: string,
    { file, drawn }: PreparedCopy,
    plan: JournalRecord['plan'],
  ): JournalRecord | undefined {
    const record = this.get(id)
    if (record === undefined) return undefined
    const { source, original = source, upload } = record
    const accepted = drawn && { accepted: asAccepted(upload) }
    this.#change(
      { ...record, source: file, original, plan },
      { ...upload, ...accepted, ...drawn, sizeBytes: file.sizeBytes },
    )
    return this.get(id)
  }

  /** What was accepted takes the place of its copy again, which is made anew if it is tried again. */
  settleOriginal(id: string): void {
    const record = this.get(id)
    if (record?.original === undefined) return
    const { original, plan, upload, ...rest } = record
    const metadata = plan.metadata === 'removed' ? { metadata: 'remove' as const } : {}
    const restored = restoredOf(upload)
    this.#hold({ ...rest, upload: restored, source: original, plan: { ...plan, sha256: '', ...metadata } })
  }

  /** Takes those of these uploads off the list that are finished. */
  remove(ids: readonly string[]): readonly string[] {
    return ids.filter((id) => {
      const brief = this.#briefs.get(id)
      if (brief === undefined || !isFinished(brief)) return false
      for (const listener of this.#listeners) listener.removed(brief)
      this.#totals.subtract(brief)
      this.#briefs.delete(id)
      this.#unwritten.delete(id)
      this.#atHand.delete(id)
      this.#lost.delete(id)
      this.#unrecorded.delete(id)
      return true
    })
  }

  /** Shows an upload as it stands now, new or in the place of how it stood, and tells everybody. */
  #put(brief: UploadBrief): void {
    const former = this.#briefs.get(brief.id)
    if (former !== undefined) this.#totals.subtract(former)
    this.#totals.add(brief)
    this.#briefs.set(brief.id, brief)
    for (const listener of this.#listeners) listener.changed(brief, former)
  }

  #change(record: JournalRecord, upload: Upload): void {
    const changed = { ...upload, revision: upload.revision + 1 }
    this.#hold({ ...record, upload: changed })
    this.#put(briefOf(changed))
  }

  /** The journal does not give its record back: it fails, else it would wait for ever. What is done needs no more. */
  #lose(brief: UploadBrief): false {
    if (brief.status.state === 'done') return false
    const record = lostRecord(brief)
    this.#lost.set(brief.id, record)
    this.#put(briefOf(record.upload))
    return false
  }

  #inMemory(id: string): JournalRecord | undefined {
    return this.#unwritten.get(id) ?? this.#atHand.get(id) ?? this.#lost.get(id)
  }

  #hold(record: JournalRecord): void {
    this.#unwritten.set(record.upload.id, record)
    this.#atHand.delete(record.upload.id)
  }

  /**
   * Whether an event only pauses what waits, or lets it go again. To the journal it waits all the while, so that
   * nothing is read or written where thousands are paused at once.
   */
  #isOnlyHeldUp({ id, status: { state } }: UploadBrief, { type }: UploadEvent): boolean {
    const waits = state === 'waiting' || state === 'paused'
    return waits && (type === 'wait' || type === 'pause') && !this.#unwritten.has(id)
  }

  #restate(brief: UploadBrief, event: UploadEvent): boolean {
    const status = brief.status.state === 'done' ? undefined : nextStatus(brief.status, event)
    if (status === undefined) return false
    this.#put({ ...brief, status, revision: brief.revision + 1 })
    return true
  }
}

function asAccepted({ sizeBytes, contentType, dimensions }: Upload): AcceptedImage {
  return { sizeBytes, contentType, ...(dimensions && { dimensions }) }
}

function restoredOf(upload: Upload): Upload {
  const { accepted, dimensions: _ofCopy, ...rest } = upload
  return accepted === undefined ? upload : { ...rest, ...accepted }
}

/** With what the journal does not know: that an upload waits, and how often that has changed. */
function upToDate(record: JournalRecord, { status, revision }: UploadBrief): JournalRecord {
  const { upload } = record
  if (upload.revision === revision && upload.status.state === status.state) return record
  return {
    ...record,
    upload: { ...upload, revision, status: status.state === 'done' ? upload.status : status },
  }
}

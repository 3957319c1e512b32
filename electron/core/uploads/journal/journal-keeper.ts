import { isOfDamage, type Failure } from '../../../shared/failures/failure'
import { success, type Result } from '../../../shared/result'
import { isFinished, type UploadBrief, type UploadState } from '../../../shared/uploads/upload'
import type { Clock } from '../../ports/clock'
import type { Journal, JournalRecord } from '../../ports/journal'
import type { Spool } from '../../ports/spool'
import type { UploadList } from '../upload-list'
import { ClearedRows } from './cleared-rows'
import { openBatchesOf } from './earlier-uploads'
import { HistoryKeeper, type HistoryKeeperNeeds } from './history-keeper'
import { SpentFiles } from './spent-files'

export interface JournalKeeperNeeds extends HistoryKeeperNeeds {
  readonly list: UploadList
  readonly journal: Journal
  readonly spool: Spool
  readonly clock: Clock
  /** Called when the disk begins to refuse writes, and when it accepts them again. */
  readonly onRefusalChange: () => void
}

const gatherMilliseconds = 50
/** How long to wait before refused writes are tried again. */
const retryMilliseconds = 5000
/** The most unwritten changes kept in memory, whatever thousands of uploads do at once, such as being cancelled. */
const maxUnwritten = 500

/**
 * Records how uploads end: in the journal, so that a restart continues where this run stopped, and in the
 * history. Changes that come close together share one transaction; progress is not written.
 */
export class JournalKeeper {
  readonly #needs: JournalKeeperNeeds
  readonly #history: HistoryKeeper
  readonly #cleared: ClearedRows
  readonly #stopListening: () => void
  /** Finished uploads that left the list before the journal had their end. */
  #clearedEarly: JournalRecord[] = []
  readonly #spent: SpentFiles
  /** Uploads on their way that the journal has as ended: the next start would not take them up. */
  readonly #takenUpAgain = new Set<string>()
  #refusal: Failure | undefined
  #cancelTimer: (() => void) | undefined

  constructor(needs: JournalKeeperNeeds) {
    this.#needs = needs
    this.#history = new HistoryKeeper(needs)
    this.#spent = new SpentFiles({ spool: needs.spool, readingOf: (path) => this.#history.readingOf(path) })
    const openBatches = (): ReadonlySet<string> => openBatchesOf(needs.list.briefs)
    this.#cleared = new ClearedRows({ journal: needs.journal, openBatches })
    this.#stopListening = needs.list.listen({
      changed: (upload, former) => {
        if (hasEnded(upload, former)) this.#history.expect(upload.id)
        if (isTakenUpAgain(upload, former)) this.#takenUpAgain.add(upload.id)
        this.#note(upload)
      },
      removed: (brief) => {
        const { id, status } = brief
        this.#takenUpAgain.delete(id)
        const record = status.state === 'done' ? needs.list.records.unwritten.get(id) : needs.list.get(id)
        if (record !== undefined) this.#history.remember(record)
        if (record !== undefined && status.state === 'done') this.#clearedEarly.push(record)
        if (status.state !== 'done') this.#releaseSpooled(record)
        this.#cleared.add(brief, record)
        this.#flushSoon(this.#cleared.size)
      },
    })
  }

  /** Why recent changes are not on disk; undefined if they are or are about to be. */
  get refusal(): Failure | undefined {
    return this.#refusal
  }

  /** Whether the history will still get this upload: it has not finished, or only just did. */
  isPending(id: string): boolean {
    const brief = this.#needs.list.brief(id)
    return this.#history.isPending(id) || (brief !== undefined && brief.status.state !== 'done')
  }

  /** These uploads were undone: neither the history nor the journal is to record them any more. */
  forget(ids: readonly string[]): void {
    this.#history.forget(ids)
    const gone = new Set(ids)
    this.#clearedEarly = this.#clearedEarly.filter(({ upload }) => !gone.has(upload.id))
  }

  /** The disk refuses to forget these entries, whose objects are gone: that is tried again like all it refuses. */
  forgetLater(ids: readonly string[]): void {
    this.#history.forgetLater(ids)
  }

  flush(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
    const late = this.#writeLate()
    const ends = this.#writeEnds()
    const cleared = this.#cleared.write((id) => this.#history.isPending(id))
    const deleted = this.#history.writeDeleted()
    const refused = [late, ends.journal, ends.history, cleared, deleted].find((one) => !one.ok)
    const had = this.#refusal
    this.#refusal = refused?.ok === false ? refused.problem : undefined
    if (late.ok && ends.journal.ok && cleared.ok) this.#spent.release()
    if (this.#isRefusalTemporary) this.#scheduleFlush()
    if (reasonOf(this.#refusal) !== reasonOf(had)) this.#needs.onRefusalChange()
  }

  /**
   * Gives the history the finished uploads that it lost or refused when it was damaged: the journal still has them.
   *
   * @returns whether the history has all of them now
   */
  recover(): boolean {
    let isComplete = true
    let some: JournalRecord[] = []
    const write = (): void => {
      isComplete = this.#history.write(some).ok && isComplete
      some = []
    }
    for (const record of this.#needs.journal.load()) {
      const { id, status } = record.upload
      if (status.state === 'done') {
        this.#history.expect(id)
        some.push(record)
      }
      if (some.length === maxUnwritten) write()
    }
    write()
    return isComplete
  }

  dispose(): void {
    this.#stopListening()
    this.#history.dispose()
    this.flush()
    this.#cancelTimer?.()
  }

  #isToBeWritten(record: JournalRecord): boolean {
    return isNews(record) || this.#takenUpAgain.has(record.upload.id)
  }

  #note({ id, status: { state } }: UploadBrief): void {
    const record = this.#needs.list.records.unwritten.get(id)
    if (record === undefined || !this.#isToBeWritten(record)) return
    if (state === 'done') this.#spent.add(record.source)
    if (state === 'failed') this.#dropCopy(record)
    this.#flushSoon(this.#needs.list.records.unwritten.size)
  }

  /**
   * Gives up the copy of a failed upload: thousands of failed uploads may stay on the list for long, and their
   * copies must not fill the disk.
   */
  #dropCopy({ upload: { id }, source, original, plan }: JournalRecord): void {
    const { list, spool } = this.#needs
    if (original === undefined) return
    // Of a pasted image, the copy is all there is; and an upload with parts at the server is finished from its copy.
    if (spool.owns(original.path) || plan.multipart !== undefined) return
    list.restoreOriginal(id)
    this.#spent.add(source)
  }

  #flushSoon(unwritten: number): void {
    if (unwritten > maxUnwritten && this.#refusal === undefined) this.flush()
    else this.#scheduleFlush()
  }

  /** Journals uploads that the disk had refused when they came, and that are being tried again. */
  #writeLate(): Result<null, Failure> {
    const { journal, list } = this.#needs
    const late = list.records.acceptedLate
    if (late.length === 0) return success(null)
    const recorded = journal.record(late)
    if (recorded.ok) list.records.recorded(late)
    return recorded
  }

  #writeEnds(): { readonly history: Result<null, Failure>; readonly journal: Result<null, Failure> } {
    const { journal, list } = this.#needs
    const records = [...list.records.unwritten.values()].filter(
      (record) => this.#isToBeWritten(record) && !list.records.isUnrecorded(record.upload.id),
    )
    // The history goes first: if a power cut loses the end of an upload in the journal, the history has it.
    const history = this.#history.write(records)
    if (!history.ok && !isOfDamage(history.problem)) return { history, journal: history }
    // Ends that a damaged history refuses are kept in the journal; the next start gives them to the history.
    const ends = history.ok ? records : [...records, ...this.#clearedEarly]
    if (ends.length > 0) {
      // A stored object can be found at the server again; a decision or a failure is only on this disk.
      const isSure = !history.ok || ends.some(({ upload }) => upload.status.state !== 'done')
      const written = isSure ? journal.update(ends) : journal.note(ends)
      if (!written.ok) return { history, journal: written }
      list.records.written(ends)
      for (const { upload } of ends) this.#takenUpAgain.delete(upload.id)
    }
    this.#clearedEarly = []
    return { history, journal: success(null) }
  }

  /** A full disk may get room again; damage lasts for the whole run. */
  get #isRefusalTemporary(): boolean {
    return this.#refusal !== undefined && !isOfDamage(this.#refusal)
  }

  #releaseSpooled(record: JournalRecord | undefined): void {
    const path = record?.source.path
    if (path !== undefined && this.#needs.spool.owns(path)) void this.#needs.spool.release(path)
  }

  #scheduleFlush(): void {
    const wait = this.#isRefusalTemporary ? retryMilliseconds : gatherMilliseconds
    this.#cancelTimer ??= this.#needs.clock.after(wait, () => this.flush())
  }
}

/** The journal has uploads in these states as waiting, so that the next start resumes them. */
const onItsWay: readonly UploadState[] = ['preparing', 'uploading', 'retrying']

/** Whether the journal has to record it. Revision 1 was just accepted, and the intake has written it. */
function isNews({ upload: { status, revision } }: JournalRecord): boolean {
  return revision > 1 && !onItsWay.includes(status.state)
}

/** Whether an upload has just finished: those that earlier runs finished are in the history already. */
function hasEnded({ status }: UploadBrief, former: UploadBrief | undefined): boolean {
  return status.state === 'done' && former !== undefined && former.status.state !== 'done'
}

/** Whether an upload that had ended is tried again. */
function isTakenUpAgain(brief: UploadBrief, former: UploadBrief | undefined): boolean {
  return former !== undefined && isFinished(former) && !isFinished(brief)
}

function reasonOf(refusal: Failure | undefined): string {
  return refusal === undefined ? '' : `${refusal.kind} ${refusal.facts['reason'] ?? ''}`
}

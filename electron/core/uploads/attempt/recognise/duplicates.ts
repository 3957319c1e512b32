import type { Failure } from '../../../../shared/failures/failure'
import type { HistoryEntry } from '../../../../shared/history/history'
import { problem, success, type Result } from '../../../../shared/result'
import { isFinished, type Upload, type UploadBrief } from '../../../../shared/uploads/upload'
import type { History } from '../../../history-ports'
import type { JournalRecord, SourceFile } from '../../../ports'
import type { ObjectStore } from '../../../store-ports'
import { aborted } from '../../../aborted'
import { isDestinationWide } from '../../queue/holds'
import type { AttemptOutcome } from '../attempt-outcome'

export interface DuplicatesNeeds {
  readonly history: History
  /** Whether the person wants bytes that were uploaded before to get their earlier link. */
  readonly isWanted: () => boolean
  /** Whether the object of a history entry will be deleted in a moment, unless undone: its link is about to break. */
  readonly isBeingDeleted: (id: string) => boolean
  /** An upload on the list. */
  readonly briefOf: (id: string) => UploadBrief | undefined
}

type Earlier = Pick<HistoryEntry, 'id' | 'url' | 'linkEndsAt' | 'key' | 'etag' | 'sizeBytes'>

/** A large upload that is sent without having been hashed first. */
interface UnhashedUpload {
  readonly upload: Upload
  /** Reads the file and computes its SHA-256. */
  readonly hash: (signal: AbortSignal) => Promise<Result<string, Failure>>
  readonly outcome: Promise<AttemptOutcome>
}

/** More uploads than can end in the moment before the history is written. */
const maxRemembered = 1000
/** More large uploads than can end before their files have been hashed. */
const maxUnhashed = 100

/**
 * Remembers which bytes are already in which destination, so that the same image is sent once and has one
 * link: across runs by the history, and within a run while the first of two identical images is being sent.
 */
export class Duplicates {
  readonly #needs: DuplicatesNeeds
  /** What this run has sent, by destination and hash, because the history is written a little later. */
  readonly #sent = new Map<string, Earlier>()
  /** The upload that is sending these bytes right now, by destination and hash. */
  readonly #sending = new Map<string, { readonly id: string; readonly outcome: Promise<AttemptOutcome> }>()
  /** The upload that failed to send these bytes for a reason that passes, by destination and hash. */
  readonly #interrupted = new Map<string, { readonly id: string; readonly failure: Failure }>()
  /** Large uploads whose hash nobody may know yet: those on their way, and the latest that got through. */
  readonly #unhashed = new Set<UnhashedUpload>()

  constructor(needs: DuplicatesNeeds) {
    this.#needs = needs
  }

  /**
   * Whether an upload of the same size is in the history, on its way or just through, so that hashing a large file to
   * compare the bytes is worth the time.
   */
  mayBeDuplicate(upload: UploadBrief, others: Iterable<UploadBrief>): boolean {
    const { isWanted, history } = this.#needs
    if (!isWanted()) return false
    if (history.hasSize(upload.destinationId, upload.sizeBytes)) return true
    for (const other of others) if (!isFinished(other) && mayBeSameBytes(upload, other)) return true
    for (const { upload: other } of this.#unhashed) if (mayBeSameBytes(upload, other)) return true
    // The history is written a moment after an upload's end, when the next one has begun already.
    for (const sent of this.#sent.values()) if (sent.sizeBytes === upload.sizeBytes) return true
    return false
  }

  /**
   * Answers with the link of the same bytes if they were uploaded before, otherwise sends them.
   *
   * @param hashed an upload whose hash is known
   * @param store where its bytes would go
   * @param send uploads the bytes; called at most once
   */
  async sendOnce(
    hashed: JournalRecord,
    store: ObjectStore,
    signal: AbortSignal,
    send: () => Promise<AttemptOutcome>,
  ): Promise<AttemptOutcome> {
    if (!this.#needs.isWanted()) return send()
    const bytes = bytesOf(hashed)
    const twin = this.#sending.get(bytes)
    if (twin !== undefined) {
      const outcome = await Promise.race([twin.outcome, aborted(signal)])
      if (signal.aborted || outcome === undefined) return { kind: 'aborted' }
      if (outcome.kind === 'failed' && isShared(outcome.failure)) return outcome
      return outcome.kind === 'done'
        ? { ...outcome, duplicateOf: outcome.duplicateOf ?? twin.id }
        : this.sendOnce(hashed, store, signal, send)
    }
    return (
      this.#deferredBy(bytes, hashed.upload) ??
      this.#lead(hashed, this.#earlierOr(hashed, store, signal, send))
    )
  }

  /** Sends an upload that has begun under its own key, and finishes there: others with the same bytes wait for it. */
  async finishUnderOwnKey(
    hashed: JournalRecord,
    send: () => Promise<AttemptOutcome>,
  ): Promise<AttemptOutcome> {
    const hasLeader = this.#sending.has(bytesOf(hashed))
    if (hasLeader || !this.#needs.isWanted()) return send()
    return this.#lead(hashed, this.#sendNew(hashed, send))
  }

  /** Sends a large file without hashing it. It is hashed only if another upload of the same size comes soon. */
  async sendUnhashed(
    upload: Upload,
    hash: UnhashedUpload['hash'],
    send: () => Promise<AttemptOutcome>,
  ): Promise<AttemptOutcome> {
    const sending = { upload, hash, outcome: send() }
    this.#unhashed.add(sending)
    const isSent = await sending.outcome.then(
      ({ kind }) => kind === 'done',
      () => false,
    )
    if (!isSent) this.#unhashed.delete(sending)
    const [oldest] = this.#unhashed
    if (this.#unhashed.size > maxUnhashed && oldest !== undefined) this.#unhashed.delete(oldest)
    return sending.outcome
  }

  /** Computes the hashes that these bytes are compared with and that an end of Ollim has kept from being computed. */
  async hashEarlier(
    { destinationId, sizeBytes }: Upload,
    hash: (source: SourceFile) => Promise<Result<string, Failure>>,
  ): Promise<void> {
    const { history, isWanted } = this.#needs
    if (!isWanted()) return
    const inThisRun = new Set([...this.#unhashed].map(({ upload }) => upload.id))
    for (const { id, source } of history.unhashed(destinationId, sizeBytes)) {
      const hashed = inThisRun.has(id) ? undefined : await hash(source)
      if (hashed?.ok === true) history.noteBytes(id, hashed.value)
    }
  }

  /** The person removed these entries from the history: the same bytes count as new and get an entry again. */
  forget(ids: readonly string[]): void {
    const gone = new Set(ids)
    for (const [bytes, { id }] of this.#sent) if (gone.has(id)) this.#sent.delete(bytes)
    for (const sent of this.#unhashed) if (gone.has(sent.upload.id)) this.#unhashed.delete(sent)
  }

  /** Whether an upload still has its object under this key, which may have been moved or deleted a moment ago. */
  isStillAt(id: string, key: string): boolean {
    const { history, isBeingDeleted } = this.#needs
    const [entry] = history.find([id])
    const known = entry ?? [...this.#sent.values()].find((sent) => sent.id === id)
    return known?.key === key && !isBeingDeleted(id)
  }

  async #earlierOr(
    hashed: JournalRecord,
    store: ObjectStore,
    signal: AbortSignal,
    send: () => Promise<AttemptOutcome>,
  ): Promise<AttemptOutcome> {
    if (!(await this.#hashTwins(hashed, signal))) return { kind: 'aborted' }
    for (let earlier = this.#earlierOf(hashed); earlier !== undefined;) {
      const isThere = await isStillThere(earlier, store, signal)
      // Without an answer it must not be sent: once it has a key of its own, it would be stored a second time.
      if (signal.aborted) return { kind: 'aborted' }
      if (!isThere.ok) return { kind: 'failed', failure: isThere.problem }
      // Since the server looked, it may have been moved, or its deletion may have begun or even ended.
      const now = this.#earlierOf(hashed)
      const isUnchanged = now?.id === earlier.id && now.key === earlier.key
      if (isUnchanged && isThere.value) return repeated(earlier, hashed.upload)
      earlier = isUnchanged ? undefined : now
    }
    return this.#sendNew(hashed, send)
  }

  /** While another upload of these bytes is tried again, it goes first: it may have stored them, its answer being lost. */
  #deferredBy(bytes: string, { id }: Upload): AttemptOutcome | undefined {
    const first = this.#interrupted.get(bytes)
    if (first === undefined || first.id === id) return undefined
    const brief = this.#needs.briefOf(first.id)
    if (brief === undefined || isFinished(brief) || brief.status.state === 'paused') return undefined
    const nextAt = brief.status.state === 'retrying' ? brief.status.nextAt : 0
    return { kind: 'deferred', failure: first.failure, nextAt }
  }

  /** Until it has ended, others with the same bytes wait for its outcome. */
  async #lead(hashed: JournalRecord, outcome: Promise<AttemptOutcome>): Promise<AttemptOutcome> {
    const bytes = bytesOf(hashed)
    const { id } = hashed.upload
    this.#sending.set(bytes, { id, outcome })
    try {
      const ended = await outcome
      if (ended.kind === 'failed' && ended.failure.retryable)
        remember(this.#interrupted, bytes, { id, failure: ended.failure })
      else this.#interrupted.delete(bytes)
      return ended
    } finally {
      this.#sending.delete(bytes)
    }
  }

  async #sendNew(hashed: JournalRecord, send: () => Promise<AttemptOutcome>): Promise<AttemptOutcome> {
    const { id, sizeBytes } = hashed.upload
    const outcome = await send()
    if (outcome.kind === 'done') remember(this.#sent, bytesOf(hashed), { ...outcome, id, sizeBytes })
    return outcome
  }

  /**
   * Finds out which large uploads have these bytes, and waits for those on their way, so that `#earlierOf` knows them.
   *
   * @returns false if the signal aborted
   */
  async #hashTwins(hashed: JournalRecord, signal: AbortSignal): Promise<boolean> {
    for (const twin of [...this.#unhashed]) {
      const { id, sizeBytes } = twin.upload
      if (!mayBeSameBytes(hashed.upload, twin.upload)) continue
      const [entry] = this.#needs.history.find([id])
      if (entry !== undefined && entry.sha256 !== '') {
        this.#unhashed.delete(twin)
        continue
      }
      const sha256 = await twin.hash(signal)
      if (!sha256.ok || sha256.value !== hashed.plan.sha256) continue
      const outcome = await Promise.race([twin.outcome, aborted(signal)])
      if (outcome?.kind === 'done') remember(this.#sent, bytesOf(hashed), { ...outcome, id, sizeBytes })
    }
    return !signal.aborted
  }

  /** What this run has sent, unless the history knows that another image has replaced it. */
  #sentBefore(bytes: string, sha256: string): Earlier | undefined {
    const sent = this.#sent.get(bytes)
    const [entry] = sent === undefined ? [] : this.#needs.history.find([sent.id])
    const hasOtherBytes = entry !== undefined && entry.sha256 !== '' && entry.sha256 !== sha256
    return hasOtherBytes ? undefined : sent
  }

  /** The upload that these bytes have a link from; undefined also if its object is about to be deleted. */
  #earlierOf(hashed: JournalRecord): Earlier | undefined {
    const { history, isBeingDeleted } = this.#needs
    const { destinationId, sizeBytes } = hashed.upload
    // The history knows best: since it was sent, the object may have been moved or given another link.
    const known = history.findBytes(destinationId, sizeBytes, hashed.plan.sha256)
    const earlier = known ?? this.#sentBefore(bytesOf(hashed), hashed.plan.sha256)
    return earlier === undefined || isBeingDeleted(earlier.id) ? undefined : earlier
  }
}

/** Forgets the oldest if there are too many. */
function remember<Value>(map: Map<string, Value>, bytes: string, value: Value): void {
  map.set(bytes, value)
  const [oldest] = map.keys()
  if (map.size > maxRemembered && oldest !== undefined) map.delete(oldest)
}

/**
 * Whether the same bytes would fail in the same way. If they were sent all the same, they would have a key of their own by
 * then, and so be stored a second time later.
 */
function isShared(failure: Failure): boolean {
  return failure.retryable || isDestinationWide(failure)
}

/** Identifies the bytes of an upload within this run. */
function bytesOf({ upload, plan }: JournalRecord): string {
  return `${upload.destinationId} ${plan.sha256}`
}

type Sized = Pick<UploadBrief, 'id' | 'destinationId' | 'sizeBytes'>

function mayBeSameBytes(one: Sized, other: Sized): boolean {
  const isSameSize = one.sizeBytes === other.sizeBytes
  return isSameSize && one.destinationId === other.destinationId && one.id !== other.id
}

/** An upload that the history has although the journal does not know of its end repeats no other one. */
function repeated({ id: duplicateOf, url, linkEndsAt, key, etag }: Earlier, { id }: Upload): AttemptOutcome {
  const ending = linkEndsAt === undefined ? {} : { linkEndsAt }
  return { kind: 'done', url, key, etag, ...ending, ...(duplicateOf !== id && { duplicateOf }) }
}

/**
 * If the object is gone, was changed, or may not be looked at, the image is simply uploaded again.
 *
 * @returns a failure only if the server may answer later
 */
async function isStillThere(
  { key, etag, sizeBytes }: Earlier,
  store: ObjectStore,
  signal: AbortSignal,
): Promise<Result<boolean, Failure>> {
  const head = await store.headBeforePut(key, signal)
  if (!head.ok) return head.problem.failure.retryable ? problem(head.problem.failure) : success(false)
  const there = head.value.value
  return success(there?.sizeBytes === sizeBytes && there.etag === etag)
}

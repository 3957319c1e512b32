import { aborted } from '../../../aborted'
import type { Failure } from '../../../../shared/failures/failure'
import { problem, success, type Result } from '../../../../shared/result'
import { isFinished, type Upload, type UploadBrief } from '../../../../shared/uploads/upload'
import type { History } from '../../../ports/history'
import type { JournalRecord } from '../../../ports/journal'
import type { SourceFile } from '../../../ports/files'
import type { ObjectStore } from '../../../ports/object-store'
import { isDestinationWide } from '../../queue/holds'
import type { AttemptOutcome } from '../attempt-outcome'
import { mayPass } from '../parts/own-multipart'
import { bytesOf, remember, StoredBytes, type EarlierUpload, type StoredBytesNeeds } from './stored-bytes'
import { mayBeSameBytes, UnhashedUploads, type UnhashedUpload } from './unhashed-uploads'

export interface DuplicatesNeeds extends StoredBytesNeeds {
  readonly history: StoredBytesNeeds['history'] & Pick<History, 'unhashed' | 'noteBytes'>
  /** Whether the person wants bytes that were uploaded before to get their earlier link. */
  readonly isWanted: () => boolean
  /** An upload on the list. */
  readonly briefOf: (id: string) => UploadBrief | undefined
}

/**
 * Recognises bytes that are in their destination already, or on their way there, so that the same image is sent once
 * and has one link: across runs, and within a run while the first of two identical images is being sent.
 */
export class Duplicates {
  readonly #needs: DuplicatesNeeds
  readonly #stored: StoredBytes
  readonly #unhashed: UnhashedUploads
  /** The upload that is sending these bytes right now, by `bytesOf`. */
  readonly #sending = new Map<string, { readonly id: string; readonly outcome: Promise<AttemptOutcome> }>()
  /** The upload that failed to send these bytes for a reason that passes, by `bytesOf`. */
  readonly #interrupted = new Map<string, { readonly id: string; readonly failure: Failure }>()

  constructor(needs: DuplicatesNeeds) {
    this.#needs = needs
    this.#stored = new StoredBytes(needs)
    this.#unhashed = new UnhashedUploads(needs.history)
  }

  /**
   * Whether an upload of the same size is in the history, on its way or just through, so that hashing a large file to
   * compare the bytes is worth the time.
   */
  mayBeDuplicate(upload: UploadBrief, others: Iterable<UploadBrief>): boolean {
    if (!this.#needs.isWanted()) return false
    if (this.#stored.hasSize(upload) || this.#unhashed.mayHaveBytesOf(upload)) return true
    for (const other of others) if (!isFinished(other) && mayBeSameBytes(upload, other)) return true
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
      this.#lead(hashed, this.#reuseOrSend(hashed, store, signal, send))
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

  /** Sends a large file without hashing it. */
  sendUnhashed(
    upload: Upload,
    hash: UnhashedUpload['hash'],
    send: () => Promise<AttemptOutcome>,
  ): Promise<AttemptOutcome> {
    return this.#unhashed.note({ upload, hash, outcome: send() })
  }

  /** Computes the hashes that these bytes are compared with and that an end of Ollim has kept from being computed. */
  async hashEarlier(
    upload: Upload,
    hash: (source: SourceFile) => Promise<Result<string, Failure>>,
  ): Promise<void> {
    if (this.#needs.isWanted()) await this.#unhashed.hashEarlier(upload, hash)
  }

  /** The person removed these entries from the history: the same bytes count as new and get an entry again. */
  forget(ids: readonly string[]): void {
    const gone = new Set(ids)
    this.#stored.forget(gone)
    this.#unhashed.forget(gone)
  }

  /** Whether an upload still has its object under this key, which may have been moved or deleted a moment ago. */
  isStillAt(id: string, key: string): boolean {
    return this.#stored.isStillAt(id, key)
  }

  async #reuseOrSend(
    hashed: JournalRecord,
    store: ObjectStore,
    signal: AbortSignal,
    send: () => Promise<AttemptOutcome>,
  ): Promise<AttemptOutcome> {
    if (!(await this.#noteTwins(hashed, signal))) return { kind: 'aborted' }
    for (let earlier = this.#stored.find(hashed); earlier !== undefined;) {
      const isThere = await isStillThere(earlier, store, signal)
      // Without an answer it must not be sent: once it has a key of its own, it would be stored a second time.
      if (signal.aborted) return { kind: 'aborted' }
      if (!isThere.ok) return { kind: 'failed', failure: isThere.problem }
      // Since the server looked, it may have been moved, or its deletion may have begun or even ended.
      const now = this.#stored.find(hashed)
      const isUnchanged = now?.id === earlier.id && now.key === earlier.key
      if (isUnchanged && isThere.value) return repeated(earlier, hashed.upload)
      earlier = isUnchanged ? undefined : now
    }
    return this.#sendNew(hashed, send)
  }

  /**
   * Finds out which large uploads have these bytes, so that they count as stored.
   *
   * @returns false if the signal aborted
   */
  async #noteTwins(hashed: JournalRecord, signal: AbortSignal): Promise<boolean> {
    for await (const twin of this.#unhashed.withBytesOf(hashed, signal)) this.#stored.note(hashed, twin)
    return !signal.aborted
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
    if (outcome.kind === 'done') this.#stored.note(hashed, { ...outcome, id, sizeBytes })
    return outcome
  }
}

/**
 * Whether the same bytes would fail in the same way. If they were sent all the same, they would have a key of their own by
 * then, and so be stored a second time later.
 */
function isShared(failure: Failure): boolean {
  return failure.retryable || isDestinationWide(failure)
}

/** An upload that the history has although the journal does not know of its end repeats no other one. */
function repeated(
  { id: duplicateOf, url, linkEndsAt, key, etag }: EarlierUpload,
  { id }: Upload,
): AttemptOutcome {
  const ending = linkEndsAt === undefined ? {} : { linkEndsAt }
  return { kind: 'done', url, key, etag, ...ending, ...(duplicateOf !== id && { duplicateOf }) }
}

/**
 * If the object is gone, was changed, or may not be looked at, the image is simply uploaded again.
 *
 * @returns a failure only if the server may answer later, perhaps with other credentials
 */
async function isStillThere(
  { key, etag, sizeBytes }: EarlierUpload,
  store: ObjectStore,
  signal: AbortSignal,
): Promise<Result<boolean, Failure>> {
  const head = await store.headBeforePut(key, signal)
  if (!head.ok) return mayPass(head.problem.failure) ? problem(head.problem.failure) : success(false)
  const there = head.value.answer
  return success(there?.sizeBytes === sizeBytes && there.etag === etag)
}

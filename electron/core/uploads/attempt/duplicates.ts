import type { Failure } from '../../../shared/failure'
import type { HistoryEntry } from '../../../shared/history'
import type { Result } from '../../../shared/result'
import { isFinished, type Upload, type UploadBrief } from '../../../shared/upload'
import type { History } from '../../history-ports'
import type { ObjectStore } from '../../store-ports'
import { aborted } from '../../aborted'
import type { AttemptOutcome } from './attempt'

export interface DuplicatesNeeds {
  readonly history: History
  /** Whether the person wants the earlier link for the same bytes. */
  readonly isWanted: () => boolean
  /** Whether an entry's object is deleted in a moment, unless that is undone: its link leads nowhere then. */
  readonly isLeaving: (id: string) => boolean
}

type Earlier = Pick<HistoryEntry, 'id' | 'url' | 'linkEndsAt' | 'key' | 'etag' | 'sizeBytes'>

/** A large upload that is sent without having been read before. */
interface Unread {
  readonly upload: Upload
  /** Reads its bytes for their hash. */
  readonly hash: (signal: AbortSignal) => Promise<Result<string, Failure>>
  readonly outcome: Promise<AttemptOutcome>
}

/** More than can end within the moment before the history is written. */
const mostRemembered = 1000

/**
 * Remembers which bytes are already in which destination, so that the same image is sent once and
 * has one link: by the history across runs, and within a run while the first of two twins is sent.
 */
export class Duplicates {
  readonly #needs: DuplicatesNeeds
  /** By destination and hash, what this run has sent: the history is written a little later. */
  readonly #sent = new Map<string, Earlier>()
  /** By destination and hash, the upload that sends those bytes at this moment. */
  readonly #onTheirWay = new Map<string, { readonly id: string; readonly outcome: Promise<AttemptOutcome> }>()
  /** Such are on their way, too. */
  readonly #unread = new Set<Unread>()

  constructor(needs: DuplicatesNeeds) {
    this.#needs = needs
  }

  /**
   * Whether the bytes of an upload may already be there or on their way, as their size says, so that hashing a
   * large file is worth its time.
   */
  mayKnow(upload: UploadBrief, others: Iterable<UploadBrief>): boolean {
    const { isWanted, history } = this.#needs
    if (!isWanted()) return false
    if (history.hasSize(upload.destinationId, upload.sizeBytes)) return true
    for (const other of others) if (mayBeTwins(upload, other)) return true
    return false
  }

  /**
   * Answers with the link of the same bytes where there is one, else sends them.
   *
   * @param send uploads the bytes; called at most once
   */
  async once(
    upload: Upload,
    sha256: string,
    store: ObjectStore,
    signal: AbortSignal,
    send: () => Promise<AttemptOutcome>,
  ): Promise<AttemptOutcome> {
    if (!this.#needs.isWanted()) return send()
    const bytes = `${upload.destinationId} ${sha256}`
    const twin = this.#onTheirWay.get(bytes)
    if (twin !== undefined) {
      const outcome = await Promise.race([twin.outcome, aborted(signal)])
      if (signal.aborted || outcome === undefined) return { kind: 'aborted' }
      return outcome.kind === 'done'
        ? { ...outcome, duplicateOf: outcome.duplicateOf ?? twin.id }
        : this.once(upload, sha256, store, signal, send)
    }
    const outcome = this.#earlierOr(upload, bytes, sha256, store, signal, send)
    this.#onTheirWay.set(bytes, { id: upload.id, outcome })
    try {
      return await outcome
    } finally {
      this.#onTheirWay.delete(bytes)
    }
  }

  /** Sends what nothing is known of but its size. Should one of the same size come meanwhile, its bytes are looked at. */
  async unread(
    upload: Upload,
    hash: Unread['hash'],
    send: () => Promise<AttemptOutcome>,
  ): Promise<AttemptOutcome> {
    const sending = { upload, hash, outcome: send() }
    this.#unread.add(sending)
    try {
      return await sending.outcome
    } finally {
      this.#unread.delete(sending)
    }
  }

  /** The person took these out of the history: their bytes are as new, and get an entry again. */
  forget(ids: readonly string[]): void {
    const gone = new Set(ids)
    for (const [bytes, { id }] of this.#sent) if (gone.has(id)) this.#sent.delete(bytes)
  }

  async #earlierOr(
    upload: Upload,
    bytes: string,
    sha256: string,
    store: ObjectStore,
    signal: AbortSignal,
    send: () => Promise<AttemptOutcome>,
  ): Promise<AttemptOutcome> {
    const { id, destinationId, sizeBytes } = upload
    const twins = await this.#unreadTwinOf(upload, sha256, signal)
    if (twins !== undefined) return twins
    // The history knows best: what it has may have been moved or given another link since it was sent.
    const earlier = this.#needs.history.findBytes(destinationId, sizeBytes, sha256) ?? this.#sent.get(bytes)
    if (earlier !== undefined && (await this.#staysThere(earlier, store, signal))) {
      const { id: duplicateOf, url, linkEndsAt, key, etag } = earlier
      return {
        kind: 'done',
        url,
        key,
        etag,
        duplicateOf,
        ...(linkEndsAt === undefined ? {} : { linkEndsAt }),
      }
    }
    const outcome = await send()
    if (outcome.kind === 'done') this.#remember(bytes, { ...outcome, id, sizeBytes })
    return outcome
  }

  /** What became of the same bytes, which were on their way unread; `undefined` where there are none, or they failed. */
  async #unreadTwinOf(
    upload: Upload,
    sha256: string,
    signal: AbortSignal,
  ): Promise<AttemptOutcome | undefined> {
    for (const { upload: other, hash, outcome } of [...this.#unread]) {
      if (other.destinationId !== upload.destinationId || other.sizeBytes !== upload.sizeBytes) continue
      const hashed = await hash(signal)
      if (!hashed.ok || hashed.value !== sha256) continue
      const ended = await Promise.race([outcome, aborted(signal)])
      if (signal.aborted) return { kind: 'aborted' }
      if (ended?.kind === 'done') return { ...ended, duplicateOf: ended.duplicateOf ?? other.id }
    }
    return undefined
  }

  async #staysThere(earlier: Earlier, store: ObjectStore, signal: AbortSignal): Promise<boolean> {
    return !this.#needs.isLeaving(earlier.id) && (await isStillThere(earlier, store, signal))
  }

  #remember(bytes: string, sent: Earlier): void {
    this.#sent.set(bytes, sent)
    const [oldest] = this.#sent.keys()
    if (this.#sent.size > mostRemembered && oldest !== undefined) this.#sent.delete(oldest)
  }
}

function mayBeTwins(one: UploadBrief, other: UploadBrief): boolean {
  const isSameSize = one.destinationId === other.destinationId && one.sizeBytes === other.sizeBytes
  return isSameSize && one.id !== other.id && !isFinished(other)
}

/** An object that is gone, was changed since, or may not be looked at, is no reason not to upload. */
async function isStillThere(
  { key, etag, sizeBytes }: Earlier,
  store: ObjectStore,
  signal: AbortSignal,
): Promise<boolean> {
  const head = await store.glance(key, signal)
  if (!head.ok || head.value.value === undefined) return false
  return head.value.value.sizeBytes === sizeBytes && head.value.value.etag === etag
}

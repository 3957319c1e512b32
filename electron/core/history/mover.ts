import { failure, type Failure } from '../../shared/failures/failure'
import type { HistoryEntry } from '../../shared/history/history'
import type { Notice } from '../../shared/app/notice'
import { problem, success, type Result } from '../../shared/result'
import { makeLink } from '../links/make-link'
import { utf8Length } from '../naming/cut-text'
import { fitKey, maxKeyBytes } from '../naming/fit-key'
import { nameInKey } from '../naming/name-in-key'
import type { History, ObjectChange } from '../history-ports'
import { OngoingWork } from '../ongoing-work'
import type { ObjectHead, ObjectStore } from '../store-ports'
import type { OpenDestination } from '../uploads/attempt/attempt-needs'
import type { BucketLocation } from '../uploads/attempt/bucket-location'
import type { OpenForEntry } from './delete-objects'
import type { EntryChanges } from './entry-changes'

export interface MoverNeeds {
  readonly history: Pick<History, 'find' | 'relocate' | 'noteChanges' | 'endChanges'>
  readonly changes: EntryChanges
  readonly open: OpenForEntry
  /** Keeps uploads from taking a key. Returns false if one is being sent to it right now. */
  readonly reserveKey: (location: BucketLocation, key: string) => boolean
  /** Removes uploads whose link no longer works from the list. */
  readonly removeUploads: (ids: readonly string[]) => void
  readonly post: (notice: Notice) => void
  readonly onHistoryChange: () => void
}

/**
 * Gives an entry's object another key: copies it at the server, then deletes the original. It overwrites nothing, and
 * does not move objects that others have changed since. A move that broke off can be tried again; one that the app's
 * end broke off is noted, so that the next start can end it.
 */
export class Mover {
  readonly #needs: MoverNeeds
  readonly #ongoing = new OngoingWork()

  constructor(needs: MoverNeeds) {
    this.#needs = needs
  }

  /** Whether it moved the object; it does not if the object has that key already. */
  async move(id: string, wantedKey: string): Promise<Result<boolean, Failure>> {
    return this.#inTurn(id, () => this.#moveAndEndChange(id, wantedKey))
  }

  /** Ends a move that an earlier run broke off. What may pass, such as a missing network, is left for the next start. */
  finish(change: ObjectChange, to: string): Promise<void> {
    return this.#inTurn(change.id, () => this.#finish(change, to))
  }

  /**
   * To be called when the app ends: a move on its way breaks off. Resolves once nothing is left to clean up at the
   * server.
   */
  dispose(): Promise<void> {
    return this.#ongoing.breakOff()
  }

  #inTurn<Value>(id: string, work: () => Promise<Value>): Promise<Value> {
    return this.#ongoing.during(this.#needs.changes.during([id], work))
  }

  async #moveAndEndChange(id: string, wantedKey: string): Promise<Result<boolean, Failure>> {
    const moved = await this.#move(id, wantedKey)
    if (!moved.ok || !moved.value) this.#endChange(id)
    return moved
  }

  /** If it moved the object, the change has ended as far as it can in this run. */
  async #move(id: string, wantedKey: string): Promise<Result<boolean, Failure>> {
    const { history, open } = this.#needs
    const [entry] = history.find([id])
    if (entry === undefined)
      return problem(failure('unexpected', { reason: 'objectMissing', key: wantedKey }))
    const to = meantKey(wantedKey, entry.key)
    if (to === entry.key) return success(false)
    if (to === '' || utf8Length(to) > maxKeyBytes)
      return problem(failure('unexpected', { reason: 'keyRefused' }))
    const opened = open(entry)
    if (!opened.ok) return opened
    const noted = history.noteChanges([{ ...entry, movesTo: to }])
    return noted.ok ? this.#moveIn(opened.value, entry, to) : noted
  }

  async #moveIn(
    destination: OpenDestination,
    entry: HistoryEntry,
    to: string,
  ): Promise<Result<true, Failure>> {
    const { fields, store } = destination
    const taken = failure('key-exists', { key: to, reason: 'move' })
    if (!this.#needs.reserveKey(fields, to)) return problem(taken)
    const copied = await this.#copy(store, entry, to)
    if (!copied.ok) return copied
    const link = await makeLink(destination, to, this.#ongoing.signal)
    if (!link.ok) return link
    const { history, removeUploads, onHistoryChange } = this.#needs
    const noted = history.relocate(entry.id, {
      key: to,
      name: nameAt(to, entry),
      etag: copied.value,
      link: link.value,
    })
    // The original stays, so that the link in the history still works; another try finds the copy.
    if (!noted.ok) return noted
    removeUploads([entry.id])
    onHistoryChange()
    if (await this.#hasRemovedOriginal(store, entry)) this.#endChange(entry.id)
    return success(true)
  }

  async #finish(change: ObjectChange, to: string): Promise<void> {
    const [entry] = this.#needs.history.find([change.id])
    if (entry?.key === to && !(await this.#isOriginalGone(change))) return
    if (entry?.key === change.key) {
      const moved = await this.#move(change.id, to)
      if (moved.ok && moved.value) return
      if (!moved.ok && (this.#ongoing.signal.aborted || !isFinal(moved.problem))) return
      if (!moved.ok) this.#needs.post({ kind: 'failure', failure: moved.problem })
    }
    this.#endChange(change.id)
  }

  /** Deletes the original of a move that was recorded already. Returns false if it cannot be reached. */
  async #isOriginalGone(change: ObjectChange): Promise<boolean> {
    const opened = this.#needs.open(change)
    if (!opened.ok) return false
    const { store } = opened.value
    const head = await store.head(change.key, this.#ongoing.signal)
    if (!head.ok) return false
    const there = head.value.value
    return there === undefined || !isOriginal(there, change) || this.#hasRemovedOriginal(store, change)
  }

  /** Returns false if another try may remove it. */
  async #hasRemovedOriginal(
    store: ObjectStore,
    { key, etag }: Pick<HistoryEntry, 'key' | 'etag'>,
  ): Promise<boolean> {
    const { signal } = this.#ongoing
    const [removal] = await store.removeAll([{ key, etag }], signal)
    if (removal?.kind !== 'failed' || signal.aborted) return true
    // The move is done, but the person has to know that the original is still there.
    this.#needs.post({ kind: 'objects-kept', count: 1, failure: removal.failure })
    return !removal.failure.retryable
  }

  /** What the app's end broke off stays noted. */
  #endChange(id: string): void {
    if (!this.#ongoing.signal.aborted) this.#needs.history.endChanges([id])
  }

  /** Returns the ETag of the copy, which may be one that an earlier try left there. */
  async #copy(store: ObjectStore, entry: HistoryEntry, to: string): Promise<Result<string, Failure>> {
    const { signal } = this.#ongoing
    const { key: from, name, etag } = entry
    const source = await store.head(from, signal)
    if (!source.ok) return problem(source.problem.failure)
    const target = await store.head(to, signal)
    // Credentials that are denied a look at a free key can still copy; the copy's answer then decides.
    if (!target.ok && target.problem.failure.kind !== 'access-denied') return problem(target.problem.failure)
    const there = source.value.value
    const taken = target.ok ? target.value.value : undefined
    const facts = { key: from, name }
    if (there !== undefined && there.etag !== etag)
      return problem(failure('unexpected', { ...facts, reason: 'objectChanged' }))
    if (taken !== undefined && isCopy(taken, entry, there)) return success(taken.etag)
    if (there === undefined) return problem(failure('unexpected', { ...facts, reason: 'objectMissing' }))
    if (taken !== undefined) return problem(failure('key-exists', { key: to, reason: 'move' }))
    const copied = await store.copy({ from, to, etag, sizeBytes: there.sizeBytes, signal })
    return copied.ok ? success(copied.value.etag) : copied
  }
}

/** The key that the person means: a slash at the end makes it a folder, in which the object keeps its name. */
function meantKey(typed: string, from: string): string {
  const text = typed.normalize('NFC').trim()
  return fitKey([{ kind: 'fixed', text: text.endsWith('/') ? text + nameInKey(from) : text }], '', '')
}

/** Whether another try would fail in the same way: others have changed the object, or taken the key. */
function isFinal({ kind }: Failure): boolean {
  return kind === 'unexpected' || kind === 'key-exists'
}

/** Whether an object is still the one that was moved away, and not one that a later upload stored there. */
function isOriginal({ uploadId, etag }: ObjectHead, change: ObjectChange): boolean {
  return etag === change.etag && (uploadId === '' || uploadId === change.id)
}

/** A renamed image is called what its key says; in another folder alone it keeps its name, whatever its key says. */
function nameAt(to: string, { key, name }: HistoryEntry): string {
  const renamed = nameInKey(to)
  return renamed === nameInKey(key) ? name : renamed
}

/**
 * Whether an object is a copy of the entry's object, left by a try whose answer was lost or which the history could
 * not record: copies keep their upload's id. A copy of an object sent in parts has another ETag. An object that has
 * replaced another one was never sent in parts.
 */
function isCopy(
  { uploadId, sizeBytes, etag }: ObjectHead,
  entry: HistoryEntry,
  source: ObjectHead | undefined,
): boolean {
  const isOfSameUpload = uploadId !== '' && uploadId === (source?.uploadId ?? entry.id)
  const wasSentInParts = /-\d+$/.test(entry.etag)
  return isOfSameUpload && sizeBytes === entry.sizeBytes && (etag === entry.etag || wasSentInParts)
}

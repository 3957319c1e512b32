import { failure, type Failure } from '../../../shared/failures/failure'
import type { HistoryEntry } from '../../../shared/history/history'
import type { Notice } from '../../../shared/app/notice'
import { problem, success, type Result } from '../../../shared/result'
import { makeLink } from '../../links/make-link'
import { utf8Length } from '../../naming/cut-text'
import { fitKey, maxKeyBytes } from '../../naming/fit-key'
import { nameInKey } from '../../naming/name-in-key'
import type { History } from '../../ports/history'
import { OngoingWork } from '../../ongoing-work'
import type { Clock } from '../../ports/clock'
import type { OpenDestination } from '../../open-destination'
import { bucketOf, type BucketLocation } from '../../bucket-location'
import type { ChangeNeeds, HistoryOfChanges } from './change-needs'
import { copyToKey, lookBeforeMove, type FoundForMove } from './copy-to-key'
import { removeCopy, removeMoveLeftovers, removeOriginal, type LeftoverPlace } from './move-leftovers'
import { isMove, type ObjectMove } from './object-move'
import { belongsToOther } from './other-owner'
import { relocationsOf } from './relocations'
import { sharersOf } from './shared-objects'

/** How long quitting waits for moves on their way. */
const endMilliseconds = 5_000

export interface MoverNeeds extends ChangeNeeds {
  readonly clock: Pick<Clock, 'after'>
  readonly history: HistoryOfChanges & Pick<History, 'relocate'>
  /** Keeps uploads from taking a key. Returns what lets them have it again; undefined if one is on its way to it. */
  readonly reserveKey: (location: BucketLocation, key: string) => (() => void) | undefined
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
  /** Buckets and keys that objects are being moved to. */
  readonly #targets = new Set<string>()

  constructor(needs: MoverNeeds) {
    this.#needs = needs
  }

  /** Whether it moved the object; it does not if the object has that key already. */
  async move(id: string, wantedKey: string): Promise<Result<boolean, Failure>> {
    return this.#inTurn(id, () => this.#moveAndEndChange(id, wantedKey))
  }

  /**
   * Ends a move that an earlier run broke off: if the history has the new key, the original is deleted, otherwise the copy,
   * because the person may have been told that the move failed. What may pass, such as a missing network, is left for the
   * next start.
   *
   * @param destination opened at the bucket in which the object was to be moved
   */
  finish(move: ObjectMove, destination: OpenDestination): Promise<void> {
    return this.#inTurn(move.id, () => this.#finish(move, destination))
  }

  /** To be called when the app ends: moves on their way get a moment to finish. */
  dispose(): Promise<void> {
    return this.#ongoing.finish(this.#needs.clock, endMilliseconds)
  }

  #inTurn<Value>(id: string, work: () => Promise<Value>): Promise<Value> {
    return this.#ongoing.during(this.#needs.changes.during([id], work))
  }

  async #moveAndEndChange(id: string, wantedKey: string): Promise<Result<boolean, Failure>> {
    const moved = await this.#move(id, wantedKey)
    if (moved.ok) return moved
    const { failure: reason, endsChange } = moved.problem
    if (endsChange) this.#endChange(id)
    return problem(reason)
  }

  /** If it moved the object, the change has ended as far as it can in this run. */
  async #move(id: string, wantedKey: string): Promise<Result<boolean, Unmoved>> {
    const { history, open, reserveKey } = this.#needs
    const [entry] = history.find([id])
    if (entry === undefined)
      return unmoved(failure('unexpected', { reason: 'objectMissing', key: wantedKey }))
    const to = meantKey(wantedKey, entry.key)
    if (to === entry.key) return success(false)
    if (to === '' || utf8Length(to) > maxKeyBytes)
      return unmoved(failure('unexpected', { reason: 'keyRefused' }))
    const opened = open(entry)
    if (!opened.ok) return unmoved(opened.problem)
    const { fields } = opened.value
    const target = `${bucketOf(fields)} ${to}`
    const release = this.#targets.has(target) ? undefined : reserveKey(fields, to)
    if (release === undefined) return unmoved(failure('key-exists', { key: to, reason: 'move' }))
    this.#targets.add(target)
    try {
      const moved = await this.#moveReserved(opened.value, entry, to)
      if (!moved.ok && moved.problem.freesKey) release()
      return moved
    } finally {
      this.#targets.delete(target)
    }
  }

  async #moveReserved(
    destination: OpenDestination,
    entry: HistoryEntry,
    to: string,
  ): Promise<Result<true, Unmoved>> {
    const { history } = this.#needs
    const found = await lookBeforeMove(destination.store, entry, to, this.#ongoing.signal)
    if (!found.ok) return unmoved(found.problem)
    const { source } = found.value
    if (source !== undefined && belongsToOther(this.#needs, [entry], source))
      return unmoved(failure('unexpected', { key: entry.key, name: entry.name, reason: 'objectChanged' }))
    const left = await removeMoveLeftovers(this.#needs, [entry], this.#ongoing.signal, to)
    const reason = left.get(entry.id)
    if (reason !== undefined) return unmoved(reason)
    const move = { ...entry, movesTo: to }
    const noted = history.noteChanges([move])
    return noted.ok ? this.#moveNoted(destination, move, found.value) : unmoved(noted.problem)
  }

  async #moveNoted(
    destination: OpenDestination,
    move: NotedMove,
    { source, copy }: FoundForMove,
  ): Promise<Result<true, Unmoved>> {
    const { movesTo: to, ...entry } = move
    const { store } = destination
    const { signal } = this.#ongoing
    // Asked before the copy, too: once the entry is removed from the history, nobody knows who shares its object.
    const sharers = sharersOf(this.#needs.history, entry)
    const copied = copy === undefined ? await copyToKey(store, entry, to, source, signal) : success(copy.etag)
    if (!copied.ok) {
      const { failure: reason, mayHaveCopied } = copied.problem
      // A copy that was not refused may still be made.
      return problem({ failure: reason, endsChange: !mayHaveCopied, freesKey: !reason.retryable })
    }
    const link = await makeLink(destination, to, signal)
    if (!link.ok) return this.#withdrawn(destination, move, link.problem)
    const { history, removeUploads, onHistoryChange } = this.#needs
    const moved = { key: to, etag: copied.value, link: link.value }
    const relocations = await relocationsOf({ ...this.#needs, signal }, entry, sharers, moved)
    const relocated = history.relocate(relocations)
    if (!relocated.ok) return this.#withdrawn(destination, move, relocated.problem)
    removeUploads(relocations.map(({ id }) => id))
    onHistoryChange()
    const isGone = source === undefined || (await this.#isOriginalGone(this.#place(destination), move))
    if (isGone) this.#endChange(entry.id)
    return success(true)
  }

  /** The original stays, so that the link in the history still works; of the copy nobody would know. */
  async #withdrawn(
    destination: OpenDestination,
    move: NotedMove,
    reason: Failure,
  ): Promise<Result<never, Unmoved>> {
    const left = await removeCopy(this.#place(destination), move)
    return problem({ failure: reason, endsChange: left === undefined, freesKey: left === undefined })
  }

  async #finish({ id, key, movesTo }: ObjectMove, destination: OpenDestination): Promise<void> {
    const noted = this.#needs.history.unfinishedChanges([id]).filter(isMove)
    // Before this turn came, the person may have moved it.
    const move = noted.find((one) => one.key === key && one.movesTo === movesTo)
    if (move === undefined) return
    const place = this.#place(destination)
    const isOver = move.isRelocated
      ? await this.#isOriginalGone(place, move)
      : (await removeCopy(place, move)) === undefined
    if (isOver) this.#endChange(id)
  }

  /** Deletes the original of a move that was recorded. Returns false if another try may do it. */
  async #isOriginalGone(place: LeftoverPlace, move: ObjectMove): Promise<boolean> {
    const removed = await removeOriginal(place, move)
    if (!removed.ok) return false
    const refusal = removed.value
    if (refusal === undefined || place.signal.aborted) return true
    // The move is done, but the person has to know that the original is still there.
    this.#needs.post({ kind: 'objects-kept', count: 1, failure: refusal })
    return !refusal.retryable
  }

  #place(destination: OpenDestination): LeftoverPlace {
    return { history: this.#needs.history, destination, signal: this.#ongoing.signal }
  }

  /** What the app's end broke off stays noted. */
  #endChange(id: string): void {
    if (!this.#ongoing.signal.aborted) this.#needs.history.endChanges([id], 'move')
  }
}

/** An entry, and where its object is being moved. */
type NotedMove = HistoryEntry & ObjectMove

interface Unmoved {
  readonly failure: Failure
  /** Whether the move was noted, and has left nothing. */
  readonly endsChange: boolean
  /** Whether nothing of it can still come to the new key. */
  readonly freesKey: boolean
}

function unmoved(reason: Failure): Result<never, Unmoved> {
  return problem({ failure: reason, endsChange: false, freesKey: true })
}

/** The key that the person means: a slash at the end makes it a folder, in which the object keeps its name. */
function meantKey(typed: string, from: string): string {
  const text = typed.normalize('NFC').trim()
  return fitKey([{ kind: 'fixed', text: text.endsWith('/') ? text + nameInKey(from) : text }], '', '')
}

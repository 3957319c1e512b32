import type { Failure } from '../../../shared/failures/failure'
import type { Result } from '../../../shared/result'
import { isFinished, type UploadStatus } from '../../../shared/uploads/upload'
import type { UndoAnswer, UndoableBatch } from '../../../shared/uploads/undo'
import { openerFor } from '../../history/open-for-entry'
import type { HistoryOfChanges } from '../../history/changes/change-needs'
import type { EntryChanges } from '../../history/changes/entry-changes'
import { otherServerFailure } from '../../history/other-server'
import { removeMoveLeftovers } from '../../history/changes/move-leftovers'
import { withSharers } from '../../history/changes/shared-objects'
import type { ObjectChange } from '../../ports/history'
import { mapConcurrently } from '../../map-concurrently'
import { OngoingWork } from '../../ongoing-work'
import type { Clock } from '../../ports/clock'
import type { JournalRecord } from '../../ports/journal'
import type { OpenDestination } from '../../open-destination'
import type { HistoryKeeperNeeds } from '../journal/history-keeper'
import type { UploadList } from '../upload-list'

export interface UndoBatchNeeds {
  readonly list: UploadList
  readonly history: HistoryOfChanges
  readonly changes: EntryChanges
  readonly clock: Pick<Clock, 'after'>
  /** Removes these from list, history and journal. */
  readonly forget: (ids: readonly string[]) => Result<null, Failure>
  readonly open: (destinationId: string) => Result<OpenDestination, Failure>
  readonly nameDestination: HistoryKeeperNeeds['nameDestination']
  readonly onHistoryChange: () => void
}

/** Objects that are being deleted at the same time. */
const maxAtOnce = 16
/** Removals that come this close together are recorded together. */
const gatherMilliseconds = 50
/** How long quitting waits for an undo on its way. */
const endMilliseconds = 5_000

interface Sent extends Pick<JournalRecord, 'upload' | 'plan'> {
  readonly status: Extract<UploadStatus, { state: 'done' }>
}

/** What became of an upload's object; unknown if this deletion, or perhaps an earlier one, got no answer. */
type UndoOutcome = 'removed' | 'kept' | 'unknown'

/**
 * Takes back the last batch. It looks at each object first, and deletes only those that this batch stored and
 * nobody has changed since. What an upload of another batch has a link to stays, too.
 */
export class UndoBatch {
  readonly #needs: UndoBatchNeeds
  /** Uploads that are being undone. */
  readonly #leaving = new Set<string>()
  readonly #ongoing = new OngoingWork()
  /** Uploads whose objects are gone, which list and history still have. */
  #gone: string[] = []
  #cancelTimer: (() => void) | undefined

  constructor(needs: UndoBatchNeeds) {
    this.#needs = needs
  }

  /** What an undo would delete; null while the last batch is going on or being undone, or if it stored nothing. */
  undoable(): UndoableBatch | null {
    const { list, nameDestination } = this.#needs
    const uploads = Array.from(list.briefs)
    const batchId = uploads.at(-1)?.batchId
    const batch = uploads.filter((upload) => upload.batchId === batchId)
    if (batchId === undefined || !batch.every(isFinished)) return null
    const sent = this.#sentWith(batchId)
    if (sent.length === 0 || sent.some(({ upload }) => this.isBeingDeleted(upload.id))) return null
    return {
      batchId,
      uploads: sent.map(({ upload, status }) => ({
        name: upload.name,
        key: status.key,
        destinationName: nameDestination(upload.destinationId).name,
      })),
    }
  }

  /** Undoes only the batch that `undoable` named; for any other, nothing happens. */
  async undo(batchId: string): Promise<UndoAnswer> {
    if (this.undoable()?.batchId !== batchId) return { removed: 0, kept: 0 }
    const ids = this.#sentWith(batchId).map(({ upload }) => upload.id)
    for (const id of ids) this.#leaving.add(id)
    try {
      return await this.#ongoing.during(this.#needs.changes.during(ids, () => this.#undo(ids)))
    } finally {
      for (const id of ids) this.#leaving.delete(id)
    }
  }

  /** An undo on its way gets a moment to finish. What is not deleted by then stays. */
  dispose(): Promise<void> {
    return this.#ongoing.finish(this.#needs.clock, endMilliseconds)
  }

  /** Whether an upload's object is being deleted, so that its link is about to break. */
  isBeingDeleted(id: string): boolean {
    return this.#leaving.has(id)
  }

  /** Without those whose link an upload of another batch got: that one is not undone. */
  #sentWith(wanted: string): readonly Sent[] {
    const { list } = this.#needs
    const ids: string[] = []
    const repeated = new Set<string>()
    for (const { id, batchId, status } of list.briefs) {
      if (status.state !== 'done') continue
      if (batchId === wanted) ids.push(id)
      else if (status.duplicateOf !== undefined) repeated.add(status.duplicateOf)
    }
    return list.read(ids.filter((id) => !repeated.has(id))).flatMap(sentBy)
  }

  async #undo(ids: readonly string[]): Promise<UndoAnswer> {
    const { history, list, open } = this.#needs
    const { signal } = this.#ongoing
    const needs = { history, open: openerFor(open) }
    const left = await removeMoveLeftovers(needs, history.find(ids), signal)
    const ready = ids.filter((id) => !left.has(id))
    // Without those that have been moved, deleted or replaced meanwhile.
    const sent = list.read(ready).flatMap(sentBy)
    const together = withSharers(history, ready)
    const noted = history.noteChanges(sent.map((one) => this.#changeOf(one)))
    // Without the note, an undo that the app's end breaks off would leave entries whose links are dead.
    if (!noted.ok) return { removed: 0, kept: ids.length, failure: noted.problem }
    try {
      const outcomes = await mapConcurrently(sent, maxAtOnce, async (one) => {
        const removal = await this.#remove(one)
        if (removal === 'removed') this.#forgetSoon(together([one.upload.id]))
        return removal
      })
      const kept = sent.flatMap(({ upload }, index) => (outcomes[index] === 'kept' ? upload.id : []))
      // What became of those that got no answer, or that the app's end broke off, the next start finds out.
      if (!signal.aborted) history.endChanges(kept, 'deletion')
      const removed = outcomes.filter((outcome) => outcome === 'removed').length
      return { removed, kept: ids.length - removed }
    } finally {
      this.#forgetGone()
    }
  }

  #changeOf({ upload: { id, destinationId }, plan, status: { key, etag } }: Sent): ObjectChange {
    const destination = this.#needs.nameDestination(destinationId)
    const { bucket, endpoint } = plan.sentTo ?? destination
    const place = { destinationId, destinationName: destination.name, bucket }
    return { id, ...place, ...(endpoint !== undefined && { endpoint }), key, etag }
  }

  async #remove({ upload, status }: Sent): Promise<UndoOutcome> {
    const opened = this.#needs.open(upload.destinationId)
    if (!opened.ok) return 'kept'
    const { fields, store } = opened.value
    const [entry] = this.#needs.history.find([upload.id])
    // The object was never in this bucket, so its absence there would prove nothing.
    if (entry !== undefined && entry.bucket !== fields.bucket) return 'kept'
    const { signal } = this.#ongoing
    const head = await store.head(status.key, signal)
    if (!head.ok) return head.problem.failure.retryable ? 'unknown' : 'kept'
    const there = head.value.answer
    // A missing object counts as removed only if its entry says that it was in this bucket.
    if (there === undefined)
      return entry !== undefined && otherServerFailure(entry, fields) === undefined ? 'removed' : 'kept'
    if (there.uploadId !== upload.id || there.etag !== status.etag) return 'kept'
    const [removal] = await store.removeAll([{ key: status.key, etag: status.etag }], signal)
    if (removal?.kind === 'removed') return 'removed'
    return removal?.kind === 'failed' && removal.failure.retryable ? 'unknown' : 'kept'
  }

  #forgetSoon(ids: readonly string[]): void {
    this.#gone.push(...ids)
    this.#cancelTimer ??= this.#needs.clock.after(gatherMilliseconds, () => this.#forgetGone())
  }

  #forgetGone(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
    const gone = this.#gone
    if (gone.length === 0) return
    this.#gone = []
    const { history, forget, onHistoryChange } = this.#needs
    if (forget(gone).ok) history.endChanges(gone, 'deletion')
    onHistoryChange()
  }
}

function sentBy({ upload, plan }: JournalRecord): readonly Sent[] {
  const { status } = upload
  return status.state === 'done' && status.duplicateOf === undefined ? [{ upload, plan, status }] : []
}

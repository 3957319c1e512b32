import type { Failure } from '../../../shared/failures/failure'
import { lacksRight } from '../../../shared/failures/stage-of-failure'
import { success, type Result } from '../../../shared/result'
import { bucketOf } from '../../bucket-location'
import type { History, NewImage, ObjectChange } from '../../ports/history'
import { mapConcurrently } from '../../map-concurrently'
import type { OpenForEntry } from '../open-for-entry'
import type { EntryChanges } from './entry-changes'
import { otherServerFailure } from '../other-server'
import { isMove } from './object-move'
import { belongsToOther, type OwnerNeeds } from './other-owner'
import { withSharers } from './shared-objects'
import { isVersion, recordVersion, type RecordNeeds } from './record-version'
import type { ObjectHead, ObjectStore } from '../../ports/object-store'
import type { Mover } from './mover'

export interface UnfinishedChangesNeeds extends RecordNeeds, OwnerNeeds {
  readonly history: Pick<History, 'find' | 'sharers' | 'replace' | 'endChanges' | 'unfinishedChanges'>
  readonly changes: EntryChanges
  /** Opens the bucket that a change was noted for, if it can. */
  readonly open: OpenForEntry
  readonly mover: Pick<Mover, 'finish'>
  /** Removes uploads whose objects are gone from list, history and journal. */
  readonly forget: (ids: readonly string[]) => Result<null, Failure>
}

const maxAtOnce = 16

/**
 * Ends what the last run had begun at the server when it ended, in an orderly way or not. What had been deleted leaves
 * history and list; what was still to be deleted stays, because nothing is deleted at a start. A move is completed, and
 * an image that has replaced another one is recorded. What cannot be found out now, as without a network, is left for
 * the next start.
 */
export class UnfinishedChanges {
  readonly #needs: UnfinishedChangesNeeds
  readonly #ending = new AbortController()
  /** Buckets that did not answer, see `accessOf`: each of thousands of requests would wait for its timeout. */
  readonly #unreachable = new Set<string>()

  constructor(needs: UnfinishedChangesNeeds) {
    this.#needs = needs
  }

  async finish(): Promise<void> {
    const { history, changes, mover, open } = this.#needs
    await mapConcurrently(history.unfinishedChanges(), maxAtOnce, async (change) => {
      if (this.#ending.signal.aborted || this.#unreachable.has(accessOf(change))) return
      const opened = open(change)
      if (!opened.ok || otherServerFailure(change, opened.value.fields) !== undefined) return
      const destination = opened.value
      await (isMove(change)
        ? mover.finish(change, destination)
        : changes.during([change.id], () => this.#record(change, destination.store)))
    })
  }

  /** To be called when the app ends: nothing more is asked or stored. */
  dispose(): void {
    this.#ending.abort()
  }

  async #record(change: ObjectChange, store: ObjectStore): Promise<void> {
    const { history } = this.#needs
    // Before this turn came, the person may have changed it once more.
    if (!history.unfinishedChanges([change.id]).some((noted) => isSameChange(noted, change))) return
    const [entry] = history.find([change.id])
    // It was moved since, so that nothing of it is left under that key.
    if (entry !== undefined && entry.key !== change.key) {
      this.#end(change)
      return
    }
    const head = await store.head(change.key, this.#ending.signal)
    if (this.#ending.signal.aborted) return
    // Credentials that may not look will not tell at the next start either.
    if (!head.ok && !lacksRight(head.problem.failure)) {
      this.#unreachable.add(accessOf(change))
      return
    }
    const recorded = head.ok ? this.#recordFound(change, head.value.answer) : success(null)
    if (recorded.ok) this.#end(change)
  }

  #end({ id, replacedBy }: ObjectChange): void {
    this.#needs.history.endChanges([id], replacedBy === undefined ? 'deletion' : 'replacement')
  }

  #recordFound(change: ObjectChange, there: ObjectHead | undefined): Result<null, Failure> {
    const { replacedBy } = change
    if (replacedBy !== undefined) return this.#recordReplacement(change, replacedBy, there)
    const isThere = there !== undefined && !isOfLaterUpload(change, there)
    if (isThere && !belongsToOther(this.#needs, [change], there)) return success(null)
    const { history, forget } = this.#needs
    // What is there belongs to a later upload, whose entry stays.
    const gone = there === undefined ? withSharers(history, [change.id])([change.id]) : [change.id]
    const forgotten = forget(gone)
    this.#needs.onHistoryChange()
    return forgotten
  }

  #recordReplacement(
    { id, endpoint }: ObjectChange,
    image: NewImage,
    there: ObjectHead | undefined,
  ): Result<null, Failure> {
    const [entry] = this.#needs.history.find([id])
    if (entry === undefined || there === undefined) return success(null)
    if (there.etag === entry.etag || !isVersion(there, entry, image)) return success(null)
    const stored = { etag: there.etag, ...(endpoint !== undefined && { endpoint }) }
    return recordVersion(this.#needs, entry, image, stored)
  }
}

/** Identifies a bucket and the credentials with which it is asked. Early versions did not record the server. */
function accessOf({ destinationId, endpoint = '', bucket }: ObjectChange): string {
  return `${destinationId} ${bucketOf({ endpoint, bucket })}`
}

/** Whether both are the deletion, or both the replacement, of what is under one key. */
function isSameChange(one: ObjectChange, other: ObjectChange): boolean {
  const isOneKind = (one.replacedBy === undefined) === (other.replacedBy === undefined)
  return !isMove(one) && isOneKind && one.key === other.key
}

/** Whether an upload, which this history need not know, has been given the key since and stored another image. */
function isOfLaterUpload({ id, etag }: ObjectChange, there: ObjectHead): boolean {
  return there.etag !== etag && there.uploadId !== '' && there.uploadId !== id
}

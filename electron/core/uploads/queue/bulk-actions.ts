import type { UploadBrief } from '../../../shared/uploads/upload'
import { abortedByCancel } from '../attempt/attempt-outcome'
import type { FairQueue } from './fair-queue'
import { applyHold, contradictsHolds, type ApplyHoldsNeeds } from './apply-holds'
import type { Slices } from '../../slices'

export interface BulkActionsNeeds extends ApplyHoldsNeeds {
  readonly slices: Slices
  readonly ready: FairQueue
  /** Sends an upload elsewhere if its own destination is gone, and says where; undefined if it stays as it is. */
  readonly redirectIfGone: (upload: UploadBrief) => string | undefined
  /** Forgets all earlier failures of an upload. */
  readonly resetFailures: (id: string) => void
  /** Called when uploads have ended that others may have waited for. */
  readonly onEnded: () => void
  /** Called when uploads wait again. */
  readonly onWaiting: () => void
  /** Called when every upload matches the holds. */
  readonly onHoldsApplied: () => void
}

/** Actions on one upload or tens of thousands at once, carried out in slices. */
export class BulkActions {
  readonly #needs: BulkActionsNeeds

  constructor(needs: BulkActionsNeeds) {
    this.#needs = needs
  }

  cancel(ids: () => readonly string[]): void {
    const { list, slices, running, ready, resetFailures, onEnded } = this.#needs
    slices.run({
      ids: () => this.#runningFirst(ids()),
      // An upload that is still to be cancelled must not take a slot that another one gives back.
      begin: (all) => ready.exclude(all),
      slice: (slice) => {
        for (const id of slice) {
          resetFailures(id)
          list.apply(id, { type: 'cancel' })
          running.abort(id, abortedByCancel)
        }
        ready.readmit(slice)
      },
      end: onEnded,
    })
  }

  /** Tries again at once, with a fresh count of attempts. */
  retry(ids: () => readonly string[]): void {
    const { slices, onWaiting } = this.#needs
    slices.run({ ids, slice: (slice) => slice.forEach((id) => this.#retryOne(id)), end: onWaiting })
  }

  /** Pauses all uploads that may not go on, running ones first, and lets the others wait for their turn. */
  applyHolds(): void {
    const { list, slices, onHoldsApplied } = this.#needs
    slices.run({
      ids: () => this.#runningFirst(list.idsWhere((upload) => contradictsHolds(this.#needs, upload))),
      slice: (slice) => slice.forEach((id) => applyHold(this.#needs, id)),
      end: onHoldsApplied,
    })
  }

  /**
   * Fails those that wait for a held destination, each with what stopped it. A pause by the person fails nothing.
   */
  giveUp(ids: readonly string[]): void {
    const { slices, onEnded } = this.#needs
    slices.run({ ids: () => ids, slice: (slice) => slice.forEach((id) => this.#giveUpOne(id)), end: onEnded })
  }

  #runningFirst(ids: readonly string[]): readonly string[] {
    const asked = new Set(ids)
    return [...new Set([...this.#needs.running.ids.filter((id) => asked.has(id)), ...ids])]
  }

  #retryOne(id: string): void {
    const { list, holds, resetFailures, redirectIfGone } = this.#needs
    const upload = list.brief(id)
    const state = upload?.status.state
    if (upload === undefined || (state !== 'failed' && state !== 'cancelled' && state !== 'retrying')) return
    resetFailures(id)
    holds.release(redirectIfGone(upload) ?? upload.destinationId)
    list.apply(id, { type: 'wait' })
  }

  #giveUpOne(id: string): void {
    const { list, holds, resetFailures } = this.#needs
    const upload = list.brief(id)
    if (upload?.status.state !== 'paused' || upload.status.reason === 'person') return
    const hold = holds.of(upload.destinationId)
    if (hold === undefined) return
    resetFailures(id)
    list.apply(id, { type: 'fail', failure: hold.failure, isGivenUp: true })
  }
}

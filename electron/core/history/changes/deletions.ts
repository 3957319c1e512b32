import { noDeletion, undoMilliseconds, type DeletionState } from '../../../shared/history/deletion'
import type { HistoryPosition } from '../../../shared/history/history'
import type { Notice } from '../../../shared/app/notice'
import type { History } from '../../ports/history'
import { OngoingWork } from '../../ongoing-work'
import type { Clock } from '../../ports/clock'
import type { Slices } from '../../slices'
import type { DeletedEntries, DeleteEntriesNeeds } from './delete-entries'
import { deleteInBatches } from './delete-in-batches'
import type { Deletion } from './delete-objects'
import { LeavingEntries } from './leaving-entries'
import { withSharers } from './shared-objects'

export interface DeletionsNeeds extends DeleteEntriesNeeds {
  readonly clock: Clock
  readonly history: DeleteEntriesNeeds['history'] & Pick<History, 'locate'>
  readonly slices: Pick<Slices, 'run' | 'change'>
  readonly post: (notice: Notice) => void
  readonly onChange: (state: DeletionState) => void
  readonly onHistoryChange: () => void
}

/** What to do with an object that others have changed since its upload. */
type IfChanged = 'ask' | 'delete' | 'leave'

/** How long quitting waits for deletions on their way. */
const endMilliseconds = 5_000

/**
 * Deletes entries' objects from their buckets, after a delay in which the person can undo it. Nothing is sent before
 * that, and nothing is stored: quitting during the delay leaves every object where it is.
 */
export class Deletions {
  readonly #needs: DeletionsNeeds
  readonly #ongoing = new OngoingWork()
  readonly #leaving: LeavingEntries
  #state: DeletionState = noDeletion
  #cancelTimer: (() => void) | undefined

  constructor(needs: DeletionsNeeds) {
    this.#needs = needs
    this.#leaving = new LeavingEntries(needs.history)
  }

  get state(): DeletionState {
    return this.#state
  }

  /** Positions of the entries that will be deleted unless that is undone, and of those being deleted. */
  get leavingPositions(): ReadonlySet<HistoryPosition> {
    return this.#leaving.positions
  }

  /** Whether an entry is one of them, or shares its object with one. */
  isBeingDeleted(id: string): boolean {
    if (this.#leaving.size === 0) return false
    return withSharers(this.#needs.history, [id])([id]).some((each) => this.#leaving.has(each))
  }

  /** Deletes entries after the delay. If others are waiting already, these join them and the delay starts again. */
  ask(ids: readonly string[]): void {
    const { history, slices } = this.#needs
    const known: string[] = []
    slices.run({
      ids: () => ids,
      slice: (some) => {
        const found = history.find(some).map(({ id }) => id)
        this.#leaving.add(found)
        known.push(...found)
      },
      end: () => this.#wait(known),
    })
  }

  #wait(ids: readonly string[]): void {
    const busy = new Set(this.#state.sending)
    const together = new Set([...(this.#state.waiting?.ids ?? []), ...ids.filter((id) => !busy.has(id))])
    if (together.size === 0 || this.#ongoing.signal.aborted) return
    // Some may have been kept since they were looked up.
    this.#leaving.add(ids)
    this.#cancelTimer?.()
    const startsAt = this.#needs.clock.now() + undoMilliseconds
    this.#cancelTimer = this.#needs.clock.after(undoMilliseconds, () => this.#begin())
    this.#change({ waiting: { ids: [...together], startsAt } })
  }

  /** Keeps everything that is waiting. */
  undo(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
    const ids = this.#state.waiting?.ids ?? []
    this.#change({ waiting: null })
    this.#keep(ids)
  }

  /**
   * Deletes entries at once, for a program that waits for the result. What others have changed since is left alone, and
   * nobody is asked about it.
   *
   * @returns the result for each entry, by its id; ids that the history does not know are absent
   */
  async deleteNow(ids: readonly string[]): Promise<ReadonlyMap<string, Deletion>> {
    return this.#ongoing.during(this.#send(ids, 'leave'))
  }

  /** The person's answer about objects that others have changed. */
  async answer(deletes: boolean): Promise<void> {
    const ids = this.#state.asking.map(({ id }) => id)
    this.#change({ asking: [] })
    if (deletes) await this.#ongoing.during(this.#send(ids, 'delete'))
  }

  /** What is waiting stays in the bucket; deletions on their way get a moment to finish. */
  async dispose(): Promise<void> {
    this.#cancelTimer?.()
    await this.#ongoing.finish(this.#needs.clock, endMilliseconds)
  }

  #begin(): void {
    const ids = this.#state.waiting?.ids ?? []
    this.#cancelTimer = undefined
    this.#change({ waiting: null })
    void this.#ongoing.during(this.#send(ids, 'ask'))
  }

  async #send(ids: readonly string[], changed: IfChanged): Promise<ReadonlyMap<string, Deletion>> {
    const { signal } = this.#ongoing
    const sent = new Set(ids)
    let asking: DeletedEntries['changed'] = []
    this.#leaving.add(ids)
    this.#change({ sending: [...this.#state.sending, ...ids] })
    try {
      const deleted = await deleteInBatches(this.#needs, ids, changed === 'delete', signal)
      if (changed === 'ask') asking = deleted.changed
      if (!signal.aborted) this.#report(deleted)
      return deleted.outcomes
    } finally {
      this.#change({
        sending: this.#state.sending.filter((id) => !sent.has(id)),
        asking: [...this.#state.asking, ...asking.map(({ id, name, key }) => ({ id, name, key }))],
      })
      this.#keep(ids)
      this.#needs.onHistoryChange()
    }
  }

  /** Entries leave no longer, except for those that still wait, or that another deletion is about. */
  #keep(ids: readonly string[]): void {
    const { waiting, sending } = this.#state
    const stillLeaving = new Set([...(waiting?.ids ?? []), ...sending])
    this.#leaving.remove(ids.filter((id) => !stillLeaving.has(id)))
  }

  #report({ outcomes, kept, notForgotten }: DeletedEntries): void {
    const { post } = this.#needs
    const count = (kind: Deletion['kind']) => [...outcomes.values()].filter((one) => one.kind === kind).length
    const [deleted, alreadyGone] = [count('deleted'), count('already-gone')]
    if (deleted + alreadyGone > 0) post({ kind: 'objects-deleted', deleted, alreadyGone })
    const [failure] = kept
    if (failure !== undefined) post({ kind: 'objects-kept', count: kept.length, failure })
    if (notForgotten !== undefined) post({ kind: 'failure', failure: notForgotten })
  }

  #change(change: Partial<DeletionState>): void {
    this.#state = { ...this.#state, ...change }
    this.#needs.onChange(this.#state)
  }
}

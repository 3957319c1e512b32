import { noDeletion, undoMilliseconds, type DeletionState } from '../../../shared/history/deletion'
import type { Failure } from '../../../shared/failures/failure'
import type { HistoryEntry } from '../../../shared/history/history'
import type { Notice } from '../../../shared/app/notice'
import type { Result } from '../../../shared/result'
import type { History } from '../../history-ports'
import { OngoingWork } from '../../ongoing-work'
import type { Clock } from '../../ports'
import type { Slices } from '../../slices'
import type { ChangeNeeds, HistoryOfChanges } from './change-needs'
import { deleteObjects, type Deletion } from './delete-objects'
import { removeMoveLeftovers } from './move-leftovers'
import { withSharers } from './shared-objects'

export interface DeletionsNeeds extends ChangeNeeds {
  readonly clock: Clock
  readonly history: HistoryOfChanges & Pick<History, 'noteFindings'>
  readonly slices: Pick<Slices, 'run' | 'change'>
  /** Removes uploads whose objects are gone from list, history and journal. */
  readonly forget: (ids: readonly string[]) => Result<null, Failure>
  readonly post: (notice: Notice) => void
  readonly onChange: (state: DeletionState) => void
  readonly onHistoryChange: () => void
}

interface Deleting {
  readonly outcomes: ReadonlyMap<string, Deletion>
  /** Entries whose earlier notes are still needed: nothing was sent for them. */
  readonly unbegun: ReadonlySet<string>
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
  #state: DeletionState = noDeletion
  #cancelTimer: (() => void) | undefined

  constructor(needs: DeletionsNeeds) {
    this.#needs = needs
  }

  get state(): DeletionState {
    return this.#state
  }

  /** The entries that will be deleted unless that is undone, and those being deleted. */
  get beingDeleted(): readonly string[] {
    return [...(this.#state.waiting?.ids ?? []), ...this.#state.sending]
  }

  /** Whether an entry is one of them, or shares its object with one. */
  isBeingDeleted(id: string): boolean {
    const leaving = new Set(this.beingDeleted)
    if (leaving.size === 0) return false
    return withSharers(this.#needs.history, [id])([id]).some((each) => leaving.has(each))
  }

  /** Deletes entries after the delay. If others are waiting already, these join them and the delay starts again. */
  ask(ids: readonly string[]): void {
    const { history, slices } = this.#needs
    const known: string[] = []
    slices.run({
      ids: () => ids,
      slice: (some) => known.push(...history.find(some).map(({ id }) => id)),
      end: () => this.#wait(known),
    })
  }

  #wait(ids: readonly string[]): void {
    const busy = new Set(this.#state.sending)
    const together = new Set([...(this.#state.waiting?.ids ?? []), ...ids.filter((id) => !busy.has(id))])
    if (together.size === 0 || this.#ongoing.signal.aborted) return
    this.#cancelTimer?.()
    const startsAt = this.#needs.clock.now() + undoMilliseconds
    this.#cancelTimer = this.#needs.clock.after(undoMilliseconds, () => this.#begin())
    this.#change({ waiting: { ids: [...together], startsAt } })
  }

  /** Keeps everything that is waiting. */
  undo(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
    this.#change({ waiting: null })
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

  #send(ids: readonly string[], changed: IfChanged): Promise<ReadonlyMap<string, Deletion>> {
    this.#change({ sending: [...this.#state.sending, ...ids] })
    return this.#needs.changes.during(ids, () => this.#sendInTurn(ids, changed))
  }

  async #sendInTurn(ids: readonly string[], changed: IfChanged): Promise<ReadonlyMap<string, Deletion>> {
    const asked = new Set(ids)
    let asking: readonly HistoryEntry[] = []
    try {
      const { outcomes, left } = await this.#deleteAndForget(ids, changed)
      if (changed === 'ask') asking = left.filter(({ id }) => outcomes.get(id)?.kind === 'changed')
      return outcomes
    } finally {
      this.#change({
        sending: this.#state.sending.filter((id) => !asked.has(id)),
        asking: [...this.#state.asking, ...asking.map(({ id, name, key }) => ({ id, name, key }))],
      })
      this.#needs.onHistoryChange()
    }
  }

  /** @returns the outcomes, and the entries whose objects are still there */
  async #deleteAndForget(
    ids: readonly string[],
    changed: IfChanged,
  ): Promise<{ readonly outcomes: Deleting['outcomes']; readonly left: readonly HistoryEntry[] }> {
    const { history, slices, forget, post } = this.#needs
    const entries = history.find(ids)
    // Asked before anything is deleted: what is stored under a free key later stays.
    const together = withSharers(history, ids)
    const { outcomes, unbegun } = await this.#delete(entries, changed)
    const deleted = entries.filter(({ id }) => isGone(outcomes.get(id)))
    const gone = new Set(together(deleted.map(({ id }) => id)))
    const forgotten = await slices.change([...gone], forget)
    // What became of the others, and whether the disk has forgotten these, the next start finds out.
    if (this.#ongoing.signal.aborted) return { outcomes, left: [] }
    const ended = ids.filter((id) => !unbegun.has(id) && !mayStillTakeEffect(outcomes.get(id)))
    if (forgotten.ok) history.endChanges(ended, 'deletion')
    const left = entries.filter(({ id }) => !gone.has(id))
    this.#report(deleted, outcomes, this.#noteFailures(left, outcomes))
    if (!forgotten.ok) post({ kind: 'failure', failure: forgotten.problem })
    return { outcomes, left }
  }

  async #delete(entries: readonly HistoryEntry[], changed: IfChanged): Promise<Deleting> {
    const { history, slices } = this.#needs
    const { signal } = this.#ongoing
    const left = await removeMoveLeftovers(this.#needs, entries, signal)
    const ready = entries.filter(({ id }) => !left.has(id))
    const noted = await slices.change(
      ready.map(({ id }) => id),
      (some) => history.noteChanges(history.find(some)),
    )
    // Without the note, a deletion that the app's end breaks off would leave an entry whose link is dead.
    if (!noted.ok) return withUnbegun(new Map(), new Map(entries.map(({ id }) => [id, noted.problem])))
    const deleted = await deleteObjects(this.#needs, ready, changed === 'delete', signal)
    return withUnbegun(deleted, left)
  }

  /** Records with each entry why its object is still there. */
  #noteFailures(
    entries: readonly HistoryEntry[],
    outcomes: ReadonlyMap<string, Deletion>,
  ): readonly Failure[] {
    const at = this.#needs.clock.now()
    const failed = entries.flatMap((entry) => {
      const outcome = outcomes.get(entry.id)
      return outcome?.kind === 'failed' ? [{ id: entry.id, failure: outcome.failure }] : []
    })
    this.#needs.history.noteFindings(
      failed.map(({ id, failure }) => ({ id, finding: { kind: 'not-deleted', at, failure } })),
    )
    return failed.map(({ failure }) => failure)
  }

  #report(
    gone: readonly HistoryEntry[],
    outcomes: ReadonlyMap<string, Deletion>,
    [failure, ...others]: readonly Failure[],
  ): void {
    const { post } = this.#needs
    const deleted = gone.filter(({ id }) => outcomes.get(id)?.kind === 'deleted').length
    if (gone.length > 0) post({ kind: 'objects-deleted', deleted, alreadyGone: gone.length - deleted })
    if (failure !== undefined) post({ kind: 'objects-kept', count: others.length + 1, failure })
  }

  #change(change: Partial<DeletionState>): void {
    this.#state = { ...this.#state, ...change }
    this.#needs.onChange(this.#state)
  }
}

function withUnbegun(deleted: Deleting['outcomes'], reasons: ReadonlyMap<string, Failure>): Deleting {
  const outcomes = new Map(deleted)
  for (const [id, reason] of reasons) outcomes.set(id, { kind: 'failed', failure: reason })
  return { outcomes, unbegun: new Set(reasons.keys()) }
}

/** Whether a deletion may have been sent whose answer was lost. The next start finds out. */
function mayStillTakeEffect(deletion: Deletion | undefined): boolean {
  return deletion?.kind === 'failed' && deletion.failure.retryable
}

function isGone(deletion: Deletion | undefined): boolean {
  return deletion?.kind === 'deleted' || deletion?.kind === 'already-gone'
}

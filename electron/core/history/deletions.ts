import { noDeletion, undoMilliseconds, type DeletionState } from '../../shared/deletion'
import type { Failure } from '../../shared/failure'
import type { HistoryEntry } from '../../shared/history'
import type { Notice } from '../../shared/notice'
import type { History } from '../history-ports'
import type { Clock } from '../ports'
import { deleteObjects, type Deletion, type FoundObject, type OpenForEntry } from './delete-objects'

export interface DeletionsNeeds {
  readonly clock: Clock
  readonly history: Pick<History, 'find' | 'forget' | 'noteFindings'>
  readonly open: OpenForEntry
  /** Whether the history is yet to learn of an upload. */
  readonly isComing: (id: string) => boolean
  /** Takes the rows of objects that are gone off the list of uploads. */
  readonly removeUploads: (ids: readonly string[]) => void
  readonly post: (notice: Notice) => void
  readonly onChange: (state: DeletionState) => void
  readonly onHistoryChange: () => void
}

/** What becomes of an object that others have changed since it was uploaded. */
type IfChanged = 'ask' | 'delete' | 'leave'

/** How long quitting waits for what is being sent. */
const endMilliseconds = 5_000

/**
 * Deletes entries' objects from their buckets, after some time to think better of it. Nothing is sent
 * before that has passed, and nothing is written down: quitting meanwhile leaves every object there.
 */
export class Deletions {
  readonly #needs: DeletionsNeeds
  readonly #ending = new AbortController()
  #state: DeletionState = noDeletion
  #callOff: (() => void) | undefined
  readonly #sends = new Set<Promise<unknown>>()

  constructor(needs: DeletionsNeeds) {
    this.#needs = needs
  }

  get state(): DeletionState {
    return this.#state
  }

  /** The entries that are deleted unless that is undone, or are being deleted. */
  get leaving(): readonly string[] {
    return [...(this.#state.waiting?.ids ?? []), ...this.#state.sending]
  }

  /** Whether an entry is one of them. */
  isLeaving(id: string): boolean {
    const { waiting, sending } = this.#state
    return sending.includes(id) || (waiting?.ids.includes(id) ?? false)
  }

  /** Deletes entries once the time is up. More of them join those that wait, and all wait anew. */
  ask(ids: readonly string[]): void {
    const busy = new Set(this.#state.sending)
    const known = this.#needs.history.find(ids).filter(({ id }) => !busy.has(id))
    const together = new Set([...(this.#state.waiting?.ids ?? []), ...known.map(({ id }) => id)])
    if (together.size === 0) return
    this.#callOff?.()
    const sendsAt = this.#needs.clock.now() + undoMilliseconds
    this.#callOff = this.#needs.clock.after(undoMilliseconds, () => this.#begin())
    this.#change({ waiting: { ids: [...together], sendsAt } })
  }

  /** Keeps everything that waits. */
  undo(): void {
    this.#callOff?.()
    this.#callOff = undefined
    this.#change({ waiting: null })
  }

  /**
   * Deletes entries without time to think better of it, for a program that waits; what others have changed
   * since is left alone, and nobody is asked about it.
   *
   * @returns what became of each, by its id; nothing of such as the history does not know
   */
  async deleteNow(ids: readonly string[]): Promise<ReadonlyMap<string, Deletion>> {
    const sending = this.#send(ids, 'leave')
    await this.#track(sending)
    return sending
  }

  /** The person's answer about the objects that others have changed. */
  async answer(deletes: boolean): Promise<void> {
    const ids = this.#state.asking.map(({ id }) => id)
    this.#change({ asking: [] })
    if (deletes) await this.#track(this.#send(ids, 'delete'))
  }

  /** What waits stays in the bucket; what is being sent gets a moment to come to its end. */
  async dispose(): Promise<void> {
    this.#callOff?.()
    const callOff = this.#needs.clock.after(endMilliseconds, () => this.#ending.abort())
    await Promise.all(this.#sends)
    callOff()
  }

  #begin(): void {
    const ids = this.#state.waiting?.ids ?? []
    this.#callOff = undefined
    this.#change({ waiting: null })
    void this.#track(this.#send(ids, 'ask'))
  }

  async #track(sending: Promise<unknown>): Promise<void> {
    this.#sends.add(sending)
    await sending
    this.#sends.delete(sending)
  }

  async #send(ids: readonly string[], changed: IfChanged): Promise<ReadonlyMap<string, Deletion>> {
    const { history, open, removeUploads, onHistoryChange } = this.#needs
    this.#change({ sending: [...this.#state.sending, ...ids] })
    const entries = history.find(ids)
    const asked = new Set(ids)
    const outcomes = await deleteObjects(
      { open, isAnothers: (object) => this.#isAnothers(object, asked) },
      entries,
      changed === 'delete',
      this.#ending.signal,
    )
    const gone = entries.filter(({ id }) => isGone(outcomes.get(id)))
    const forgotten = history.forget(gone.map(({ id }) => id))
    removeUploads(gone.map(({ id }) => id))
    if (this.#ending.signal.aborted) return outcomes
    const asking = changed === 'ask' ? entries.filter(({ id }) => outcomes.get(id)?.kind === 'changed') : []
    const failures = this.#noteFailures(entries, outcomes)
    this.#change({
      sending: this.#state.sending.filter((id) => !asked.has(id)),
      asking: [...this.#state.asking, ...asking.map(({ id, name, key }) => ({ id, name, key }))],
    })
    onHistoryChange()
    this.#tell(gone, outcomes, failures)
    if (!forgotten.ok) this.#needs.post({ kind: 'failure', failure: forgotten.problem })
    return outcomes
  }

  /** Whether an upload that is to stay has put an object there since, perhaps of the same bytes. */
  #isAnothers({ destinationId, key, uploadId }: FoundObject, asked: ReadonlySet<string>): boolean {
    if (uploadId === '' || asked.has(uploadId)) return false
    const [entry] = this.#needs.history.find([uploadId])
    // What is only a copy of another's object, made elsewhere, has its id as well.
    if (entry !== undefined) return entry.key === key && entry.destinationId === destinationId
    return this.#needs.isComing(uploadId)
  }

  /** Each entry keeps the reason why its object is still there. */
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

  #tell(
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

function isGone(deletion: Deletion | undefined): boolean {
  return deletion?.kind === 'deleted' || deletion?.kind === 'already-gone'
}

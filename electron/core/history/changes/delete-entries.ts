import type { Failure } from '../../../shared/failures/failure'
import type { HistoryEntry } from '../../../shared/history/history'
import type { Result } from '../../../shared/result'
import type { History } from '../../ports/history'
import type { Clock } from '../../ports/clock'
import type { Slices } from '../../slices'
import type { ChangeNeeds, HistoryOfChanges } from './change-needs'
import { deleteObjects, type Deletion } from './delete-objects'
import { removeMoveLeftovers } from './move-leftovers'
import { withSharers } from './shared-objects'

export interface DeleteEntriesNeeds extends ChangeNeeds {
  readonly clock: Pick<Clock, 'now'>
  readonly history: HistoryOfChanges & Pick<History, 'noteFindings'>
  readonly slices: Pick<Slices, 'change'>
  /** Removes uploads whose objects are gone from list, history and journal. */
  readonly forget: (ids: readonly string[]) => Result<null, Failure>
}

/** What became of entries that were to be deleted. */
export interface DeletedEntries {
  /** By id; of those that the history knows. */
  readonly outcomes: ReadonlyMap<string, Deletion>
  /** Entries left alone because others have changed their objects. */
  readonly changed: readonly HistoryEntry[]
  /** Why objects are still there, or why the history could not forget what is gone. */
  readonly kept: readonly Failure[]
  readonly notForgotten?: Failure
}

interface Deleting {
  readonly outcomes: ReadonlyMap<string, Deletion>
  /** Entries whose earlier notes are still needed: nothing was sent for them. */
  readonly unbegun: ReadonlySet<string>
}

/**
 * Deletes entries' objects, and then the entries and all others about the same objects. Each object is noted before, so
 * that the next start finds out what became of it if the app ends meanwhile.
 *
 * @param evenIfChanged deletes what others have stored in their place, too
 * @param signal aborted once the app's end waits no longer
 */
export async function deleteEntries(
  needs: DeleteEntriesNeeds,
  ids: readonly string[],
  evenIfChanged: boolean,
  signal: AbortSignal,
): Promise<DeletedEntries> {
  const { history, slices, forget } = needs
  const entries = history.find(ids)
  // Asked before anything is deleted: what is stored under a free key later stays.
  const together = withSharers(history, ids)
  const { outcomes, unbegun } = await sendDeletions(needs, entries, evenIfChanged, signal)
  const deleted = entries.filter(({ id }) => isGone(outcomes.get(id)))
  const gone = new Set(together(deleted.map(({ id }) => id)))
  const forgotten = await slices.change([...gone], forget)
  // What became of the others, and whether the disk has forgotten these, the next start finds out.
  if (signal.aborted) return { outcomes, changed: [], kept: [] }
  const ended = ids.filter((id) => !unbegun.has(id) && !mayStillTakeEffect(outcomes.get(id)))
  if (forgotten.ok) history.endChanges(ended, 'deletion')
  const left = entries.filter(({ id }) => !gone.has(id))
  return {
    outcomes,
    changed: left.filter(({ id }) => outcomes.get(id)?.kind === 'changed'),
    kept: noteKept(needs, failuresOf(left, outcomes)),
    ...(!forgotten.ok && { notForgotten: forgotten.problem }),
  }
}

async function sendDeletions(
  needs: DeleteEntriesNeeds,
  entries: readonly HistoryEntry[],
  evenIfChanged: boolean,
  signal: AbortSignal,
): Promise<Deleting> {
  const { history, slices } = needs
  const left = await removeMoveLeftovers(needs, entries, signal)
  const ready = entries.filter(({ id }) => !left.has(id))
  const noted = await slices.change(
    ready.map(({ id }) => id),
    (some) => history.noteChanges(history.find(some)),
  )
  // Without the note, a deletion that the app's end breaks off would leave an entry whose link is dead.
  if (!noted.ok) return withUnbegun(new Map(), new Map(entries.map(({ id }) => [id, noted.problem])))
  const deleted = await deleteObjects(needs, ready, evenIfChanged, signal)
  return withUnbegun(deleted, left)
}

/** An entry, and why its object is still there. */
interface KeptEntry {
  readonly id: string
  readonly failure: Failure
}

function failuresOf(
  entries: readonly HistoryEntry[],
  outcomes: ReadonlyMap<string, Deletion>,
): readonly KeptEntry[] {
  return entries.flatMap(({ id }) => {
    const outcome = outcomes.get(id)
    return outcome?.kind === 'failed' ? [{ id, failure: outcome.failure }] : []
  })
}

/** Records with each entry why its object is still there, and returns that. */
export function noteKept(
  { clock, history }: Pick<DeleteEntriesNeeds, 'clock' | 'history'>,
  kept: readonly KeptEntry[],
): readonly Failure[] {
  const at = clock.now()
  history.noteFindings(kept.map(({ id, failure }) => ({ id, finding: { kind: 'not-deleted', at, failure } })))
  return kept.map(({ failure }) => failure)
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

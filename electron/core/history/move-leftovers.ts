import type { Failure, FailureKind } from '../../shared/failures/failure'
import type { HistoryEntry } from '../../shared/history/history'
import { problem, success, type Result } from '../../shared/result'
import type { History, NamedObject, ObjectChange } from '../history-ports'
import { mapConcurrently } from '../map-concurrently'
import type { OpenDestination } from '../uploads/attempt/attempt-needs'
import { lookBeforeMove } from './copy-to-key'
import type { OpenForEntry } from './open-for-entry'

const maxAtOnce = 16
const finalKinds: readonly FailureKind[] = ['access-denied', 'bucket-missing', 'key-exists', 'unexpected']

export interface LeftoverNeeds {
  readonly open: OpenForEntry
  readonly history: Pick<History, 'isSharedObject'>
}

/** Where a move has left something. */
export interface LeftoverPlace extends Pick<LeftoverNeeds, 'history'> {
  readonly destination: OpenDestination
  readonly signal: AbortSignal
}

/**
 * Removes what earlier moves of these entries have left: their notes are about to be replaced by that of another change,
 * and then nobody would know of it.
 *
 * @param changes all that are noted
 * @returns why something is still there, by the entry's id
 */
export async function removeMoveLeftovers(
  { open, history }: LeftoverNeeds,
  changes: readonly ObjectChange[],
  entries: readonly HistoryEntry[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Failure>> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const left = new Map<string, Failure>()
  await mapConcurrently(changes, maxAtOnce, async (change) => {
    const entry = byId.get(change.id)
    if (entry === undefined || change.movesTo === undefined) return
    const opened = open(entry)
    const reason = opened.ok
      ? await removeLeftover({ history, destination: opened.value, signal }, change, change.movesTo, entry)
      : opened.problem
    if (reason !== undefined) left.set(entry.id, reason)
  })
  return left
}

/**
 * Deletes the copy that a move has left, as long as the object itself is there.
 *
 * @returns why another try may delete it; undefined if it is gone or cannot be deleted
 */
export async function removeCopy(
  place: LeftoverPlace,
  entry: HistoryEntry,
  to: string,
): Promise<Failure | undefined> {
  const found = await lookBeforeMove(place.destination.store, entry, to, place.signal)
  if (!found.ok) return passing(found.problem)
  const { source, copy } = found.value
  if (source === undefined || copy === undefined) return undefined
  return passing(await refusalToDelete(place, { ...entry, key: to, etag: copy.etag }))
}

/** The uploads one of which stored an object; an empty id stands for none of ours. */
export type Owners = readonly string[]

/** Who may have stored a moved object: of one that was found in the bucket, only its copy tells. */
export async function ownersOf(
  { destination: { store }, signal }: LeftoverPlace,
  { id }: ObjectChange,
  copiedTo: string,
): Promise<Owners> {
  const head = await store.head(copiedTo, signal)
  const copy = head.ok ? head.value.value : undefined
  return copy === undefined ? ['', id] : ['', id, copy.uploadId]
}

/** Whether the object is still under the key that it was moved away from, and not one that a later upload stored there. */
export async function isOriginalThere(
  { destination: { store }, signal }: LeftoverPlace,
  { key, etag }: ObjectChange,
  owners: Owners,
): Promise<Result<boolean, Failure>> {
  const head = await store.head(key, signal)
  if (!head.ok) return problem(head.problem.failure)
  const there = head.value.value
  return success(there?.etag === etag && owners.includes(there.uploadId))
}

/**
 * Deletes an object that was just looked at, unless another entry is about it, such as one that was imported from the
 * bucket meanwhile.
 *
 * @returns why it is still there
 */
export async function refusalToDelete(
  { history, destination: { fields, store }, signal }: LeftoverPlace,
  object: NamedObject,
): Promise<Failure | undefined> {
  if (history.isSharedObject({ ...object, endpoint: fields.endpoint })) return undefined
  const [removal] = await store.removeAll([{ key: object.key, etag: object.etag }], signal)
  return removal?.kind === 'failed' ? removal.failure : undefined
}

async function removeLeftover(
  place: LeftoverPlace,
  change: ObjectChange,
  movesTo: string,
  entry: HistoryEntry,
): Promise<Failure | undefined> {
  if (entry.key !== movesTo) return removeCopy(place, entry, movesTo)
  const original = await isOriginalThere(place, change, await ownersOf(place, change, movesTo))
  if (!original.ok) return passing(original.problem)
  return original.value ? passing(await refusalToDelete(place, change)) : undefined
}

function passing(failure: Failure | undefined): Failure | undefined {
  return failure === undefined || isFinal(failure) ? undefined : failure
}

/** Whether the object can never be deleted, or is not what the move has left. */
function isFinal({ kind, facts }: Failure): boolean {
  return finalKinds.includes(kind) && facts['reason'] !== 'cancelled'
}

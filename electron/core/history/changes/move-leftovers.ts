import type { Failure, FailureKind } from '../../../shared/failures/failure'
import { lacksRight } from '../../../shared/failures/stage-of-failure'
import type { HistoryEntry } from '../../../shared/history/history'
import { problem, success, type Result } from '../../../shared/result'
import type { History, NamedObject } from '../../ports/history'
import { mapConcurrently } from '../../map-concurrently'
import type { ObjectHead } from '../../ports/object-store'
import type { OpenDestination } from '../../open-destination'
import type { ChangeNeeds } from './change-needs'
import { lookBeforeMove } from './copy-to-key'
import { isMove, type ObjectMove } from './object-move'
import { withSharers } from './shared-objects'

const maxAtOnce = 16
const finalKinds: readonly FailureKind[] = ['bucket-missing', 'key-exists', 'unexpected']

/** Where a move has left something. */
export interface LeftoverPlace {
  readonly history: Pick<History, 'isSharedObject'>
  readonly destination: OpenDestination
  readonly signal: AbortSignal
}

/**
 * Removes what earlier moves of these entries, or of others about the same objects, have left: once another change has
 * begun, it could no longer be told whose it is.
 *
 * @param wantedKey what is there stays, because the next move goes on with it
 * @returns why something is still there, by the entry's id
 */
export async function removeMoveLeftovers(
  { open, history }: Pick<ChangeNeeds, 'open' | 'history'>,
  entries: readonly HistoryEntry[],
  signal: AbortSignal,
  wantedKey?: string,
): Promise<ReadonlyMap<string, Failure>> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const ids = [...byId.keys()]
  const together = withSharers(history, ids)
  const left = new Map<string, Failure>()
  const moves = history.unfinishedChanges(together(ids)).filter(isMove)
  await mapConcurrently(moves, maxAtOnce, async (move) => {
    const concerned = together([move.id]).flatMap((id) => byId.get(id) ?? [])
    if (concerned[0] === undefined || wantedKey === (move.isRelocated ? move.key : move.movesTo)) return
    // Not as the destination of the other entry, which may have been deleted.
    const opened = open(concerned[0])
    const reason = opened.ok
      ? await removeLeftover({ history, destination: opened.value, signal }, move)
      : opened.problem
    if (reason === undefined) history.endChanges([move.id], 'move')
    else for (const { id } of concerned) left.set(id, reason)
  })
  return left
}

/**
 * Deletes the copy that a move has left, as long as the object itself is there.
 *
 * @returns why another try may delete it; undefined if it is gone or cannot be deleted
 */
export async function removeCopy(place: LeftoverPlace, move: ObjectMove): Promise<Failure | undefined> {
  const { movesTo: to } = move
  const found = await lookBeforeMove(place.destination.store, move, to, place.signal)
  if (!found.ok) return passing(found.problem)
  const { source, copy } = found.value
  if (source === undefined || copy === undefined) return undefined
  return passing(await refusalToDelete(place, { ...move, key: to, etag: copy.etag }))
}

/**
 * Deletes the original of a move that is recorded, unless it is gone or a later upload has stored its own there.
 *
 * @returns why it was not deleted; a problem if the server did not let us look
 */
export async function removeOriginal(
  place: LeftoverPlace,
  move: ObjectMove,
): Promise<Result<Failure | undefined, Failure>> {
  const { destination, signal } = place
  const head = await destination.store.head(move.key, signal)
  if (!head.ok) return problem(head.problem.failure)
  const there = head.value.answer
  const isOriginal = there?.etag === move.etag && (await isStoredBySame(place, move, there))
  return success(isOriginal ? await refusalToDelete(place, move) : undefined)
}

/** Who stored an object that was found in the bucket, only its copy tells. */
async function isStoredBySame(
  { destination, signal }: LeftoverPlace,
  { id, movesTo }: ObjectMove,
  { uploadId }: ObjectHead,
): Promise<boolean> {
  if (uploadId === '' || uploadId === id) return true
  const copy = await destination.store.head(movesTo, signal)
  return copy.ok && copy.value.answer?.uploadId === uploadId
}

/**
 * Deletes an object that was just looked at, unless another entry is about it, such as one that was imported from the
 * bucket meanwhile.
 *
 * @returns why it is still there
 */
async function refusalToDelete(
  { history, destination: { fields, store }, signal }: LeftoverPlace,
  object: NamedObject,
): Promise<Failure | undefined> {
  if (history.isSharedObject({ ...object, endpoint: fields.endpoint })) return undefined
  const [removal] = await store.removeAll([{ key: object.key, etag: object.etag }], signal)
  return removal?.kind === 'failed' ? removal.failure : undefined
}

async function removeLeftover(place: LeftoverPlace, move: ObjectMove): Promise<Failure | undefined> {
  if (!move.isRelocated) return removeCopy(place, move)
  const removed = await removeOriginal(place, move)
  return passing(removed.ok ? removed.value : removed.problem)
}

function passing(failure: Failure | undefined): Failure | undefined {
  return failure === undefined || isFinal(failure) ? undefined : failure
}

/** Whether the object can never be deleted, or is not what the move has left. */
function isFinal(failure: Failure): boolean {
  const { kind, facts } = failure
  return lacksRight(failure) || (finalKinds.includes(kind) && facts['reason'] !== 'cancelled')
}

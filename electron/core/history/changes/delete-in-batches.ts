import type { Failure } from '../../../shared/failures/failure'
import { success } from '../../../shared/result'
import { groupBy } from '../../group-by'
import { deleteEntries, type DeletedEntries, type DeleteEntriesNeeds } from './delete-entries'

/** What main reads and writes for these at once takes a few milliseconds; between two batches it goes on with other work. */
const maxTogether = 250

interface Batch {
  /** Destination and bucket. */
  readonly place: string
  readonly ids: readonly string[]
}

/**
 * Deletes entries and their objects, however many they are. If the app ends meanwhile, nothing happens to those whose turn
 * has not come. After a batch of which nothing could be deleted, no more is asked of its bucket.
 *
 * @param evenIfChanged deletes what others have stored in their place, too
 * @param signal aborted once the app's end waits no longer
 */
export async function deleteInBatches(
  needs: DeleteEntriesNeeds,
  ids: readonly string[],
  evenIfChanged: boolean,
  signal: AbortSignal,
): Promise<DeletedEntries> {
  const batches = ids.length > maxTogether ? await batchesOf(needs, ids) : [{ place: '', ids }]
  const refusals = new Map<string, Failure>()
  const results: DeletedEntries[] = []
  for (const batch of batches) {
    if (signal.aborted) break
    const refusal = refusals.get(batch.place)
    const result =
      refusal === undefined
        ? await needs.changes.during(batch.ids, () => deleteEntries(needs, batch.ids, evenIfChanged, signal))
        : keptFor(refusal, batch.ids)
    results.push(result)
    const [reason] = result.kept
    if (reason !== undefined && result.kept.length === batch.ids.length) refusals.set(batch.place, reason)
  }
  return together(results)
}

/** Entries about one key stay together, since the object there may be any of theirs. */
async function batchesOf(
  { history, slices }: Pick<DeleteEntriesNeeds, 'history' | 'slices'>,
  ids: readonly string[],
): Promise<readonly Batch[]> {
  const placed: { readonly id: string; readonly key: string; readonly place: string }[] = []
  await slices.change(ids, (some) => {
    for (const { id, key, destinationId, bucket } of history.find(some))
      placed.push({ id, key, place: `${destinationId} ${bucket}` })
    return success(null)
  })
  const batches: Batch[] = []
  for (const [place, there] of groupBy(placed, (entry) => entry.place)) {
    let batch: string[] = []
    for (const ofKey of groupBy(there, ({ key }) => key).values()) {
      if (batch.length > 0 && batch.length + ofKey.length > maxTogether) {
        batches.push({ place, ids: batch })
        batch = []
      }
      for (const { id } of ofKey) batch.push(id)
    }
    batches.push({ place, ids: batch })
  }
  return batches
}

function keptFor(refusal: Failure, ids: readonly string[]): DeletedEntries {
  return {
    outcomes: new Map(ids.map((id) => [id, { kind: 'failed', failure: refusal }])),
    changed: [],
    kept: ids.map(() => refusal),
  }
}

function together(results: readonly DeletedEntries[]): DeletedEntries {
  const notForgotten = results.find((result) => result.notForgotten !== undefined)?.notForgotten
  return {
    outcomes: new Map(results.flatMap(({ outcomes }) => [...outcomes])),
    changed: results.flatMap(({ changed }) => changed),
    kept: results.flatMap(({ kept }) => kept),
    ...(notForgotten && { notForgotten }),
  }
}

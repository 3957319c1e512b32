import type { Failure } from '../../../shared/failures/failure'
import { success } from '../../../shared/result'
import { groupBy } from './group-by'
import { deleteEntries, noteKept, type DeletedEntries, type DeleteEntriesNeeds } from './delete-entries'

/** What main reads and writes for these at once takes a few milliseconds; between two batches it goes on with other work. */
const maxTogether = 250

/** Ids that are deleted together. */
type Batch = readonly string[]

/**
 * Deletes entries and their objects, however many they are. If the app ends meanwhile, nothing happens to those whose turn
 * has not come.
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
  const places = ids.length > maxTogether ? await batchesByPlace(needs, ids) : [[ids]]
  const results: DeletedEntries[] = []
  for (const batches of places) results.push(...(await deleteAtPlace(needs, batches, evenIfChanged, signal)))
  return together(results)
}

/** After a batch of which nothing could be deleted, no more is asked of the bucket. */
async function deleteAtPlace(
  needs: DeleteEntriesNeeds,
  batches: readonly Batch[],
  evenIfChanged: boolean,
  signal: AbortSignal,
): Promise<readonly DeletedEntries[]> {
  const results: DeletedEntries[] = []
  for (const [index, ids] of batches.entries()) {
    if (signal.aborted) break
    const result = await needs.changes.during(ids, () => deleteEntries(needs, ids, evenIfChanged, signal))
    results.push(result)
    const [reason] = result.kept
    if (reason !== undefined && result.kept.length === ids.length)
      return [...results, await keepAll(needs, batches.slice(index + 1).flat(), reason)]
  }
  return results
}

async function keepAll(
  needs: DeleteEntriesNeeds,
  ids: readonly string[],
  reason: Failure,
): Promise<DeletedEntries> {
  await needs.slices.change(ids, (some) => {
    noteKept(
      needs,
      some.map((id) => ({ id, failure: reason })),
    )
    return success(null)
  })
  return {
    outcomes: new Map(ids.map((id) => [id, { kind: 'failed', failure: reason }])),
    changed: [],
    kept: ids.map(() => reason),
  }
}

/** By destination and bucket. Entries about one key stay together, since the object there may be any of theirs. */
async function batchesByPlace(
  { history, slices }: Pick<DeleteEntriesNeeds, 'history' | 'slices'>,
  ids: readonly string[],
): Promise<readonly (readonly Batch[])[]> {
  const placed: { readonly id: string; readonly key: string; readonly place: string }[] = []
  await slices.change(ids, (some) => {
    for (const { id, key, destinationId, bucket } of history.find(some))
      placed.push({ id, key, place: `${destinationId} ${bucket}` })
    return success(null)
  })
  return Array.from(groupBy(placed, ({ place }) => place).values(), (there) => {
    const ofKeys = groupBy(there, ({ key }) => key).values()
    return inBatches(Array.from(ofKeys, (entries) => entries.map(({ id }) => id)))
  })
}

function inBatches(groups: readonly (readonly string[])[]): readonly Batch[] {
  const batches: Batch[] = []
  let batch: string[] = []
  for (const group of groups) {
    if (batch.length > 0 && batch.length + group.length > maxTogether) {
      batches.push(batch)
      batch = []
    }
    for (const id of group) batch.push(id)
  }
  return [...batches, batch]
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

import type { Failure } from '../../../shared/failures/failure'
import { lacksRight } from '../../../shared/failures/stage-of-failure'
import type { HistoryEntry } from '../../../shared/history/history'
import { mapConcurrently } from '../../map-concurrently'
import { groupBy } from './group-by'
import type { KnownObject, ObjectStore } from '../../ports/object-store'
import type { OpenDestination } from '../../open-destination'
import { otherServerFailure } from '../other-server'
import type { OpenForEntry } from '../open-for-entry'
import { belongsToOther, type OwnerNeeds } from './other-owner'

/** What became of an entry's object. */
export type Deletion =
  | { readonly kind: 'deleted' }
  | { readonly kind: 'already-gone' }
  /** Another object is there, or the server does not let us see: the person has to decide. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'failed'; readonly failure: Failure }

export interface DeleteNeeds extends OwnerNeeds {
  readonly open: OpenForEntry
}

const maxAtOnce = 16

/**
 * Deletes entries' objects, together for each destination. It looks at each object first: one that others have stored
 * there since is left alone, unless deleting it was asked for.
 *
 * @returns the result for each entry, by its id
 */
export async function deleteObjects(
  needs: DeleteNeeds,
  entries: readonly HistoryEntry[],
  evenIfChanged: boolean,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Deletion>> {
  const outcomes = new Map<string, Deletion>()
  const groups = groupBy(entries, ({ destinationId, bucket }) => `${destinationId} ${bucket}`)
  for (const group of groups.values()) {
    const [first] = group
    if (first === undefined) continue
    const opened = needs.open(first)
    if (!opened.ok) {
      for (const { id } of group) outcomes.set(id, { kind: 'failed', failure: opened.problem })
      continue
    }
    const mustStay: MustStay = (there, known) =>
      !known.some(({ etag }) => etag === there.etag) || belongsToOther(needs, known, there)
    const deletions = await deleteIn(opened.value, group, evenIfChanged ? () => false : mustStay, signal)
    for (const { id, key } of group) {
      const deletion = deletions.get(key)
      if (deletion !== undefined) outcomes.set(id, deletion)
    }
  }
  return outcomes
}

/** Whether the object there is not, or no longer, the one that these entries describe. */
type MustStay = (there: Existing, known: readonly HistoryEntry[]) => boolean

/** Works by key, because entries may share one if an upload has replaced another's object. */
async function deleteIn(
  { store, fields }: OpenDestination,
  entries: readonly HistoryEntry[],
  isToStay: MustStay,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Deletion>> {
  const deletions = new Map<string, Deletion>()
  const toDelete: KnownObject[] = []
  const byKey = groupBy(entries, ({ key }) => key)
  const find = finderIn(store, signal)
  await mapConcurrently([...byKey], maxAtOnce, async ([key, known]) => {
    const found = await find(key)
    if (found.kind === 'gone')
      deletions.set(key, unlessOnOtherServer(known, fields, { kind: 'already-gone' }))
    else if (found.kind === 'failed') deletions.set(key, found)
    else if (isToStay(found, known)) deletions.set(key, changed(known, fields, found))
    else toDelete.push({ key, etag: found.etag ?? '' })
  })
  const removals = toDelete.length === 0 ? [] : await store.removeAll(toDelete, signal)
  for (const [index, removal] of removals.entries()) {
    const key = toDelete[index]?.key ?? ''
    deletions.set(key, removal.kind === 'removed' ? { kind: 'deleted' } : removal)
  }
  return deletions
}

/** An object that may not be looked at may be the one that was uploaded: only the person can tell. */
function changed(
  known: readonly HistoryEntry[],
  fields: OpenDestination['fields'],
  { etag }: Existing,
): Deletion {
  return etag === undefined ? { kind: 'changed' } : unlessOnOtherServer(known, fields, { kind: 'changed' })
}

/** What the present server says of an object counts only if that object was sent there. */
function unlessOnOtherServer(
  known: readonly HistoryEntry[],
  fields: OpenDestination['fields'],
  deletion: Deletion,
): Deletion {
  const reason = known.map((entry) => otherServerFailure(entry, fields)).find((each) => each !== undefined)
  return reason === undefined ? deletion : { kind: 'failed', failure: reason }
}

interface Existing {
  readonly kind: 'there'
  /** Undefined if the credentials may delete but not look; no entry's ETag equals that. */
  readonly etag: string | undefined
  readonly uploadId: string
}

type FindResult =
  | Existing
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** Looks up one key after another; after a failure that would hit every key, it asks no more. */
function finderIn(store: ObjectStore, signal: AbortSignal): (key: string) => Promise<FindResult> {
  let commonFailure: Failure | undefined
  return async (key) => {
    if (commonFailure !== undefined) return { kind: 'failed', failure: commonFailure }
    const head = await store.head(key, signal)
    if (head.ok) {
      const there = head.value.answer
      return there === undefined
        ? { kind: 'gone' }
        : { kind: 'there', etag: there.etag, uploadId: there.uploadId }
    }
    const { failure: reason } = head.problem
    if (lacksRight(reason)) return { kind: 'there', etag: undefined, uploadId: '' }
    if (reason.kind !== 'throttled' && reason.kind !== 'server-error') commonFailure = reason
    return { kind: 'failed', failure: reason }
  }
}

import { isOfDamage, type Failure } from '../../../shared/failures/failure'
import { problem, success, type Result } from '../../../shared/result'
import type { Journal, JournalRecord } from '../../ports/journal'
import type { AttemptNeeds } from './attempt-needs'
import type { OpenDestination } from '../../open-destination'
import { bucketOf, isSameBucket, type BucketLocation, type LocationWithRegion } from '../../bucket-location'
import { keyOf } from './key/key-of'
import { keyUseOf } from './key/key-registry'
import { withoutKey } from './key/without-key'
import { removeOwnObject } from './own-object'
import { abortOwnMultipart, mayPass, withoutMultipart } from './parts/own-multipart'

/**
 * Removes what earlier attempts of an upload have left under its key: parts, which cost money for nothing, or an
 * object, of which nobody would know.
 *
 * @param place the bucket to which the upload was sent
 * @returns why something is still there; undefined also if the bucket is out of reach for good
 */
export async function removeOwnLeftovers(
  needs: AttemptNeeds,
  record: JournalRecord,
  place: LocationWithRegion,
  signal: AbortSignal,
): Promise<Failure | undefined> {
  const { upload, plan } = record
  const opened = needs.openAt(upload.destinationId, place)
  if (!opened.ok) return undefined
  const where = { ...needs, store: opened.value.store, key: keyOf(plan), signal }
  return (await abortOwnMultipart(where, plan)) ?? removeOwnObject(where, record)
}

/** Whether another attempt may remove what this one could not. */
export function mayBeRemovedLater(refusal: Failure, { aborted }: AbortSignal): boolean {
  return mayPass(refusal) || aborted
}

/**
 * Drops an upload's key, which a late deletion may still hit: it gets the next free one. Without its key nobody would
 * know of an object that is there because the deletion was lost, so that is removed first.
 */
export async function dropKey(
  needs: AttemptNeeds,
  record: JournalRecord,
  signal: AbortSignal,
): Promise<Result<JournalRecord, Failure>> {
  const { upload, plan } = record
  const refusal = plan.sentTo && (await removeOwnLeftovers(needs, record, plan.sentTo, signal))
  if (refusal !== undefined && mayBeRemovedLater(refusal, signal)) {
    needs.withdrawals.noteUnanswered(upload.id)
    return problem(refusal)
  }
  return success(needs.list.replacePlan(upload.id, withoutKey(plan)) ?? record)
}

/**
 * Lets go of what an upload may have left in the bucket that its destination named before: the sweeper removes it, perhaps
 * only at a start at which that bucket answers and takes the credentials. The upload does not wait for that. It keeps its
 * key, unless another upload was given that in the new bucket, or something may still be left under it there as well,
 * because it went there once before.
 */
export function leaveFormerBucket(
  needs: AttemptNeeds,
  record: JournalRecord,
  { fields }: OpenDestination,
): Result<JournalRecord, Failure> {
  const { list, journal, keys } = needs
  const { sentTo, wantedKey, suffix } = record.plan
  if (suffix === 0 || sentTo === undefined || isSameBucket(sentTo, fields)) return success(record)
  const left = leftoversOf(record, sentTo)
  const noted = noteLeftovers(journal, left)
  if (!noted.ok && !isOfDamage(noted.problem)) return problem({ ...noted.problem, retryable: true })
  needs.sweep([left])
  const { id } = record.upload
  keys.leave(id, bucketOf(sentTo), wantedKey, suffix)
  const use = keyUseOf({ ...record, plan: { ...record.plan, sentTo: fields } })
  // Two uploads that begin at the same time do not see each other's object.
  const isGiven = needs.onTakenKey() === 'suffix' && keys.isGivenToOther(id, use.bucket, wantedKey, suffix)
  // Nor may another image get a key under which something may be left.
  keys.note(use, wantedKey, suffix)
  const plan =
    isGiven || isNoted(journal, leftoversOf(record, fields))
      ? withoutKey(record.plan)
      : withoutMultipart(record.plan)
  const changed = list.replacePlan(id, plan)
  if (changed !== undefined) journal.update([changed])
  return success(changed ?? record)
}

/** What an upload may have left in a bucket, as a cancelled upload of its own, which each start tries to clean up. */
export function leftoversOf({ upload, source, plan }: JournalRecord, place: BucketLocation): JournalRecord {
  return {
    upload: { ...upload, id: `${upload.id} ${bucketOf(place)}`, status: { state: 'cancelled' } },
    source: { ...source, path: '' },
    plan,
    isCleared: true,
    leftBy: upload.id,
  }
}

/** Journals leftovers, unless they are noted already. */
export function noteLeftovers(
  journal: Pick<Journal, 'read' | 'record'>,
  left: JournalRecord,
): Result<null, Failure> {
  return isNoted(journal, left) ? success(null) : journal.record([left])
}

function isNoted(journal: Pick<Journal, 'read'>, { upload: { id } }: JournalRecord): boolean {
  return journal.read([id]).length > 0
}

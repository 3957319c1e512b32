import type { Failure } from '../../../shared/failures/failure'
import { problem, success, type Result } from '../../../shared/result'
import type { JournalRecord } from '../../ports'
import type { AttemptNeeds } from './attempt-needs'
import type { OpenDestination } from '../../open-destination'
import { isSameBucket, type BucketLocation } from '../../bucket-location'
import { keyOf } from './key/key-of'
import { keyUseOf } from './key/key-registry'
import { withoutKey } from './key/without-key'
import { removeOwnObject } from './own-object'
import { abortOwnMultipart, leftPartsOf, mayPass, withoutMultipart } from './parts/own-multipart'

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
  place: BucketLocation,
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
 * Removes what an upload has left in the bucket that its destination named before. It keeps its key. Credentials that
 * this bucket refuses may be right for the new one, so the upload does not wait until they are corrected.
 */
export async function leaveFormerBucket(
  needs: AttemptNeeds,
  record: JournalRecord,
  { fields }: OpenDestination,
  signal: AbortSignal,
): Promise<Result<JournalRecord, Failure>> {
  const { list, journal, keys, ids } = needs
  const { sentTo, wantedKey, suffix, multipart, multipartAskedAt } = record.plan
  if (suffix === 0 || sentTo === undefined || isSameBucket(sentTo, fields)) return success(record)
  // No other image may get its key in the new bucket meanwhile.
  keys.note(keyUseOf({ ...record, plan: { ...record.plan, sentTo: fields } }), wantedKey, suffix)
  const refusal = await removeOwnLeftovers(needs, record, sentTo, signal)
  if (refusal !== undefined && (refusal.retryable || signal.aborted)) return problem(refusal)
  if (multipart === undefined && multipartAskedAt === undefined) return success(record)
  if (refusal !== undefined && mayPass(refusal)) {
    const noted = journal.record([leftPartsOf(record, ids.uuid())])
    if (!noted.ok) return noted
  }
  const changed = list.replacePlan(record.upload.id, withoutMultipart(record.plan))
  if (changed !== undefined) journal.update([changed])
  return success(changed ?? record)
}

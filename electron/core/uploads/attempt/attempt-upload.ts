import { neverAborted } from '../../aborted'
import type { Failure } from '../../../shared/failures/failure'
import { problem, success, type Result } from '../../../shared/result'
import type { Upload } from '../../../shared/uploads/upload'
import { withoutVersion } from '../../links/fresh-url'
import { makeLink } from '../../links/make-link'
import { withSuffix } from '../../naming/with-suffix'
import type { JournalRecord } from '../../ports'
import type { ObjectStore } from '../../store-ports'
import { abortedByCancel, type AttemptOutcome } from './attempt-outcome'
import type { AttemptNeeds, OpenDestination } from './attempt-needs'
import { keyUseOf } from './key/key-registry'
import { recheckFile } from './prepare/recheck-file'
import { abortOwnMultipart, withoutMultipart } from './parts/own-multipart'
import { removeOwnObject } from './own-object'
import { isSameBucket, type BucketLocation } from './bucket-location'
import { prepare } from './prepare/prepare'
import { putUnderFreeKey } from './send/put-under-free-key'
import { chooseKey } from './key/choose-key'
import { ensureHash, type HashedUpload } from './recognise/ensure-hash'

/**
 * One try at one upload: prepares and hashes the image, then either gives it the link that the same bytes already
 * have, or names it, sends it and makes its link.
 */
export async function attemptUpload(
  needs: AttemptNeeds,
  id: string,
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  const outcome = await prepareAndSend(needs, id, signal)
  if (outcome.kind !== 'done' || outcome.duplicateOf === undefined) return outcome
  // The image with these bytes may have been moved or deleted while this one got its link.
  const isStillTrue = needs.duplicates.isStillAt(outcome.duplicateOf, outcome.key)
  return isStillTrue ? outcome : prepareAndSend(needs, id, signal)
}

async function prepareAndSend(needs: AttemptNeeds, id: string, signal: AbortSignal): Promise<AttemptOutcome> {
  const needsOtherKey = await needs.withdrawals.untilCleanedUp(id, signal)
  const listed = needs.list.get(id)
  if (listed === undefined) return { kind: 'aborted' }
  const keyed = needsOtherKey ? await withoutKey(needs, listed, signal) : success(listed)
  if (!keyed.ok) return unlessAborted(signal, keyed.problem)
  const accepted = keyed.value
  const opened = needs.open(accepted.upload.destinationId)
  if (!opened.ok) return { kind: 'failed', failure: opened.problem }
  const rechecked = await recheckFile(needs, accepted)
  const prepared = rechecked.ok ? await prepare(needs, rechecked.value, signal) : rechecked
  const hashed = prepared.ok ? await ensureHash(needs, prepared.value, opened.value, signal) : prepared
  if (signal.aborted) return { kind: 'aborted' }
  if (!hashed.ok) return { kind: 'failed', failure: hashed.problem }
  const here = await withoutTracesElsewhere(needs, hashed.value.record, opened.value, signal)
  if (!here.ok) return unlessAborted(signal, here.problem)
  const record = here.value
  const send = (): Promise<AttemptOutcome> =>
    nameAndSend(needs, { ...hashed.value, record }, opened.value, signal)
  if (record.plan.sha256 === '') {
    return needs.duplicates.unread(record.upload, (asker) => needs.files.sha256(record.source, asker), send)
  }
  const outcome =
    record.plan.suffix > 0
      ? await sendUnderOwnKey(needs, record, opened.value, send, signal)
      : await needs.duplicates.sendOnce(record, opened.value.store, signal, send)
  return withFreshLink(opened.value, outcome, signal)
}

/**
 * Drops an upload's key, which a late deletion may still hit: it gets the next free one. Without its key nobody would
 * know of an object that is there because the deletion was lost, so that is removed first.
 */
async function withoutKey(
  needs: AttemptNeeds,
  record: JournalRecord,
  signal: AbortSignal,
): Promise<Result<JournalRecord, Failure>> {
  const { upload, plan } = record
  const kept = plan.sentTo && (await removeTraces(needs, record, plan.sentTo, signal))
  if (kept !== undefined && (kept.retryable || signal.aborted)) {
    needs.withdrawals.noteUnanswered(upload.id)
    return problem(kept)
  }
  const withoutIt = { ...withoutMultipart(plan), wantedKey: '', suffix: 0 }
  return success(needs.list.replacePlan(upload.id, withoutIt) ?? record)
}

/**
 * Removes what an upload has left under its key.
 *
 * @returns why something is still there; undefined also if the bucket is out of reach for good
 */
async function removeTraces(
  needs: AttemptNeeds,
  record: JournalRecord,
  place: BucketLocation,
  signal: AbortSignal,
): Promise<Failure | undefined> {
  const { upload, plan } = record
  const opened = needs.openAt(upload.destinationId, place)
  if (!opened.ok) return undefined
  const where = { ...needs, store: opened.value.store, key: withSuffix(plan.wantedKey, plan.suffix), signal }
  return (await abortOwnMultipart(where, plan)) ?? removeOwnObject(where, record)
}

/**
 * Sends an upload that has a key, unless another one has or sends the same bytes: then it gets the same link, and what
 * attempts have left under its own key is removed. Nobody knows a link to an object there, and parts cost money.
 */
async function sendUnderOwnKey(
  needs: AttemptNeeds,
  record: JournalRecord,
  { store, fields }: OpenDestination,
  send: () => Promise<AttemptOutcome>,
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  const { duplicates } = needs
  const { sentTo, mayReplace } = record.plan
  if (sentTo === undefined || mayReplace === true) return duplicates.sendUnderOwnKey(record, send)
  const outcome = await duplicates.sendOnce(record, store, signal, send)
  const isRepeated = outcome.kind === 'done' && outcome.duplicateOf !== undefined
  if (!isRepeated || !isSameBucket(sentTo, fields)) return outcome
  const kept = await removeTraces(needs, record, sentTo, signal)
  if (kept !== undefined && (kept.retryable || signal.aborted)) return unlessAborted(signal, kept)
  // Without the permission to remove it, it is finished: somebody then knows what is there.
  if (kept !== undefined) return duplicates.sendUnderOwnKey(record, send)
  needs.list.replacePlan(record.upload.id, withoutMultipart(record.plan))
  return outcome
}

async function nameAndSend(
  needs: AttemptNeeds,
  hashed: HashedUpload,
  destination: OpenDestination,
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  const { record } = hashed
  const named = chooseKey(needs, record, destination)
  if (!named.ok) return { kind: 'failed', failure: named.problem }
  needs.list.apply(record.upload.id, { type: 'begin', totalBytes: record.source.sizeBytes })
  // An earlier run may have stored it, even if a power cut lost the note of its key.
  const mayBeStored = record.plan.suffix > 0 || needs.isFromEarlierRun(record.upload.id)
  const upload = { ...hashed, record: named.value, mayBeStored }
  const sent = await putUnderFreeKey(needs, upload, destination, signal)
  if (!sent.ok) return unlessAborted(signal, sent.problem)
  const { key, etag } = sent.value
  // An object that may have replaced an earlier one stays, because the earlier link may be in use.
  if (isCancelled(signal) && named.value.plan.mayReplace !== true) {
    await withdraw(needs, named.value.upload, { store: destination.store, key })
    return { kind: 'aborted' }
  }
  // After a pause, an object that got through counts as sent.
  const link = await makeLink(destination, key, signal)
  return link.ok ? { kind: 'done', key, etag, ...link.value } : { kind: 'failed', failure: link.problem }
}

function isCancelled({ aborted, reason }: AbortSignal): boolean {
  return aborted && reason === abortedByCancel
}

/** A failure after the attempt was aborted is due to the abort. */
function unlessAborted(signal: AbortSignal, failure: Failure): AttemptOutcome {
  return signal.aborted ? { kind: 'aborted' } : { kind: 'failed', failure }
}

/**
 * Removes what was sent to the bucket that the destination named before: parts would cost money for nothing, and an
 * object whose answer was lost would be a copy that nobody knows of.
 */
async function withoutTracesElsewhere(
  needs: AttemptNeeds,
  record: JournalRecord,
  { fields }: OpenDestination,
  signal: AbortSignal,
): Promise<Result<JournalRecord, Failure>> {
  const { list, journal, keys } = needs
  const { sentTo, wantedKey, suffix, multipart, multipartAskedAt } = record.plan
  if (suffix === 0 || sentTo === undefined || isSameBucket(sentTo, fields)) return success(record)
  // It keeps its key, which no other image may get in the new bucket meanwhile.
  keys.note(keyUseOf({ ...record, plan: { ...record.plan, sentTo: fields } }), wantedKey, suffix)
  const kept = await removeTraces(needs, record, sentTo, signal)
  if (kept !== undefined && (kept.retryable || signal.aborted)) return problem(kept)
  if (multipart === undefined && multipartAskedAt === undefined) return success(record)
  const changed = list.replacePlan(record.upload.id, withoutMultipart(record.plan))
  if (changed !== undefined) journal.update([changed])
  return success(changed ?? record)
}

/** Deletes an object again. A deletion without an answer may still take effect later. */
async function withdraw(
  { withdrawals }: AttemptNeeds,
  { id }: Upload,
  { store, key }: { readonly store: ObjectStore; readonly key: string },
): Promise<void> {
  const removed = await store.remove(key, neverAborted())
  if (!removed.ok && removed.problem.evidence.status === 0) withdrawals.noteUnanswered(id)
}

/**
 * Makes a new link for an upload whose bytes were recognised: the destination's public address may have changed
 * since, and a link that expires gets its full time. A link that differs only by the object's version is kept.
 */
async function withFreshLink(
  destination: OpenDestination,
  outcome: AttemptOutcome,
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  if (outcome.kind !== 'done' || outcome.duplicateOf === undefined) return outcome
  const link = await makeLink(destination, outcome.key, signal)
  if (isCancelled(signal)) return { kind: 'aborted' }
  if (!link.ok) return { kind: 'failed', failure: link.problem }
  if (withoutVersion(outcome.url) === link.value.url) return outcome
  const { linkEndsAt: _before, ...rest } = outcome
  return { ...rest, ...link.value }
}

import { neverAborted } from '../../aborted'
import type { Failure } from '../../../shared/failures/failure'
import { problem, success, type Result } from '../../../shared/result'
import { withoutVersion } from '../../links/fresh-url'
import { makeLink } from '../../links/make-link'
import type { JournalRecord } from '../../ports/journal'
import type { AttemptNeeds } from './attempt-needs'
import type { OpenDestination } from '../../open-destination'
import { abortedByCancel, type AttemptOutcome } from './attempt-outcome'
import { isSameBucket } from '../../bucket-location'
import { chooseKey } from './key/choose-key'
import { dropKey, leaveFormerBucket, mayBeRemovedLater, removeOwnLeftovers } from './own-leftovers'
import { removeStored } from './own-object'
import { withoutMultipart } from './parts/own-multipart'
import { prepare } from './prepare/prepare'
import { recheckFile } from './prepare/recheck-file'
import { ensureHash, type HashedUpload } from './recognise/ensure-hash'
import { putUnderFreeKey } from './send/put-under-free-key'

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
  const accepted = needs.list.get(id)
  if (accepted === undefined) return { kind: 'aborted' }
  const ready = await needs.names.afterEarlier(accepted.upload, getReady(needs, id, signal), signal)
  if (signal.aborted) return { kind: 'aborted' }
  if (!ready.ok) return ready.problem
  const { hashed, destination } = ready.value
  const outcome = await recogniseOrSend(needs, hashed, destination, signal)
  return withFreshLink(destination, outcome, signal)
}

/** An upload that only needs its key before it is sent. */
interface ReadyUpload {
  readonly hashed: HashedUpload
  readonly destination: OpenDestination
}

async function getReady(
  needs: AttemptNeeds,
  id: string,
  signal: AbortSignal,
): Promise<Result<ReadyUpload, AttemptOutcome>> {
  const needsOtherKey = await needs.withdrawals.untilCleanedUp(id, signal)
  const listed = needs.list.get(id)
  if (listed === undefined) return problem({ kind: 'aborted' })
  const keyed = needsOtherKey ? await dropKey(needs, listed, signal) : success(listed)
  if (!keyed.ok) return problem(unlessAborted(signal, keyed.problem))
  const opened = needs.open(listed.upload.destinationId)
  if (!opened.ok) return problem({ kind: 'failed', failure: opened.problem })
  const hashed = await makeReady(needs, keyed.value, opened.value, signal)
  return hashed.ok
    ? success({ hashed: hashed.value, destination: opened.value })
    : problem({ kind: 'failed', failure: hashed.problem })
}

/** Checks, copies and hashes the file as far as needed, and removes what is in the way of sending it. */
async function makeReady(
  needs: AttemptNeeds,
  accepted: JournalRecord,
  destination: OpenDestination,
  signal: AbortSignal,
): Promise<Result<HashedUpload, Failure>> {
  const rechecked = await recheckFile(needs, accepted)
  const prepared = rechecked.ok ? await prepare(needs, rechecked.value, signal) : rechecked
  const hashed = prepared.ok ? await ensureHash(needs, prepared.value, destination, signal) : prepared
  if (!hashed.ok || signal.aborted) return hashed
  const here = leaveFormerBucket(needs, hashed.value.record, destination)
  return here.ok ? success({ ...hashed.value, record: here.value }) : here
}

/** Gives an upload the link of the same bytes if there is one, otherwise sends it. */
async function recogniseOrSend(
  needs: AttemptNeeds,
  hashed: HashedUpload,
  destination: OpenDestination,
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  const { duplicates, files } = needs
  const { upload, source, plan } = hashed.record
  if (plan.sha256 !== '' && plan.suffix > 0) return sendUnderOwnKey(needs, hashed, destination, signal)
  const send = (): Promise<AttemptOutcome> => nameAndSend(needs, hashed, destination, signal)
  return plan.sha256 === ''
    ? duplicates.sendUnhashed(upload, (asker) => files.sha256(source, asker), send)
    : duplicates.sendOnce(hashed.record, destination.store, signal, send)
}

/**
 * Sends an upload that has a key, unless another one has or sends the same bytes: then it gets the same link, and what
 * attempts have left under its own key is removed.
 */
async function sendUnderOwnKey(
  needs: AttemptNeeds,
  hashed: HashedUpload,
  destination: OpenDestination,
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  const { record } = hashed
  const { duplicates } = needs
  const { sentTo, mayReplace } = record.plan
  const send = (): Promise<AttemptOutcome> => nameAndSend(needs, hashed, destination, signal)
  // What is there could not be removed: it may have replaced an image, or an earlier Ollim did not note its bucket.
  if (sentTo === undefined || mayReplace === true) return duplicates.finishUnderOwnKey(record, send)
  const outcome = await duplicates.sendOnce(record, destination.store, signal, send)
  const isRepeated = outcome.kind === 'done' && outcome.duplicateOf !== undefined
  if (!isRepeated || !isSameBucket(sentTo, destination.fields)) return outcome
  const refusal = await removeOwnLeftovers(needs, record, sentTo, signal)
  if (refusal !== undefined && mayBeRemovedLater(refusal, signal)) return unlessAborted(signal, refusal)
  // Without the permission to remove it, it is finished: somebody then knows what is there.
  if (refusal !== undefined) return duplicates.finishUnderOwnKey(record, send)
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
  const { key, etag, mayHaveReplaced } = sent.value
  // An object that may have replaced an earlier one stays, because the earlier link may be in use.
  if (isCancelled(signal) && !mayHaveReplaced) {
    const { store } = destination
    const { withdrawals } = needs
    await removeStored({ store, key, withdrawals, signal: neverAborted() }, record.upload.id)
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

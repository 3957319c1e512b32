import { failure, isOfDamage, type Failure } from '../../../../shared/failures/failure'
import { neverAborted } from '../../../aborted'
import { problem, success, type Result } from '../../../../shared/result'
import { withDeadline } from '../../../doctor/deadline'
import { withSuffix } from '../../../naming/with-suffix'
import type { JournalRecord, ReadFile } from '../../../ports'
import type { PutAnswer, PutRequest } from '../../../store-ports'
import { hasParts, maxPartsOf, planMultipart } from '../parts/multipart-plan'
import { abortOwnMultipart, type OwnMultipart, withoutMultipart } from '../parts/own-multipart'
import { mayBeRemovedLater } from '../own-leftovers'
import { removeOwnObject } from '../own-object'
import { ProgressReporter } from './progress-reporter'
import { sendInParts, type PartsNeeds } from '../parts/send-in-parts'
import { chooseSuffix, chooseToReplace } from '../key/choose-key'
import type { HashedUpload } from '../recognise/ensure-hash'
import { abortedByMove } from '../attempt-outcome'
import { bucketOf } from '../../../bucket-location'
import type { AttemptNeeds } from '../attempt-needs'
import type { OpenDestination } from '../../../open-destination'

/** The former server may be gone, so nobody waits for it longer than this. */
const abandonMilliseconds = 3_000

/** If an upload took longer than this, sending it a second time would slow the person's own uploads. */
const maxProbedMilliseconds = 5_000

/** By then, what a cancelled upload has left is usually removed. */
const removalMilliseconds = 2_000

export interface Stored extends PutAnswer {
  readonly key: string
  /** Whether it may have taken the place of an earlier object. */
  readonly mayHaveReplaced: boolean
}

/** An upload that has its key. */
export interface NamedUpload extends HashedUpload {
  /** An earlier attempt may have stored the object, although its answer was lost. */
  readonly mayBeStored: boolean
}

/** A try to send an upload under one key, which may be taken. */
interface KeyTry {
  readonly record: JournalRecord
  readonly key: string
  readonly destination: OpenDestination
  readonly signal: AbortSignal
}

/** Sends an upload under the first free key, beginning with its own, or, if that is what the person wants, under a taken one. */
export async function putUnderFreeKey(
  needs: AttemptNeeds,
  { record: named, image, mayBeStored }: NamedUpload,
  destination: OpenDestination,
  signal: AbortSignal,
): Promise<Result<Stored, Failure>> {
  let record = named
  for (;;) {
    const key = withSuffix(record.plan.wantedKey, record.plan.suffix)
    const progress = new ProgressReporter(needs.list, needs.clock, record.upload.id)
    const onProgress = (sentBytes: number): void => progress.report(sentBytes)
    const keyTry = { record, key, destination, signal }
    const answer = await sendAlone(needs, keyTry, { image, onProgress })
    progress.stop()
    if (answer.ok) return success(storedAs(keyTry, answer.value))
    if (signal.reason === abortedByMove) await abandon(needs, keyTry)
    const isTaken = answer.problem.kind === 'key-exists' && !answer.problem.retryable
    // If the file is unreadable now, an earlier attempt may have stored it before.
    const isLost = answer.problem.kind === 'file-unreadable' && mayBeStored
    if (!(isTaken || isLost) || signal.aborted) return answer
    const ours = mayBeStored ? await storedByUs(keyTry) : success(undefined)
    if (!ours.ok) return ours
    if (ours.value !== undefined) {
      const partless = await withoutParts(needs, keyTry)
      return partless.ok ? success(storedAs(keyTry, ours.value)) : partless
    }
    if (!isTaken) return answer
    const next = await afterTaken(needs, keyTry)
    if (!next.ok) return next
    record = next.value
  }
}

/** What the person wants where a key is taken: the upload takes the place of what is there, gets another key, or fails. */
async function afterTaken(needs: AttemptNeeds, keyTry: KeyTry): Promise<Result<JournalRecord, Failure>> {
  const { record, key } = keyTry
  const rule = needs.onTakenKey()
  if (rule === 'replace' && record.plan.mayReplace !== true) return chooseToReplace(needs, record)
  const partless = await withoutParts(needs, keyTry)
  if (!partless.ok) return partless
  return rule === 'skip'
    ? problem(failure('key-exists', { key, reason: 'skipped' }))
    : chooseSuffix(needs, partless.value, record.plan.wantedKey)
}

function storedAs({ record, key }: KeyTry, { etag }: PutAnswer): Stored {
  return { key, etag, mayHaveReplaced: record.plan.mayReplace === true }
}

interface SentAs extends Pick<PartsNeeds, 'onProgress'> {
  readonly image: ReadFile | undefined
}

/**
 * Where taken names are skipped, two drops may want one key at once, and not every server refuses the second: it waits for
 * the first, which may fail.
 */
async function sendAlone(
  needs: AttemptNeeds,
  keyTry: KeyTry,
  sentAs: SentAs,
): Promise<Result<PutAnswer, Failure>> {
  if (needs.onTakenKey() !== 'skip') return send(needs, keyTry, sentAs)
  const { key, record, destination, signal } = keyTry
  const place = { bucket: bucketOf(destination.fields), key, uploadId: record.upload.id }
  return needs.turns.take(place, signal, async (earlier) => {
    if (signal.aborted) return problem(failure('unexpected', { reason: 'cancelled' }))
    const answer = await send(needs, keyTry, sentAs)
    const isTaken = !answer.ok && answer.problem.kind === 'key-exists'
    return isTaken && isCancelled(needs, earlier) ? problem(takenForNow(key)) : answer
  })
}

/** What a cancelled upload has stored all the same is about to be removed. */
function isCancelled({ list }: AttemptNeeds, id: string | undefined): boolean {
  return id !== undefined && list.brief(id)?.status.state === 'cancelled'
}

function takenForNow(key: string): Failure {
  const facts = { key, reason: 'skipped', retryAfterMilliseconds: removalMilliseconds }
  return { ...failure('key-exists', facts), retryable: true }
}

/** One PutObject for most images, parts for a large one. */
function send(needs: AttemptNeeds, keyTry: KeyTry, sentAs: SentAs): Promise<Result<PutAnswer, Failure>> {
  const { key, record, destination, signal } = keyTry
  const { cacheControl, accessList, endpoint } = destination.fields
  // Replaces nothing unless the plan on disk says it may: otherwise a cancel would delete what has taken its place.
  const onlyIfFree = needs.onTakenKey() !== 'replace' || record.plan.mayReplace !== true
  const request = { key, cacheControl, accessList, onlyIfFree, onProgress: sentAs.onProgress, signal }
  const plan = planMultipart(record.source.sizeBytes, maxPartsOf(endpoint))
  if (plan === undefined) return sendWhole(needs, keyTry, request, sentAs.image)
  const { slots, pace, clock } = needs
  const keep: PartsNeeds['keep'] = (own) => keepParts(needs, record.upload.id, own)
  return sendInParts({ ...request, record, plan, store: destination.store, slots, pace, clock, keep })
}

type CommonRequest = Pick<
  PutRequest,
  'key' | 'cacheControl' | 'accessList' | 'onlyIfFree' | 'onProgress' | 'signal'
>

async function sendWhole(
  needs: AttemptNeeds,
  { record: { upload, source, plan }, destination: { store, fields } }: KeyTry,
  common: CommonRequest,
  image: ReadFile | undefined,
): Promise<Result<PutAnswer, Failure>> {
  // Taken keys are to be expected then, and a refusal can come after all bytes have been sent.
  const looksFirst = needs.onTakenKey() === 'replace'
  const request: PutRequest = {
    ...common,
    uploadId: upload.id,
    source,
    bytes: image?.bytes,
    sha256: plan.sha256,
    contentType: upload.contentType,
    trustsConditions: !looksFirst && needs.conditions.trusts(fields),
    pace: (count) => needs.pace.allow(count, common.signal),
  }
  const startedAt = needs.clock.now()
  const answer = await store.put(request)
  // After a failed request, the memory is not reused: some of its bytes may still be being sent.
  if (!answer.ok) return answer
  const isQuick = needs.clock.now() - startedAt < maxProbedMilliseconds
  // A cancelled upload is about to be removed, and where taken keys are replaced, another may have taken this one by now.
  const mayProbe = common.onlyIfFree && !looksFirst && isQuick && !common.signal.aborted
  const probed = mayProbe ? needs.conditions.probe(fields, store, request) : Promise.resolve()
  void probed.then(() => image?.release())
  return answer
}

/** Fails only if the disk may have room for it later. */
function keepParts(
  { list, journal, onPartStored }: AttemptNeeds,
  id: string,
  own: OwnMultipart,
): Result<null, Failure> {
  const record = list.get(id)
  const changed = record && list.replacePlan(id, { ...withoutMultipart(record.plan), ...own })
  if (changed === undefined) return success(null)
  // A part whose note is lost is sent again; a multipart upload whose note is lost would go on costing money.
  const isBegun = own.multipart !== undefined && hasParts(own.multipart)
  const isNew = list.records.isUnrecorded(id)
  const kept = isNew
    ? journal.record([changed])
    : isBegun
      ? journal.note([changed])
      : journal.update([changed])
  if (isNew && kept.ok) list.records.recorded([changed])
  if (isBegun) onPartStored(id)
  return kept.ok || isOfDamage(kept.problem) ? success(null) : problem({ ...kept.problem, retryable: true })
}

/**
 * The object under a taken key, if an earlier attempt of this upload stored it. If the server will not tell
 * (403), the key counts as someone else's; if it cannot tell right now, it has to be asked again, or the
 * object would be stored twice.
 */
async function storedByUs(keyTry: KeyTry): Promise<Result<PutAnswer | undefined, Failure>> {
  const { record, key, destination, signal } = keyTry
  const { upload, source } = record
  const head = await destination.store.head(key, signal)
  if (!head.ok) {
    const { failure: reason } = head.problem
    return reason.retryable || signal.aborted ? problem(reason) : success(undefined)
  }
  const there = head.value.answer
  const isOurs = there?.uploadId === upload.id && there.sizeBytes === source.sizeBytes
  return success(isOurs ? { etag: there.etag } : undefined)
}

/** Removes what is at the former bucket already: it is no use in the new one, and may be out of reach later. */
async function abandon(needs: AttemptNeeds, { record, key, destination }: KeyTry): Promise<void> {
  const { list, clock, withdrawals } = needs
  const { store } = destination
  const own = list.get(record.upload.id) ?? record
  await withDeadline(clock, abandonMilliseconds, neverAborted(), async (ending) => {
    const where = { store, key, clock, withdrawals, signal: ending }
    return (await abortOwnMultipart(where, own.plan)) ?? removeOwnObject(where, own)
  })
}

/**
 * Parts belong to one key: once it is taken, by anyone, they can only be thrown away.
 *
 * @returns a failure only if another try may throw them away
 */
async function withoutParts(
  needs: AttemptNeeds,
  { record, key, destination, signal }: KeyTry,
): Promise<Result<JournalRecord, Failure>> {
  const own = needs.list.get(record.upload.id)?.plan
  if (own?.multipart === undefined && own?.multipartAskedAt === undefined) return success(record)
  const refusal = await abortOwnMultipart({ ...needs, store: destination.store, key, signal }, own)
  if (refusal !== undefined && mayBeRemovedLater(refusal, signal)) return problem(refusal)
  keepParts(needs, record.upload.id, {})
  return success(needs.list.get(record.upload.id) ?? record)
}

import { failure, type Failure } from '../../../../shared/failures/failure'
import { neverAborted } from '../../../aborted'
import { problem, success, type Result } from '../../../../shared/result'
import { withDeadline } from '../../../doctor/deadline'
import type { JournalRecord } from '../../../ports/journal'
import type { PutAnswer } from '../../../ports/object-store'
import { keepParts } from '../parts/keep-parts'
import { abortOwnMultipart, mayPass } from '../parts/own-multipart'
import { mayBeRemovedLater } from '../own-leftovers'
import { removeOwnObject } from '../own-object'
import { sendUnderKey, type KeyTry } from './send-under-key'
import { keyOf } from '../key/key-of'
import { chooseSuffix, chooseToReplace } from '../key/choose-key'
import type { HashedUpload } from '../recognise/ensure-hash'
import { abortedByMove } from '../attempt-outcome'
import type { AttemptNeeds } from '../attempt-needs'
import type { OpenDestination } from '../../../open-destination'

/** The former server may be gone, so nobody waits for it longer than this. */
const abandonMilliseconds = 3_000

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

/** Sends an upload under the first free key, beginning with its own, or, if that is what the person wants, under a taken one. */
export async function putUnderFreeKey(
  needs: AttemptNeeds,
  { record: named, image, mayBeStored }: NamedUpload,
  destination: OpenDestination,
  signal: AbortSignal,
): Promise<Result<Stored, Failure>> {
  let record = named
  for (;;) {
    const key = keyOf(record.plan)
    const keyTry = { record, key, destination, signal }
    const answer = await sendUnderKey(needs, keyTry, image)
    if (answer.ok) return success(storedAs(keyTry, answer.value))
    if (signal.reason === abortedByMove) await abandon(needs, keyTry)
    const isTaken = answer.problem.kind === 'key-exists'
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

/**
 * The object under a taken key, if an earlier attempt of this upload stored it. If the server will not tell
 * (403), the key counts as someone else's; if it cannot tell right now, or the credentials have expired meanwhile, it
 * has to be asked again, or the object would be stored twice.
 */
async function storedByUs(keyTry: KeyTry): Promise<Result<PutAnswer | undefined, Failure>> {
  const { record, key, destination, signal } = keyTry
  const { upload, source } = record
  const head = await destination.store.head(key, signal)
  if (!head.ok) {
    const { failure: reason } = head.problem
    return mayPass(reason) || signal.aborted ? problem(reason) : success(undefined)
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

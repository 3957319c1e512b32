import type { Failure } from '../../../../shared/failures/failure'
import { stepOf } from '../../../../shared/failures/stage-of-failure'
import type { Clock } from '../../../ports/clock'
import type { JournalRecord, UploadPlan } from '../../../ports/journal'
import type { ObjectStore, OpenMultipart } from '../../../ports/object-store'
import { storedBytesOf } from './multipart-plan'

/** What is known of the upload's own multipart upload at the server, if it has one. */
export type OwnMultipart = Pick<UploadPlan, 'multipart' | 'multipartAskedAt'>

export interface AbortNeeds {
  readonly store: ObjectStore
  readonly key: string
  readonly clock: Pick<Clock, 'now'>
  readonly signal: AbortSignal
}

/** Servers report times in whole seconds, and clocks run at slightly different speeds. */
const maxEarlyMilliseconds = 5_000
/** A request that takes longer than this has most likely never arrived. */
const maxOnItsWayMilliseconds = 15_000

/**
 * Aborts an upload's own multipart upload and no other: another computer, another destination with the same
 * bucket, or the same image dropped again may be sending under the same key right now.
 *
 * The upload's own is the one whose id is in the journal; the id is written before the first part is sent. If
 * the answer to the start was lost, or the process ended before the id was on disk, only the moment of asking
 * is known: then it is any multipart upload that was started in the seconds after it and has no parts. Ages
 * are compared instead of times, because clocks differ. One that cannot be attributed is left open: it has no
 * parts and costs nothing.
 *
 * @returns why it could not be aborted; undefined also if the server will not list what is open, as no retry helps
 */
export async function abortOwnMultipart(
  needs: AbortNeeds,
  { multipart, multipartAskedAt }: OwnMultipart,
): Promise<Failure | undefined> {
  const { store, key, signal } = needs
  if (multipart === undefined)
    return multipartAskedAt === undefined ? undefined : abortLostStart(needs, multipartAskedAt)
  const aborted = await store.abortMultipart({ key, multipartId: multipart.multipartId }, signal)
  if (aborted.ok) return undefined
  const { evidence, failure } = aborted.problem
  // A gateway without its server answers 404 as well, but no code: then the parts are still there.
  return evidence.status === 404 && evidence.code !== '' ? undefined : failure
}

/** How much of an upload's file is stored at the server already. */
export function keptBytesOf({ source, plan: { multipart } }: JournalRecord): number {
  return multipart === undefined ? 0 : storedBytesOf(multipart, source.sizeBytes)
}

/** The plan without any multipart upload at the server. */
export function withoutMultipart({
  multipart: _multipart,
  multipartAskedAt: _askedAt,
  ...plan
}: UploadPlan): UploadPlan {
  return plan
}

async function abortLostStart(needs: AbortNeeds, askedAt: number): Promise<Failure | undefined> {
  const { store, key, clock, signal } = needs
  const found = await store.findMultiparts(key, signal)
  if (!found.ok) return passing(found.problem.failure)
  const sinceAsked = clock.now() - askedAt
  for (const open of found.value.answer) {
    const onItsWay = sinceAsked - open.ageMilliseconds
    if (onItsWay < -maxEarlyMilliseconds || onItsWay > maxOnItsWayMilliseconds) continue
    const failure = await abortWithoutParts(needs, open)
    if (failure !== undefined) return failure
  }
  return undefined
}

async function abortWithoutParts(
  { store, signal }: AbortNeeds,
  open: OpenMultipart,
): Promise<Failure | undefined> {
  const parts = await store.hasParts(open, signal)
  if (!parts.ok) return passing(parts.problem.failure)
  if (parts.value.answer) return undefined
  const aborted = await store.abortMultipart(open, signal)
  return aborted.ok ? undefined : passing(aborted.problem.failure)
}

/** What another try may change. */
function passing(failure: Failure): Failure | undefined {
  return mayPass(failure) ? failure : undefined
}

/** Whether another try may succeed: the failure is temporary, or the person will correct the credentials. */
export function mayPass(failure: Failure): boolean {
  return failure.retryable || stepOf(failure) === 'who'
}

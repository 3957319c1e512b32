import type { Failure } from '../../../shared/failure'
import type { Clock, UploadPlan } from '../../ports'
import type { ObjectStore, OpenMultipart } from '../../store-ports'

/** What an upload knows of the multipart upload that it has at the server, if it has one. */
export type OwnMultipart = Pick<UploadPlan, 'multipart' | 'multipartAskedAt'>

export interface AbortNeeds {
  readonly store: ObjectStore
  readonly key: string
  readonly clock: Pick<Clock, 'now'>
  readonly signal: AbortSignal
}

/** Servers tell times in whole seconds, and no two clocks go quite alike. */
const mostEarlyMilliseconds = 5_000
/** A request that is on its way longer has most likely never arrived. */
const mostOnItsWayMilliseconds = 15_000

/**
 * Aborts an upload's own multipart upload, and no other: another computer, another destination of the
 * bucket or the same image dropped again may send under the same key at this moment.
 *
 * Its own is the one whose id is written down, which is done before the first part is sent. Where the answer
 * to its start was lost, or the process ended before the id was on the disk, there is only the moment of
 * asking: then the one counts that was begun in the seconds after it and has no part. Ages are compared, not
 * times: clocks differ. What stays because nobody can tell whose it is has no part, and costs nothing.
 *
 * @returns why it could not be done; where the server tells nothing of a lost start, that has to stay
 */
export async function abortOwnMultipart(
  needs: AbortNeeds,
  { multipart, multipartAskedAt }: OwnMultipart,
): Promise<Failure | undefined> {
  const { store, key, signal } = needs
  if (multipart === undefined)
    return multipartAskedAt === undefined ? undefined : abortLostStart(needs, multipartAskedAt)
  const aborted = await store.abortMultipart({ key, multipartId: multipart.multipartId }, signal)
  return aborted.ok || aborted.problem.evidence.status === 404 ? undefined : aborted.problem.failure
}

/** The plan of an upload that has nothing open at the server. */
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
  for (const open of found.value.value) {
    const onItsWay = sinceAsked - open.ageMilliseconds
    if (onItsWay < -mostEarlyMilliseconds || onItsWay > mostOnItsWayMilliseconds) continue
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
  if (parts.value.value) return undefined
  const aborted = await store.abortMultipart(open, signal)
  return aborted.ok ? undefined : passing(aborted.problem.failure)
}

function passing(failure: Failure): Failure | undefined {
  return failure.retryable ? failure : undefined
}

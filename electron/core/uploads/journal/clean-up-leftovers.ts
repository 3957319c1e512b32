import { lacksRight } from '../../../shared/failures/stage-of-failure'
import type { Failure } from '../../../shared/failures/failure'
import { makeLink } from '../../links/make-link'
import type { OpenDestination } from '../../open-destination'
import type { Clock } from '../../ports/clock'
import type { JournalRecord } from '../../ports/journal'
import { keyOf } from '../attempt/key/key-of'
import { removeOwnObject } from '../attempt/own-object'
import { abortOwnMultipart } from '../attempt/parts/own-multipart'
import type { Withdrawals } from '../attempt/withdrawals'
import type { UploadList } from '../upload-list'

export interface CleanUpNeeds {
  readonly list: Pick<UploadList, 'apply'>
  readonly clock: Clock
  readonly withdrawals: Withdrawals
  readonly signal: AbortSignal
  /** Asked right before anything is removed: the upload may have been taken up again. */
  readonly isUnwanted: () => boolean
}

/** `over`: nothing is left to do; `refused`: these credentials may not even look; `open`: it is to be tried again. */
export type CleanUp = 'over' | 'refused' | 'open'

/** Removes what an abandoned upload has left in a bucket: parts, or an object. */
export async function cleanUpLeftovers(
  needs: CleanUpNeeds,
  destination: OpenDestination,
  record: JournalRecord,
): Promise<CleanUp> {
  const { plan } = record
  const where = { ...needs, store: destination.store, key: keyOf(plan) }
  const refused = await abortOwnMultipart(where, plan)
  if (refused !== undefined) return 'open'
  if (plan.mayReplace === true) return admitReplacement(needs, destination, record)
  const left = await removeOwnObject(where, record)
  return left === undefined ? 'over' : afterRefusal(left)
}

/** What an object has replaced is gone for good: if the cancel came too late, its upload is done. */
async function admitReplacement(
  { list, clock, signal, isUnwanted }: CleanUpNeeds,
  destination: OpenDestination,
  { upload, source, plan }: JournalRecord,
): Promise<CleanUp> {
  const key = keyOf(plan)
  const head = await destination.store.head(key, signal)
  if (!head.ok) return afterRefusal(head.problem.failure)
  const there = head.value.answer
  if (there?.uploadId !== upload.id || there.sizeBytes !== source.sizeBytes) return 'over'
  const link = await makeLink(destination, key, signal)
  if (!link.ok) return 'open'
  if (!isUnwanted()) return 'over'
  list.apply(upload.id, { type: 'succeed', ...link.value, key, etag: there.etag, finishedAt: clock.now() })
  return 'over'
}

function afterRefusal(failure: Failure): CleanUp {
  if (lacksRight(failure)) return 'refused'
  const isBucketGone = failure.kind === 'bucket-missing' && failure.facts['reason'] === undefined
  return isBucketGone ? 'over' : 'open'
}

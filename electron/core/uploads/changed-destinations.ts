import { environmentDestinationId } from '../../shared/destinations/destination'
import { isOfGoneDestination } from '../../shared/failures/failure'
import type { UploadBrief } from '../../shared/uploads/upload'
import type { Journal, JournalRecord } from '../ports/journal'
import { isSameBucket } from '../bucket-location'
import { leftoversOf, noteLeftovers } from './attempt/own-leftovers'
import { keptBytesOf } from './attempt/parts/own-multipart'
import type { EngineChoices } from './engine-choices'
import type { UploadList } from './upload-list'

/** Whether an upload is being sent to another bucket than its destination names now. */
export function goesElsewhere(
  record: JournalRecord | undefined,
  { targetOf }: Pick<EngineChoices, 'targetOf'>,
): boolean {
  if (record === undefined) return false
  const { upload, plan } = record
  const target = targetOf(upload.destinationId)
  return target.ok && (plan.sentTo === undefined || !isSameBucket(plan.sentTo, target.value))
}

/** How much of an upload's file is stored in the bucket to which it goes. */
export function keptBytesFor(record: JournalRecord, choices: Pick<EngineChoices, 'targetOf'>): number {
  const keptBytes = keptBytesOf(record)
  if (keptBytes === 0) return 0
  // Asking where its destination is takes too long for each progress of what is being sent.
  return record.upload.status.state !== 'uploading' && goesElsewhere(record, choices) ? 0 : keptBytes
}

interface RedirectNeeds extends Pick<EngineChoices, 'targetOf' | 'defaultDestinationId'> {
  readonly list: Pick<UploadList, 'get' | 'redirect'>
  readonly journal: Pick<Journal, 'read' | 'record'>
}

/**
 * Sends a retried upload to the chosen destination if its own one is gone.
 *
 * @returns that destination; undefined if the upload stays as it is
 */
export function redirectIfGone(
  { id, destinationId, status }: UploadBrief,
  { targetOf, defaultDestinationId, list, journal }: RedirectNeeds,
): string | undefined {
  const wasGone = status.state === 'failed' && isOfGoneDestination(status.failure)
  const chosen = defaultDestinationId?.() ?? ''
  if (!wasGone || chosen === '' || targetOf(destinationId).ok) return undefined
  const record = list.get(id)
  const left = record && leftInEnvironment(record, targetOf(chosen))
  if (left !== undefined && !noteLeftovers(journal, left).ok) return undefined
  list.redirect(id, chosen)
  return chosen
}

/**
 * What an upload may have left with credentials from the environment, which a later start may have again. In the bucket to
 * which it goes now, that is only its parts: an object there may be used by then.
 */
function leftInEnvironment(
  record: JournalRecord,
  target: ReturnType<EngineChoices['targetOf']>,
): JournalRecord | undefined {
  const { suffix, sentTo } = record.plan
  const isLeft = record.upload.destinationId === environmentDestinationId && suffix > 0
  if (!isLeft || sentTo === undefined) return undefined
  const left = leftoversOf(record, sentTo)
  const { leftBy: _unlessUsed, ...parts } = left
  return target.ok && isSameBucket(target.value, sentTo) ? parts : left
}

import { isOfGoneDestination } from '../../shared/failures/failure'
import type { UploadBrief } from '../../shared/uploads/upload'
import type { JournalRecord } from '../ports'
import { isSameBucket } from './attempt/bucket-location'
import type { EngineChoices } from './engine-choices'

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

/** The chosen destination, for a retried upload whose own one was deleted; undefined if the upload stays as it is. */
export function otherDestinationFor(
  { destinationId, status }: UploadBrief,
  { targetOf, defaultDestinationId }: Pick<EngineChoices, 'targetOf' | 'defaultDestinationId'>,
): string | undefined {
  const wasGone = status.state === 'failed' && isOfGoneDestination(status.failure)
  const chosen = defaultDestinationId?.() ?? ''
  return wasGone && chosen !== '' && !targetOf(destinationId).ok ? chosen : undefined
}

import { isOfGoneDestination } from '../../shared/failures/failure'
import type { UploadBrief } from '../../shared/uploads/upload'
import type { JournalRecord } from '../ports'
import { isSameBucket } from './attempt/bucket-location'
import { keptBytesOf } from './attempt/own-multipart'
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

/** How much of an upload's file is stored in the bucket to which it goes. */
export function keptBytesFor(record: JournalRecord, choices: Pick<EngineChoices, 'targetOf'>): number {
  const keptBytes = keptBytesOf(record)
  if (keptBytes === 0) return 0
  // Asking where its destination is takes too long for each progress of what is being sent.
  return record.upload.status.state !== 'uploading' && goesElsewhere(record, choices) ? 0 : keptBytes
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

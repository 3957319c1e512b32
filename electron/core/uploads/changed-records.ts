import type { AcceptedImage, Upload, UploadBrief } from '../../shared/uploads/upload'
import type { JournalRecord } from '../ports/journal'

/** What is remembered of an image that a converted copy replaces. */
export function asAccepted({ sizeBytes, contentType, dimensions }: Upload): AcceptedImage {
  return { sizeBytes, contentType, ...(dimensions && { dimensions }) }
}

/** The accepted file takes the place of its copy again. */
export function withOriginal(
  { original: _spent, plan, upload, ...rest }: JournalRecord,
  original: JournalRecord['source'],
): JournalRecord {
  const metadata = plan.metadata === 'removed' ? { metadata: 'remove' as const } : {}
  return {
    ...rest,
    upload: beforeConversion(upload),
    source: original,
    plan: { ...plan, sha256: '', ...metadata },
  }
}

function beforeConversion(upload: Upload): Upload {
  const { accepted, dimensions: _ofCopy, ...rest } = upload
  return accepted === undefined ? upload : { ...rest, ...accepted }
}

/** Adds what the journal does not know: the current waiting state and revision. */
export function upToDate(record: JournalRecord, { status, revision }: UploadBrief): JournalRecord {
  const { upload } = record
  if (upload.revision === revision && upload.status.state === status.state) return record
  return {
    ...record,
    upload: { ...upload, revision, status: status.state === 'done' ? upload.status : status },
  }
}

import { failure } from '../../../shared/failures/failure'
import type { UploadBrief } from '../../../shared/uploads/upload'
import type { JournalRecord } from '../../ports/journal'

/** Stands in, as failed, for an upload whose record (and so its file) the journal can no longer read. */
export function lostRecord(brief: UploadBrief): JournalRecord {
  const { status: _status, accepted: _accepted, revision, ...known } = brief
  return {
    upload: {
      ...known,
      name: '',
      contentType: '',
      acceptedAt: 0,
      revision: revision + 1,
      status: { state: 'failed', failure: failure('unexpected', { reason: 'databaseDamaged' }) },
    },
    source: { path: '', sizeBytes: known.sizeBytes, modifiedAt: 0 },
    plan: { extension: '', folder: '', counter: 0, wantedKey: '', suffix: 0, sha256: '' },
  }
}

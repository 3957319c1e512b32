import { failure } from '../../../shared/failure'
import type { UploadBrief } from '../../../shared/upload'
import type { JournalRecord } from '../../ports'

/** What stands for an upload that the journal no longer gives back, nor therefore its file: it has failed. */
export function lostRecord({ status: _former, revision, ...known }: UploadBrief): JournalRecord {
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

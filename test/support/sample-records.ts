import type { JournalRecord, UploadPlan } from '../../electron/core/ports/journal'
import type { Dimensions } from '../../electron/shared/dimensions'
import type { UploadStatus } from '../../electron/shared/uploads/upload'

/** An accepted upload as it would be in the journal. */
export function sampleRecord(
  id: string,
  options: {
    readonly destinationId?: string
    readonly batchId?: string
    readonly name?: string
    readonly status?: UploadStatus
    readonly dimensions?: Dimensions
    readonly sizeBytes?: number
    readonly plan?: Partial<UploadPlan>
  } = {},
): JournalRecord {
  return {
    upload: {
      id,
      batchId: options.batchId ?? 'batch',
      name: options.name ?? `${id}.png`,
      sizeBytes: options.sizeBytes ?? 1000,
      contentType: 'image/png',
      ...(options.dimensions && { dimensions: options.dimensions }),
      destinationId: options.destinationId ?? 'blog',
      acceptedAt: Date.UTC(2026, 10, 24, 12),
      revision: 1,
      status: options.status ?? { state: 'waiting' },
    },
    source: { path: `/pictures/${id}.png`, sizeBytes: options.sizeBytes ?? 1000, modifiedAt: 1 },
    plan: {
      extension: 'png',
      folder: '',
      counter: 1,
      wantedKey: '',
      suffix: 0,
      sha256: '',
      ...options.plan,
    },
  }
}

/** An upload of which the first of two parts is at the server, where `MemoryBucket.begin` began it. */
export function partlySent(options: Parameters<typeof sampleRecord>[1] = {}): JournalRecord {
  const multipart = { multipartId: 'multipart-1', partBytes: 8, etags: ['a', ''] }
  const plan = { wantedKey: 'film.png', suffix: 1, multipart, ...options.plan }
  return sampleRecord('film', { ...options, plan })
}

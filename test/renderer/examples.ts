import type { HistoryEntry } from '../../electron/shared/history'
import type { QueueState, Upload, UploadStatus } from '../../electron/shared/upload'

export const openQueue: QueueState = { paused: false, holds: [] }

export const done = {
  state: 'done',
  url: 'https://i.example/a.png',
  key: 'a.png',
  etag: 'e',
} satisfies UploadStatus

export function upload(id: string, change: Partial<Upload> = {}): Upload {
  return {
    id,
    batchId: 'batch',
    name: `${id}.png`,
    sizeBytes: 100,
    contentType: 'image/png',
    destinationId: 'destination',
    acceptedAt: 0,
    revision: 1,
    status: { state: 'waiting' },
    ...change,
  }
}

export function entry(id: string, uploadedAt = 0): HistoryEntry {
  return {
    id,
    name: `${id}.png`,
    key: `${id}.png`,
    url: `https://i.example/${id}.png`,
    etag: '',
    contentType: 'image/png',
    sizeBytes: 100,
    destinationId: 'destination',
    destinationName: 'Blog',
    bucket: 'blog',
    sha256: '',
    uploadedAt,
  }
}

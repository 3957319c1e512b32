import type { HistoryEntry } from '../../electron/shared/history'

/** A finished upload as the history keeps it. */
export function sampleEntry(id: string, change: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    id,
    name: 'photo.png',
    key: '2023/11/photo.png',
    url: 'https://images.example.com/2023/11/photo.png',
    etag: 'e1',
    contentType: 'image/png',
    sizeBytes: 1234,
    destinationId: 'destination',
    destinationName: 'My bucket',
    bucket: 'bucket',
    sha256: '',
    uploadedAt: 1_700_000_000_000,
    ...change,
  }
}

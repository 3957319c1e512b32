import type { History } from '../../electron/core/ports/history'
import type { SourceFile } from '../../electron/core/ports/files'
import type { HistoryEntry } from '../../electron/shared/history/history'

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

/** The file of a finished upload. */
export function sampleSource(name = 'photo.png'): SourceFile {
  return { path: `/pictures/${name}`, sizeBytes: 1234, modifiedAt: 1_600_000_000_000.5 }
}

/** Fills a history with `entry 1`, `entry 2` and so on, each uploaded a second after the previous one. */
export function fillHistory(history: Pick<History, 'add'>, count: number): void {
  for (let index = 1; index <= count; index++) {
    const entry = sampleEntry(`entry ${index}`, { uploadedAt: 1_700_000_000_000 + index * 1000 })
    history.add([{ entry, source: sampleSource() }])
  }
}

import { stat } from 'node:fs/promises'
import path from 'node:path'
import { openDatabase } from '../../electron/adapters/database/database'
import type { FinishedUpload } from '../../electron/core/ports/history'
import type { SourceFile } from '../../electron/core/ports/files'
import { makeSilentLog } from '../support/silent-log'
import { images } from './corpus'

const subjects = [
  '제주',
  '여행',
  '기록',
  '가을',
  '바다',
  '회의',
  'photo',
  'screenshot',
  'invoice',
  'diagram',
  'garden',
]
const kinds = [
  { extension: 'png', contentType: 'image/png' },
  { extension: 'jpg', contentType: 'image/jpeg' },
  { extension: 'webp', contentType: 'image/webp' },
  { extension: 'gif', contentType: 'image/gif' },
] as const
const yearMilliseconds = 365 * 24 * 3_600_000
/** The entries have real files, so that thumbnails are made, stored and shown as in real use. */
const pictures = 60
const writtenAtOnce = 5_000

/** Fills a home with this many uploads from the last six years, to two destinations, some of them tagged. */
export async function makeHistory(home: string, count: number): Promise<void> {
  const { files } = await images(pictures, 20_000)
  const sources = await Promise.all(
    files.map(async (file): Promise<SourceFile> => {
      const { size, mtimeMs } = await stat(file)
      return { path: file, sizeBytes: size, modifiedAt: mtimeMs }
    }),
  )
  const database = openDatabase(path.join(home, 'ollim.sqlite'), makeSilentLog())
  const now = Date.now()
  for (let at = 0; at < count; at += writtenAtOnce) {
    const some = Array.from({ length: Math.min(writtenAtOnce, count - at) }, (_, index) =>
      entryOf(at + index, now - (6 * yearMilliseconds * (count - at - index)) / count, sources),
    )
    database.history.add(some)
  }
  database.dispose()
}

function entryOf(index: number, moment: number, sources: readonly SourceFile[]): FinishedUpload {
  const subject = subjects[index % subjects.length] ?? ''
  const { extension, contentType } = kinds[index % kinds.length] ?? kinds[0]
  const uploadedAt = Math.floor(moment)
  const name = `${subject} ${String(index)}.${extension}`
  const key = `${new Date(uploadedAt).toISOString().slice(0, 7).replace('-', '/')}/${name}`
  return {
    entry: {
      id: `entry-${String(index).padStart(30, '0')}`,
      name,
      key,
      url: `https://images.example.com/${encodeURI(key)}`,
      etag: 'd41d8cd98f00b204e9800998ecf8427e',
      contentType,
      sizeBytes: ((index * 7919) % 5_000) * 1_000,
      dimensions: { width: 4000, height: 3000 },
      destinationId: index % 3 === 0 ? 'work' : 'blog',
      destinationName: 'My bucket',
      bucket: 'images',
      sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      uploadedAt,
      ...(index % 50 === 0 && { tags: ['favourite'] }),
    },
    source: sources[index % sources.length] ?? { path: '', sizeBytes: 0, modifiedAt: 0 },
  }
}

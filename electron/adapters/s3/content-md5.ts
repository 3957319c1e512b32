import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { FileRange } from './file-body'

/**
 * The MD5 of what is about to be sent, in base64, as the header Content-MD5 has it. Files are read once
 * more for it: only buckets that ask for it cost that.
 */
export async function contentMd5({
  source,
  bytes,
  start,
  end,
  signal,
}: Pick<FileRange, 'source' | 'bytes' | 'start' | 'end' | 'signal'>): Promise<string> {
  if (bytes !== undefined) return md5Of(bytes)
  const hash = createHash('md5')
  if (end > start) {
    const pieces: AsyncIterable<Uint8Array> = createReadStream(source.path, { start, end: end - 1, signal })
    for await (const piece of pieces) hash.update(piece)
  }
  return hash.digest('base64')
}

export function md5Of(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('base64')
}

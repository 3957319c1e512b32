import type { FileHandle } from 'node:fs/promises'
import type { Examination } from '../../../core/ports/images'
import type { FileEnds, SourceFile } from '../../../core/ports/files'
import { openKnownFile } from '../../files/open-known-file'
import { byteSourceOf } from '../byte-source'
import { isTruncated } from './truncated'
import { readDimensions } from '../dimensions/dimensions'

/**
 * What an image file's structure shows without decoding it: mostly by its ends, otherwise by a few small reads. A file
 * that cannot be read is reported when it is sent.
 */
export async function examineImage(
  { path, sizeBytes }: SourceFile,
  contentType: string,
  ends: FileEnds,
): Promise<Examination> {
  let handle: FileHandle | undefined
  const bytes = byteSourceOf(async () => (handle = await openKnownFile(path)), sizeBytes, ends)
  try {
    // First, because it mostly only needs the head.
    const dimensions = await readDimensions(bytes, contentType).catch(() => undefined)
    return { isTruncated: await isTruncated(bytes, contentType), ...(dimensions && { dimensions }) }
  } finally {
    await handle?.close()
  }
}

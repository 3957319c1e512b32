import type { FileHandle } from 'node:fs/promises'
import type { Examination, FileEnds, SourceFile } from '../../core/ports'
import { openKnownFile } from '../files/open-known-file'
import { byteSourceOf } from './byte-source'
import { isCutShort } from './cut-short'
import { readDimensions } from './dimensions/dimensions'

/**
 * What the structure of an image file tells, without decoding it: mostly by its ends, else by a few
 * small reads. One that cannot be read is told by whoever sends it.
 */
export async function examineImage(
  { path, sizeBytes }: SourceFile,
  contentType: string,
  ends: FileEnds,
): Promise<Examination> {
  let handle: FileHandle | undefined
  const bytes = byteSourceOf(async () => (handle = await openKnownFile(path)), sizeBytes, ends)
  try {
    // First, since the head mostly suffices for it.
    const dimensions = await readDimensions(bytes, contentType).catch(() => undefined)
    return { isCutShort: await isCutShort(bytes, contentType), ...(dimensions && { dimensions }) }
  } finally {
    await handle?.close()
  }
}

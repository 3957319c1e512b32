import type { Examination } from '../../core/ports'
import { openKnownFile } from '../files/open-regular-file'
import { byteSourceOf } from './byte-source'
import { isCutShort } from './cut-short'
import { readDimensions } from './dimensions/dimensions'

/**
 * What the structure of an image file tells, without decoding it: by a few small reads. The file was
 * looked at a moment ago, and `head` is what stood at its start. One that cannot be read is told by
 * whoever sends it.
 */
export async function examineImage(
  path: string,
  contentType: string,
  head: Uint8Array,
): Promise<Examination> {
  const opened = await openKnownFile(path).catch(() => undefined)
  if (opened === undefined) return { isCutShort: false }
  try {
    const bytes = byteSourceOf(opened.handle, opened.stats.size, head)
    // First, since the head mostly suffices for it.
    const dimensions = await readDimensions(bytes, contentType).catch(() => undefined)
    return { isCutShort: await isCutShort(bytes, contentType), ...(dimensions && { dimensions }) }
  } finally {
    await opened.handle.close()
  }
}

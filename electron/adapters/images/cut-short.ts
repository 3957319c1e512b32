import { openKnownFile } from '../files/open-regular-file'
import { byteSourceOf, type ByteSource } from './byte-source'
import { gifEnds, isoEnds, jpegEnds, pngEnds, riffEnds } from './image-ends'

/** For each type whose end can be told without decoding: whether the file reaches it. */
const rules: ReadonlyMap<string, (bytes: ByteSource) => Promise<boolean>> = new Map([
  ['image/jpeg', jpegEnds],
  ['image/png', pngEnds],
  ['image/gif', gifEnds],
  ['image/webp', riffEnds],
  ['image/avif', isoEnds],
  ['image/heic', isoEnds],
  ['image/heif', isoEnds],
])

/**
 * Whether an image file stops before its end, as after a broken download. A whole one is told by a
 * few small reads. The file was looked at a moment ago. Never said of what cannot be judged: other types, or a file that cannot be read.
 */
export async function isCutShort(path: string, contentType: string): Promise<boolean> {
  const reachesEnd = rules.get(contentType)
  if (reachesEnd === undefined) return false
  const opened = await openKnownFile(path).catch(() => undefined)
  try {
    return opened !== undefined && !(await reachesEnd(byteSourceOf(opened.handle, opened.stats.size)))
  } catch {
    return false
  } finally {
    await opened?.handle.close()
  }
}

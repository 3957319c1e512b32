import type { ByteSource } from '../byte-source'
import { gifEnds, isoEnds, jpegEnds, pngEnds, riffEnds } from './image-ends'

/** For each type whose end can be found without decoding: whether the file reaches it. */
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
 * Whether an image file stops before its end, as after a broken download. For a complete file this takes a few small
 * reads. False if it cannot be determined: for other types, or a file that cannot be read.
 */
export async function isTruncated(bytes: ByteSource, contentType: string): Promise<boolean> {
  const reachesEnd = rules.get(contentType)
  try {
    return reachesEnd !== undefined && !(await reachesEnd(bytes))
  } catch {
    return false
  }
}

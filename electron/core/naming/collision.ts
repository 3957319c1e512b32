import { cutToBytes, utf8Length } from './cut-text'
import { withoutExtension } from './file-extension'
import { maximumKeyBytes } from './fit-key'

/**
 * The key to try when `n - 1` others were taken: `a/b.png` is itself for 1 and `a/b-2.png` for 2. No two
 * numbers give the same key, and none gives more than 1,024 bytes: the name is cut, never the extension.
 */
export function withSuffix(key: string, n: number): string {
  if (n <= 1) return key
  const folder = key.slice(0, key.lastIndexOf('/') + 1)
  const fileName = key.slice(folder.length)
  const stem = withoutExtension(fileName) || fileName
  const tail = `-${n}${fileName.slice(stem.length)}`
  const room = maximumKeyBytes - utf8Length(folder) - utf8Length(tail)
  const suffixed = folder + cutToBytes(stem, room) + tail
  // A full-length name that already ends in "-2", cut by two, would come out as the key that was taken.
  return suffixed === key ? folder + cutToBytes(stem, room - 1) + tail : suffixed
}

import { cutToBytes, utf8Length } from './cut-text'
import { withoutExtension } from './without-extension'
import { maxKeyBytes } from './fit-key'

/**
 * The key to try when `n - 1` others were taken: `a/b.png` itself for 1, `a/b-2.png` for 2. No two numbers give the
 * same key, and no key exceeds 1,024 bytes: the name is cut, never the extension.
 */
export function withSuffix(key: string, n: number): string {
  if (n <= 1) return key
  const folder = key.slice(0, key.lastIndexOf('/') + 1)
  const fileName = key.slice(folder.length)
  const stem = withoutExtension(fileName) || fileName
  const tail = `-${n}${fileName.slice(stem.length)}`
  const room = maxKeyBytes - utf8Length(folder) - utf8Length(tail)
  const suffixed = folder + cutToBytes(stem, room) + tail
  // A name of full length that already ends in "-2" would, when cut by two, become the key that was taken.
  return suffixed === key ? folder + cutToBytes(stem, room - 1) + tail : suffixed
}

import { longestFile, longestPaste } from '../../../shared/paste'
import { parseJson } from './json-value'
import { readOllimFile } from './ollim-file'

/** Whether a file's text is longer than any that names keys; our own, which may hold certificates, may be longer. */
export function isTooLong(text: string): boolean {
  if (text.length <= longestPaste) return false
  return new TextEncoder().encode(text).length > longestFile || readOllimFile(parseJson(text)) === undefined
}

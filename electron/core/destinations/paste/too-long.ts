import { longestFile, longestPaste } from '../../../shared/destinations/paste'
import { parseJson } from './json-value'
import { readOllimFile } from './formats/ollim-file'

/** Whether a file is too long to be one with keys; our own may be longer, because it can contain certificates. */
export function isTooLong(text: string): boolean {
  if (text.length <= longestPaste) return false
  return new TextEncoder().encode(text).length > longestFile || readOllimFile(parseJson(text)) === undefined
}

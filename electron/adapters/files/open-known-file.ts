import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'

/** Windows has no such flag. */
const nonBlocking = process.platform === 'win32' ? 0 : constants.O_NONBLOCK

/**
 * For reading what was a regular file a moment ago. It does not block, because a pipe put in the file's place meanwhile
 * would block forever; reading then finds nothing.
 */
export const openFlags = constants.O_RDONLY | nonBlocking

export function openKnownFile(path: string): Promise<FileHandle> {
  return open(path, openFlags)
}

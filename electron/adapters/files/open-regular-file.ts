import { constants } from 'node:fs'
import { open, stat, type FileHandle } from 'node:fs/promises'

/**
 * Opens a file for reading, or gives `undefined` for what is none (folder, pipe, device, socket).
 * Rejects with Node's error where it cannot be reached. The caller closes the handle.
 *
 * Asks before it opens, since opening alone can have effects (a tape rewinds), and opens without
 * blocking, since a pipe put in the file's place meanwhile would hold the open for ever.
 */
export async function openRegularFile(path: string): Promise<FileHandle | undefined> {
  if (!(await stat(path)).isFile()) return undefined
  const handle = await open(path, constants.O_RDONLY | nonBlocking)
  if ((await handle.stat()).isFile()) return handle
  await handle.close()
  return undefined
}

/** Windows knows no such flag. */
const nonBlocking = process.platform === 'win32' ? 0 : constants.O_NONBLOCK

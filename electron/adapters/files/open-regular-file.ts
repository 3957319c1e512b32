import { constants, type Stats } from 'node:fs'
import { open, stat, type FileHandle } from 'node:fs/promises'

export interface OpenedFile {
  /** For the caller to close. */
  readonly handle: FileHandle
  /** Of the open file: the name may point to another one by now. */
  readonly stats: Stats
}

/**
 * Opens a file for reading, or gives `undefined` for what is none (folder, pipe, device, socket).
 * Rejects with Node's error where it cannot be reached.
 *
 * Asks before it opens, since opening alone can have effects: a tape rewinds.
 */
export async function openRegularFile(path: string): Promise<OpenedFile | undefined> {
  return (await stat(path)).isFile() ? openKnownFile(path) : undefined
}

/**
 * The same for a path that was a regular file a moment ago. Opens without blocking, since a pipe put
 * in the file's place meanwhile would hold the open for ever.
 */
export async function openKnownFile(path: string): Promise<OpenedFile | undefined> {
  const handle = await open(path, constants.O_RDONLY | nonBlocking)
  const stats = await handle.stat()
  if (stats.isFile()) return { handle, stats }
  await handle.close()
  return undefined
}

/** Windows knows no such flag. */
const nonBlocking = process.platform === 'win32' ? 0 : constants.O_NONBLOCK

import { chmod, mkdir, stat } from 'node:fs/promises'

/** Creates a folder that only this user may enter, or restricts an existing one. Rejects if it is another user's. */
export async function makePrivateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { uid, mode } = await stat(folder)
  if (uid !== process.getuid?.()) throw new Error('The folder belongs to another user')
  if (!isClosed(mode)) await chmod(folder, 0o700)
}

/** Whether a folder is this user's and closed to everybody else, so that its content can be trusted. */
export async function isPrivateFolder(folder: string): Promise<boolean> {
  try {
    const { uid, mode } = await stat(folder)
    return uid === process.getuid?.() && isClosed(mode)
  } catch {
    return false
  }
}

function isClosed(mode: number): boolean {
  return (mode & 0o077) === 0
}

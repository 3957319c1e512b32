import { chmod, lstat, mkdir, stat } from 'node:fs/promises'

/** Who owns what is at a path itself, even if it is a link; only a test answers otherwise. */
type OwnerAt = (path: string) => Promise<{ readonly uid: number }>

/** Creates a folder that only this user may enter, or restricts an existing one. Rejects if it is another user's. */
export async function makePrivateFolder(folder: string, ownerAt: OwnerAt = lstat): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (!(await isOwn(folder, ownerAt))) throw new Error('The folder belongs to another user')
  if (!(await isClosed(folder))) await chmod(folder, 0o700)
}

/** Whether a folder is this user's and closed to everybody else, so that its content can be trusted. */
export async function isPrivateFolder(folder: string, ownerAt: OwnerAt = lstat): Promise<boolean> {
  try {
    return (await isOwn(folder, ownerAt)) && (await isClosed(folder))
  } catch {
    return false
  }
}

/** A link must be this user's, too: another user's could lead to this user's folder now, and elsewhere in a moment. */
async function isOwn(folder: string, ownerAt: OwnerAt): Promise<boolean> {
  const owners = await Promise.all([ownerAt(folder), stat(folder)])
  return owners.every(({ uid }) => uid === process.getuid?.())
}

async function isClosed(folder: string): Promise<boolean> {
  const { mode } = await stat(folder)
  return (mode & 0o077) === 0
}

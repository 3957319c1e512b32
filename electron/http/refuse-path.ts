import path from 'node:path'

/**
 * Why what an editor gives is not opened as a file; undefined if it may be. On Windows that includes a share, such as
 * `\\server\share\a.png`: Windows would log in to the server, with the person's name, only because a document says so.
 */
export function refusePath(
  given: string,
  rules: Pick<path.PlatformPath, 'isAbsolute' | 'sep'> = path,
): 'noPath' | 'otherComputer' | undefined {
  if (!rules.isAbsolute(given) || given.includes('\0')) return 'noPath'
  const isOnDisk = rules.sep === '/' || !/^[\\/]{2}/.test(given) || /^\\\\\?\\[a-z]:\\/i.test(given)
  return isOnDisk ? undefined : 'otherComputer'
}

import { failure, type Failure } from '../../shared/failures/failure'

/** Operating system codes for a full disk: POSIX's, and that for a used-up quota. */
const fullDiskCodes: readonly string[] = ['ENOSPC', 'EDQUOT']

const unreadableReasons: Readonly<Record<string, string>> = {
  ENOENT: 'gone',
  ENOTDIR: 'gone',
  EACCES: 'denied',
  EPERM: 'denied',
  EIO: 'damaged',
  EISDIR: 'folder',
  ELOOP: 'loop',
  ENAMETOOLONG: 'longName',
  EILSEQ: 'nameEncoding',
  EMFILE: 'tooManyOpen',
  ENFILE: 'tooManyOpen',
  EBUSY: 'busy',
}

/**
 * What a file system error means.
 *
 * @param code the operating system's name for the error, for example `ENOENT`; empty if unknown
 * @param name the file's name as the person knows it
 */
export function fileFailure(code: string, name: string): Failure {
  if (fullDiskCodes.includes(code)) return failure('disk-full', { name }, code)
  const reason = unreadableReasons[code]
  return failure('file-unreadable', reason === undefined ? { name } : { name, reason }, code)
}

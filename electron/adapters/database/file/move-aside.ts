import { existsSync, readdirSync, renameSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'

const moment = /^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d\.\d{3}Z)$/

/**
 * Renames a database, with the time in its new name, together with its WAL files, whose content is not in the
 * database file yet.
 *
 * @returns the new name, in the same folder
 */
export function moveAside(file: string): string {
  const stamp = new Date().toISOString().replaceAll(':', '-')
  const { start, extension } = partsOf(file)
  const kept = join(dirname(file), `${start}${stamp}${extension}`)
  for (const part of ['', '-wal', '-shm']) {
    if (existsSync(file + part)) renameSync(file + part, kept + part)
  }
  return basename(kept)
}

/** When a database that is still beside this one was last set aside; undefined if there is none. */
export function lastMovedAside(file: string): number | undefined {
  const { start, extension } = partsOf(file)
  const moments = readdirSync(dirname(file))
    .filter((name) => name.startsWith(start) && name.endsWith(extension))
    .map((name) => name.slice(start.length, name.length - extension.length))
    .filter((stamp) => moment.test(stamp))
    .map((stamp) => Date.parse(stamp.replace(moment, '$1:$2:$3')))
  return moments.length === 0 ? undefined : Math.max(...moments)
}

function partsOf(file: string): { readonly start: string; readonly extension: string } {
  const extension = extname(file)
  return { start: `${basename(file, extension)}-`, extension }
}

import { randomUUID } from 'node:crypto'
import { realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { errorCode } from '../../core/error-code'

/** How long a virus scanner on Windows may hold a file; it lets go of it soon. */
const maxHeldMilliseconds = 1_000

/**
 * Replaces a file, or what a link at its place leads to, with a text that only its owner can read. If that fails,
 * everything is as it was before.
 */
export function replaceFile(file: string, text: string): void {
  const place = placeOf(file)
  const part = `${place}.${randomUUID()}.part`
  try {
    writeFileSync(part, text, { mode: 0o600, flag: 'wx', flush: true })
    renamePatiently(part, place)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}

function placeOf(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return file
  }
}

function renamePatiently(from: string, to: string): void {
  const end = performance.now() + (process.platform === 'win32' ? maxHeldMilliseconds : 0)
  for (;;) {
    try {
      renameSync(from, to)
      return
    } catch (error) {
      const isHeld = ['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error))
      if (!isHeld || performance.now() >= end) throw error
    }
  }
}

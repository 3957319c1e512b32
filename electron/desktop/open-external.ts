import { shell } from 'electron'
import { failure, type Failure } from '../shared/failure'
import { problem, success, type Result } from '../shared/result'

/** Opens an address in the person's browser: https only, without a name and password in it. */
export async function openExternal(address: string): Promise<Result<null, Failure>> {
  if (!isSafeToOpen(address)) return problem(failure('unexpected', { reason: 'notHttps' }))
  try {
    await shell.openExternal(address)
    return success(null)
  } catch (error) {
    return problem(failure('unexpected', { reason: 'noBrowser' }, String(error)))
  }
}

/** Shows a folder in the system's file manager. */
export async function openFolder(folder: string): Promise<void> {
  await shell.openPath(folder)
}

/** Shows a file, selected, in the system's file manager. */
export function showInFolder(file: string): void {
  shell.showItemInFolder(file)
}

function isSafeToOpen(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, username, password } = new URL(address)
  return protocol === 'https:' && username === '' && password === ''
}

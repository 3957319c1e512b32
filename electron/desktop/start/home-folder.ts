import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'

/** Names the home for a start that cannot set variables: at login, on Windows. */
export const homeSwitch = '--ollim-home='

/** Puts the home that the arguments name, if any, into the environment variable that everything reads. */
export function adoptHome(argv: readonly string[], env: Record<string, string | undefined>): void {
  const end = argv.indexOf('--')
  const words = end === -1 ? argv : argv.slice(0, end)
  const named = words.find((word) => word.startsWith(homeSwitch))?.slice(homeSwitch.length) ?? ''
  if (named !== '') env['OLLIM_HOME'] = named
}

/** Creates the folder of all state if there is none; false if nothing can be written there. */
export async function makeHome(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'

/** Names the home where a start brings no variables of its own: at login, on Windows. */
export const homeSwitch = '--ollim-home='

/** Puts the home that a start's words name, if they do, where everything looks for it: in its variables. */
export function adoptHome(argv: readonly string[], env: Record<string, string | undefined>): void {
  const end = argv.indexOf('--')
  const words = end === -1 ? argv : argv.slice(0, end)
  const named = words.find((word) => word.startsWith(homeSwitch))?.slice(homeSwitch.length) ?? ''
  if (named !== '') env['OLLIM_HOME'] = named
}

/** Makes the folder that holds all state where there is none; false where nothing can be written there. */
export async function makeHome(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

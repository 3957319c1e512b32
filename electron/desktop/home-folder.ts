import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'

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

import { rmSync } from 'node:fs'

/**
 * Deletes a command's temporary folder, synchronously, so that it also serves right before the process exits. A file
 * that another program holds, as a virus scanner on Windows may, is tried again for half a second; what is still there
 * then is left to the system, because the command's result matters more.
 */
export function removeScratch(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 4, retryDelay: 50 })
  } catch {
    // It is among the temporary files, which the system deletes.
  }
}

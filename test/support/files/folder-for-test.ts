import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/**
 * A new folder for the current test or, if called in a hook, for the test about to run. It is deleted once the test
 * and the hooks after it have ended.
 *
 * @param name part of the folder's name, which shows its origin if it is left behind
 */
export async function folderForTest(name: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), `ollim-${name}-`))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

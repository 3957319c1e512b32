import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/**
 * A new folder for the test that is running or, asked for in a hook, about to run. It is thrown away once the test and
 * the hooks after it have ended.
 *
 * @param name part of the folder's own, which tells whose it is should it be left behind
 */
export async function folderForTest(name: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), `ollim-${name}-`))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

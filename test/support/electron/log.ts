import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from 'vitest'

/** The content of Ollim's log so far. */
export function readLog(home: string): Promise<string> {
  return readFile(path.join(home, 'logs', 'ollim.log'), 'utf8')
}

/** Waits until the log contains something. */
export async function untilLogSays(home: string, words: string | RegExp): Promise<void> {
  await expect.poll(() => readLog(home), { timeout: 10_000 }).toMatch(words)
}

import { readlink } from 'node:fs/promises'
import path from 'node:path'

/** The process that owns a home, from Chromium's lock there; 0 for none. */
export async function ollimOf(home: string): Promise<number> {
  const lock = await readlink(path.join(home, 'SingletonLock')).catch(() => '')
  return Number(lock.split('-').at(-1))
}

/** Ends an Ollim that was not started by a test itself. */
export async function endOllimOf(home: string): Promise<void> {
  const id = await ollimOf(home)
  if (id > 0) process.kill(id)
}

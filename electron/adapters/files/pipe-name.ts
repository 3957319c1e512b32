import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { readTextFile, writePrivateFile } from './text-files'

const nameBytes = 16
const maxCharacters = 2 * nameBytes

/**
 * A name for the pipe of the app that is starting, written where only this user can read it. Windows' pipes are not in
 * a folder: whoever knew the name in advance could create the pipe first, and would be told which files to upload. So
 * each run gets a new one; the name of an existing pipe is no secret.
 *
 * @returns `undefined` if it cannot be written
 */
export async function newPipeName(home: string): Promise<string | undefined> {
  const name = randomBytes(nameBytes).toString('hex')
  const written = await writePrivateFile(fileIn(home), name, 'overwrite')
  return written.ok ? name : undefined
}

/** The name of the running app's pipe; `undefined` if none is running. */
export async function readPipeName(home: string): Promise<string | undefined> {
  const read = await readTextFile(fileIn(home), maxCharacters)
  return read.ok && /^[0-9a-f]{32}$/.test(read.value) ? read.value : undefined
}

/** The app accepts no more connections: a later pipe of this name is not its own. */
export async function forgetPipeName(home: string): Promise<void> {
  await rm(fileIn(home), { force: true })
}

function fileIn(home: string): string {
  return path.join(home, 'ollim.pipe')
}

import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { readTextFile, writePrivateFile } from './text-files'

const nameBytes = 16
const mostCharacters = 2 * nameBytes

/**
 * A name for the pipe of the app that starts now, written where only this user reads. Windows' pipes stand in no
 * folder: whoever knew the name ahead could make the pipe first, and be told which files are to be uploaded. So it is
 * another one for each run: that of a pipe that stands is no secret.
 *
 * @returns `undefined` where it cannot be written
 */
export async function newPipeName(home: string): Promise<string | undefined> {
  const name = randomBytes(nameBytes).toString('hex')
  const written = await writePrivateFile(fileIn(home), name, 'overwrite')
  return written.ok ? name : undefined
}

/** The name of the pipe of the app that runs; `undefined` where none does. */
export async function readPipeName(home: string): Promise<string | undefined> {
  const read = await readTextFile(fileIn(home), mostCharacters)
  return read.ok && /^[0-9a-f]{32}$/.test(read.value) ? read.value : undefined
}

/** The app takes no more: what stands under this name later is not its own. */
export async function forgetPipeName(home: string): Promise<void> {
  await rm(fileIn(home), { force: true })
}

function fileIn(home: string): string {
  return path.join(home, 'ollim.pipe')
}

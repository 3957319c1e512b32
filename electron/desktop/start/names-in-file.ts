import { randomUUID } from 'node:crypto'
import { lstat, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { errorCode } from '../../core/error-code'
import { runAgain } from './run-again'
import { encodeStart, type GivenStart } from './given-start'
import { parseStart, plainStart, splitArguments, type StartRequest } from './start-request'

/** Followed by what distinguishes the file from others. */
const namesSwitch = '--ollim-names='

/** Far longer than a start takes to hand its names over. */
const forgottenMilliseconds = 3_600_000

/**
 * Chromium hands 32 KiB to the running app: these arguments and our own copy of them. If there is more, the later start
 * waits for twenty seconds, and then kills the running app.
 */
const maxHandedBytes = 24 * 1024

/** Whether a start has too many names to hand them over. */
export function isTooLong(given: GivenStart): boolean {
  const argumentBytes = Buffer.byteLength(given.args.join(' '))
  return argumentBytes + encodeStart(given).start.length > maxHandedBytes
}

/**
 * Runs this program again with the names in a file if they are too many to be handed to the running app. If none runs,
 * this process becomes the app, with its names as they are.
 *
 * @param folder of the app, where the program needs to be told
 * @param home the folder of all state
 * @returns as `runAgain`; `unwritable` if the home has no room for the file
 */
export async function runWithNamesInFile(
  given: GivenStart,
  folder: readonly string[],
  home: string,
): Promise<number | 'unwritable' | undefined> {
  if (process.platform === 'win32' || !isTooLong(given) || (await isUnclaimed(home))) return undefined
  const { switches, names } = splitArguments(given.args)
  const inFile = await writeNames(names, home).catch(() => undefined)
  if (inFile === undefined) return 'unwritable'
  return runAgain({ args: [...folder, ...switches, inFile], env: process.env })
}

/** Whether Chromium's lock is missing, so that no app runs in a home. One that was killed leaves its lock behind. */
function isUnclaimed(home: string): Promise<boolean> {
  return lstat(path.join(home, 'SingletonLock')).then(
    () => false,
    (error: unknown) => errorCode(error) === 'ENOENT',
  )
}

/** Writes names into a file. @returns the switch that stands for them */
export async function writeNames(names: readonly string[], home: string): Promise<string> {
  const id = randomUUID()
  await writeFile(fileOf(id, home), JSON.stringify(names), { mode: 0o600, flag: 'wx' })
  return `${namesSwitch}${id}`
}

/** What a start asks for, with the names out of their file, which is deleted. */
export async function readStart(given: GivenStart | undefined, home: string): Promise<StartRequest> {
  if (given === undefined) return plainStart
  const { switches, names } = splitArguments(given.args)
  const inFile = switches.filter((one) => one.startsWith(namesSwitch))
  const taken = await Promise.all(inFile.map((one) => takeNames(one.slice(namesSwitch.length), home)))
  const left = switches.filter((one) => !inFile.includes(one))
  return parseStart([...left, '--', ...names, ...taken.flat()], given.workingDirectory)
}

/** Deletes the files of starts that were ended before they handed their names over. */
export async function removeForgottenNames(home: string, now: number): Promise<void> {
  for (const name of await readdir(home)) {
    const file = path.join(home, name)
    if (!/^names-[\da-f-]{36}\.json$/.test(name)) continue
    if (now - (await stat(file)).mtimeMs > forgottenMilliseconds) await rm(file)
  }
}

async function takeNames(id: string, home: string): Promise<readonly string[]> {
  // Anything else would be another file, and that would be deleted.
  if (!/^[\da-f-]{36}$/.test(id)) return []
  try {
    const names: unknown = JSON.parse(await readFile(fileOf(id, home), 'utf8'))
    await rm(fileOf(id, home))
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []
  } catch {
    // Taken already; the start still opens the window.
    return []
  }
}

function fileOf(id: string, home: string): string {
  return path.join(home, `names-${id}.json`)
}

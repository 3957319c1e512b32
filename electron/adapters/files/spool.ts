import { randomUUID } from 'node:crypto'
import { chmod, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileFailure } from '../../core/doctor/file-failure'
import type { NeededFiles, SourceFile, Spool } from '../../core/ports'
import type { Failure } from '../../shared/failures/failure'
import { problem, success, type Result } from '../../shared/result'
import { diskName } from './disk-name'
import { errorCode } from './error-code'

/** Where copies of files are kept that can be made again. */
export interface CopyKeeper extends Pick<Spool, 'release'> {
  /** @param content if it throws, no copy is kept */
  keepCopy(name: string, content: AsyncIterable<Uint8Array>): Promise<Result<SourceFile, Failure>>
  /**
   * @param make writes and flushes a file that does not exist yet, and returns what it made; undefined for no file
   * @returns undefined if it made none
   */
  keepMade<Made>(
    name: string,
    make: (file: string) => Promise<Made | undefined>,
  ): Promise<Result<{ readonly file: SourceFile; readonly made: Made } | undefined, Failure>>
}

export interface SweptSpool extends Spool, CopyKeeper {
  /** Whether the file at this path is a copy. */
  isCopy(path: string): boolean
  /**
   * Deletes what earlier runs left and nobody needs. For the start, before `keep`.
   *
   * @param release - how to delete a complete file; unless given, as the spool itself does
   */
  sweep(needed: NeededFiles, release?: Spool['release']): Promise<void>
}

/** Marks the folder of an incomplete file. */
const unfinished = '.part'
/** Marks the folder of a copy. */
const copy = '.copy'

/**
 * Keeps bytes in a folder that only this user can read, created when first needed. Each file has a folder of its own,
 * `<uuid>/<name>`, so that it keeps the name the person knows.
 */
export function createSpool(folder: string): SweptSpool {
  const root = resolve(folder)
  /** Folders that the sweep must leave alone; it may still be running when the first copy is made. */
  const ofThisRun = new Set<string>()

  /** The folder of the file at this path; `undefined` if the spool did not create it. */
  function homeOf(path: string): string | undefined {
    const home = dirname(resolve(path))
    return dirname(home) === root ? home : undefined
  }

  async function releaseFile(path: string): Promise<void> {
    const home = homeOf(path)
    if (home === undefined) return
    await remove(home)
    ofThisRun.delete(home)
  }

  /** @param make writes the file; if it returns undefined, there is none */
  async function keepIn<Made>(
    home: string,
    name: string,
    make: (file: string) => Promise<Made>,
  ): Promise<Result<{ readonly path: string; readonly made: Made }, Failure>> {
    const draft = `${home}${unfinished}`
    ofThisRun.add(home)
    try {
      await makePrivate(root)
      await mkdir(draft, { mode: 0o700 })
      const made = await make(join(draft, diskName(name)))
      if (made === undefined) await giveUp(home, draft)
      else await rename(draft, home)
      return success({ path: join(home, diskName(name)), made })
    } catch (error) {
      await giveUp(home, draft)
      return problem(fileFailure(errorCode(error), name))
    }
  }

  async function giveUp(home: string, draft: string): Promise<void> {
    await remove(draft)
    ofThisRun.delete(home)
  }

  const homeOfCopy = (): string => join(root, `${randomUUID()}${copy}`)

  return {
    keep: (name, bytes) => keepIn(join(root, randomUUID()), name, (file) => write(file, bytes)),

    async keepCopy(name, content) {
      const kept = await keepIn(homeOfCopy(), name, async (file) => {
        await write(file, content)
        return versionOf(file)
      })
      return kept.ok ? success({ path: kept.value.path, ...kept.value.made }) : kept
    },

    async keepMade(name, make) {
      const kept = await keepIn(homeOfCopy(), name, async (file) => {
        const made = await make(file)
        return made === undefined ? undefined : { made, version: await versionOf(file) }
      })
      if (!kept.ok) return kept
      const { path, made: copied } = kept.value
      return success(copied && { file: { path, ...copied.version }, made: copied.made })
    },

    owns: (path) => homeOf(path) !== undefined,

    isCopy: (path) => homeOf(path)?.endsWith(copy) ?? false,

    release: releaseFile,

    async sweep({ paths, allBefore }, release = releaseFile) {
      const kept = new Set(paths.map((path) => dirname(resolve(path))))
      const homes = (await namesIn(root)).map((name) => join(root, name))
      for (const home of homes) {
        const isWhole = !home.endsWith(unfinished)
        const isOfThisRun = ofThisRun.has(isWhole ? home : home.slice(0, -unfinished.length))
        if (kept.has(home) || isOfThisRun) continue
        if (isWhole && (await madeAt(home)) < allBefore) continue
        // An incomplete file was never accepted.
        const [name] = isWhole ? await namesIn(home) : []
        await (name === undefined ? remove(home) : release(join(home, name)))
      }
    },
  }
}

/** Flushed, because the journal will say that these bytes were accepted. */
async function write(file: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<true> {
  await writeFile(file, content, { mode: 0o600, flag: 'wx', flush: true })
  return true
}

async function versionOf(file: string): Promise<Omit<SourceFile, 'path'>> {
  const { size, mtimeMs } = await stat(file)
  return { sizeBytes: size, modifiedAt: mtimeMs }
}

/** A folder that cannot be deleted now, for example because a virus scanner holds it, goes in the next sweep. */
async function remove(home: string): Promise<void> {
  await rm(home, { recursive: true, force: true }).catch(() => undefined)
}

/** When the folder's file came; before everything else if that cannot be determined. */
async function madeAt(home: string): Promise<number> {
  try {
    return (await stat(home)).mtimeMs
  } catch {
    return -Infinity
  }
}

/** Also restricts a folder that exists already, perhaps with other permissions. */
async function makePrivate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
}

/** Empty if there is no such folder. */
async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch {
    return []
  }
}

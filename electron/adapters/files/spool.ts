import { randomUUID } from 'node:crypto'
import { chmod, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileFailure } from '../../core/doctor/file-failure'
import type { NeededFiles, SourceFile, Spool } from '../../core/ports'
import type { Failure } from '../../shared/failure'
import { problem, success, type Result } from '../../shared/result'
import { diskName } from './disk-name'
import { errorCode } from './error-code'

/** Where copies of files are made that can be made again. */
export interface CopyKeeper extends Pick<Spool, 'release'> {
  /** @param content what comes of it when it throws is no copy */
  keepCopy(name: string, content: AsyncIterable<Uint8Array>): Promise<Result<SourceFile, Failure>>
  /**
   * @param make writes a file that is not there yet, flushed, and says what it has made; undefined for no file
   * @returns undefined where it made none
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
   * Removes what earlier runs left and nobody needs. For the start, before `keep`.
   *
   * @param release - how a whole file goes; as the spool's own unless told
   */
  sweep(needed: NeededFiles, release?: Spool['release']): Promise<void>
}

/** Marks a folder whose file is not whole yet. */
const unfinished = '.part'
/** Marks a folder whose file is a copy. */
const copy = '.copy'

/**
 * Keeps bytes in a folder that only this user can read, made when first needed. Each file stands
 * in a folder of its own, `<uuid>/<name>`, so that the name stays the one the person knows.
 */
export function createSpool(folder: string): SweptSpool {
  const root = resolve(folder)
  /** Homes that are not for the sweep, which may still be under way when the first copy is made. */
  const ofThisRun = new Set<string>()

  /** The folder of the file at this path; `undefined` if the spool did not make it. */
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

  /** @param make writes the file; where it answers undefined, there is none */
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
      const kept = await keepIn(homeOfCopy(), name, (file) => write(file, content))
      return kept.ok ? success(await sourceAt(kept.value.path)) : kept
    },

    async keepMade(name, make) {
      const kept = await keepIn(homeOfCopy(), name, make)
      if (!kept.ok) return kept
      const { path, made } = kept.value
      return success(made === undefined ? undefined : { file: await sourceAt(path), made })
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
        // What is not whole was never accepted by anyone.
        const [name] = isWhole ? await namesIn(home) : []
        await (name === undefined ? remove(home) : release(join(home, name)))
      }
    },
  }
}

/** Flushed, since the journal will say that these bytes were accepted. */
async function write(file: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<true> {
  await writeFile(file, content, { mode: 0o600, flag: 'wx', flush: true })
  return true
}

async function sourceAt(path: string): Promise<SourceFile> {
  const found = await stat(path)
  return { path, sizeBytes: found.size, modifiedAt: found.mtimeMs }
}

/** A folder that cannot go now, for example because a virus scanner holds it, goes in the next sweep. */
async function remove(home: string): Promise<void> {
  await rm(home, { recursive: true, force: true }).catch(() => undefined)
}

/** When its file came; before all else where that cannot be told. */
async function madeAt(home: string): Promise<number> {
  try {
    return (await stat(home)).mtimeMs
  } catch {
    return -Infinity
  }
}

/** Also for a folder that stands already, perhaps made with other rights. */
async function makePrivate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
}

/** Empty where there is no such folder. */
async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch {
    return []
  }
}

import { randomUUID } from 'node:crypto'
import { chmod, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileFailure } from '../../core/doctor/file-failure'
import type { NeededFiles, Spool } from '../../core/ports'
import { problem, success } from '../../shared/result'
import { diskName } from './disk-name'
import { errorCode } from './error-code'

export interface SweptSpool extends Spool {
  /**
   * Removes what earlier runs left and nobody needs. For the start, before `keep`.
   *
   * @param release - how a whole file goes; as the spool's own unless told
   */
  sweep(needed: NeededFiles, release?: Spool['release']): Promise<void>
}

/** Marks a folder whose file is not whole yet. */
const unfinished = '.part'

/**
 * Keeps bytes in a folder that only this user can read, made when first needed. Each file stands
 * in a folder of its own, `<uuid>/<name>`, so that the name stays the one the person knows.
 */
export function createSpool(folder: string): SweptSpool {
  const root = resolve(folder)

  /** The folder of the file at this path; `undefined` if the spool did not make it. */
  function homeOf(path: string): string | undefined {
    const home = dirname(resolve(path))
    return dirname(home) === root ? home : undefined
  }

  async function releaseFile(path: string): Promise<void> {
    const home = homeOf(path)
    if (home !== undefined) await remove(home)
  }

  return {
    async keep(name, bytes) {
      const home = join(root, randomUUID())
      const draft = `${home}${unfinished}`
      try {
        await makePrivate(root)
        await mkdir(draft, { mode: 0o700 })
        // Flushed, since the journal will say that these bytes were accepted.
        await writeFile(join(draft, diskName(name)), bytes, { mode: 0o600, flag: 'wx', flush: true })
        await rename(draft, home)
        return success({ path: join(home, diskName(name)) })
      } catch (error) {
        await remove(draft)
        return problem(fileFailure(errorCode(error), name))
      }
    },

    owns: (path) => homeOf(path) !== undefined,

    release: releaseFile,

    async sweep({ paths, allBefore }, release = releaseFile) {
      const kept = new Set(paths.map((path) => dirname(resolve(path))))
      const homes = (await namesIn(root)).map((name) => join(root, name))
      for (const home of homes) {
        if (kept.has(home)) continue
        const isWhole = !home.endsWith(unfinished)
        if (isWhole && (await madeAt(home)) < allBefore) continue
        // What is not whole was never accepted by anyone.
        const [name] = isWhole ? await namesIn(home) : []
        await (name === undefined ? remove(home) : release(join(home, name)))
      }
    },
  }
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

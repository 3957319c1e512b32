import { randomUUID } from 'node:crypto'
import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileFailure } from '../../core/doctor/file-failure'
import type { Failure } from '../../shared/failures/failure'
import { problem, success, type Result } from '../../shared/result'
import { diskName } from './disk-name'
import { errorCode } from '../../core/error-code'

export interface SpoolFolder {
  /** Absolute. */
  readonly path: string
  /** Whether its file was written to the end. */
  readonly isComplete: boolean
}

/** Marks the folder of an incomplete file. */
const incomplete = '.part'

/**
 * The folders of a spool, which only this user can read: each file has one of its own, `<uuid>/<name>`, so that it
 * keeps the name the person knows. They are created when first needed.
 */
export class SpoolFolders {
  readonly #root: string
  /** A sweep must leave these alone; it may still be running when the first one is made. */
  readonly #ofThisRun = new Set<string>()

  constructor(root: string) {
    this.#root = resolve(root)
  }

  /** The folder of the file at this path; undefined if it is not in the spool. */
  folderOf(path: string): string | undefined {
    const folder = dirname(resolve(path))
    return dirname(folder) === this.#root ? folder : undefined
  }

  /**
   * Makes a file in a new folder. If it cannot be completed, no folder is left.
   *
   * @param suffix of the folder's name
   * @param make writes the file; if it returns undefined, there is none
   */
  async makeFile<Made>(
    suffix: string,
    name: string,
    make: (file: string) => Promise<Made>,
  ): Promise<Result<{ readonly path: string; readonly made: Made }, Failure>> {
    const folder = join(this.#root, `${randomUUID()}${suffix}`)
    const draft = `${folder}${incomplete}`
    this.#ofThisRun.add(folder)
    try {
      await makePrivate(this.#root)
      await mkdir(draft, { mode: 0o700 })
      const made = await make(join(draft, diskName(name)))
      if (made === undefined) await this.#giveUp(folder, draft)
      else await rename(draft, folder)
      return success({ path: join(folder, diskName(name)), made })
    } catch (error) {
      await this.#giveUp(folder, draft)
      return problem(fileFailure(errorCode(error), name))
    }
  }

  /** One that cannot be deleted now, for example because a virus scanner holds it, goes in the next sweep. */
  async delete(folder: string): Promise<void> {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined)
    this.#ofThisRun.delete(folder)
  }

  async ofEarlierRuns(): Promise<readonly SpoolFolder[]> {
    const paths = (await namesIn(this.#root)).map((name) => join(this.#root, name))
    return paths.flatMap((path) => {
      const isComplete = !path.endsWith(incomplete)
      const isOfThisRun = this.#ofThisRun.has(isComplete ? path : path.slice(0, -incomplete.length))
      return isOfThisRun ? [] : [{ path, isComplete }]
    })
  }

  async #giveUp(folder: string, draft: string): Promise<void> {
    await this.delete(draft)
    this.#ofThisRun.delete(folder)
  }
}

/** Also restricts a folder that exists already, perhaps with other permissions. */
async function makePrivate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
}

/** Empty if there is no such folder. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch {
    return []
  }
}

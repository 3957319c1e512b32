import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { NeededFiles, Spool } from '../../core/ports/spool'
import type { SourceFile } from '../../core/ports/files'
import type { Failure } from '../../shared/failures/failure'
import { success, type Result } from '../../shared/result'
import { namesIn, SpoolFolders } from './spool-folders'

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
   * @param release how to delete a complete file; unless given, as the spool itself does
   */
  sweep(needed: NeededFiles, release?: Spool['release']): Promise<void>
}

/** Marks the folder of a copy. */
const copy = '.copy'

/** Keeps bytes in a folder that only this user can read. */
export function createSpool(folder: string): SweptSpool {
  const folders = new SpoolFolders(folder)

  async function releaseFile(path: string): Promise<void> {
    const own = folders.folderOf(path)
    if (own !== undefined) await folders.delete(own)
  }

  return {
    keep: (name, bytes) => folders.makeFile('', name, (file) => write(file, bytes)),

    async keepCopy(name, content) {
      const kept = await folders.makeFile(copy, name, async (file) => {
        await write(file, content)
        return versionOf(file)
      })
      return kept.ok ? success({ path: kept.value.path, ...kept.value.made }) : kept
    },

    async keepMade(name, make) {
      const kept = await folders.makeFile(copy, name, async (file) => {
        const made = await make(file)
        return made === undefined ? undefined : { made, version: await versionOf(file) }
      })
      if (!kept.ok) return kept
      const { path, made: copied } = kept.value
      return success(copied && { file: { path, ...copied.version }, made: copied.made })
    },

    owns: (path) => folders.folderOf(path) !== undefined,

    isCopy: (path) => folders.folderOf(path)?.endsWith(copy) ?? false,

    release: releaseFile,

    async sweep({ paths, allBefore }, release = releaseFile) {
      const needed = new Set(paths.map((path) => folders.folderOf(path)))
      for (const { path, isComplete } of await folders.ofEarlierRuns()) {
        if (needed.has(path)) continue
        if (isComplete && (await madeAt(path)) < allBefore) continue
        // An incomplete file was never accepted.
        const [name] = isComplete ? await namesIn(path) : []
        await (name === undefined ? folders.delete(path) : release(join(path, name)))
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

/** When a folder's file came; before everything else if that cannot be determined. */
async function madeAt(folder: string): Promise<number> {
  try {
    return (await stat(folder)).mtimeMs
  } catch {
    return -Infinity
  }
}

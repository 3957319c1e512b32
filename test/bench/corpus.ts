import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { root } from '../../build/support/root.mjs'
import { writeImages, writeSparseImage } from '../support/images/write-images'

/** Images in their own folder. */
export interface Corpus {
  readonly folder: string
  /** Absolute paths. */
  readonly files: readonly string[]
  readonly totalBytes: number
}

/** Everything that the benchmark writes; created once, kept for the next run. */
export const benchFolder = path.join(root, 'out', 'bench')

const writtenAtOnce = 100

/** PNGs of random bytes, all different. Afterwards they are in the system's cache, for every contender. */
export async function images(count: number, bytesEach: number): Promise<Corpus> {
  const folder = path.join(benchFolder, 'corpus', `${count}-of-${bytesEach}`)
  const names = Array.from({ length: count }, (_, index) => `image-${String(index + 1).padStart(5, '0')}.png`)
  if ((await readdir(folder).catch(() => [])).length !== count) {
    const begun = `${folder}.part`
    await rm(begun, { recursive: true, force: true })
    for (let at = 0; at < count; at += writtenAtOnce)
      await writeImages(begun, names.slice(at, at + writtenAtOnce), bytesEach)
    await rm(folder, { recursive: true, force: true })
    await rename(begun, folder)
  }
  const files = names.map((name) => path.join(folder, name))
  let totalBytes = 0
  for (const file of files) totalBytes += (await readFile(file)).length
  return { folder, files, totalBytes }
}

/** One PNG of the given length that takes no space on disk. */
export async function sparseImage(bytes: number): Promise<Corpus> {
  const folder = path.join(benchFolder, 'corpus', `sparse-${bytes}`)
  await mkdir(folder, { recursive: true })
  const file = path.join(folder, 'large.png')
  await writeSparseImage(file, bytes)
  return { folder, files: [file], totalBytes: bytes }
}

import { randomBytes } from 'node:crypto'
import { mkdir, open, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { makePngWith } from './images'

/** A unique PNG of the given length, plus a few bytes. */
export function makeUniquePng(bytes = 16): Promise<Buffer> {
  return makePngWith('olLm', randomBytes(bytes))
}

/**
 * Writes one image per name, all different, and creates folders as needed.
 *
 * @returns their absolute paths, in order
 */
export async function writeImages(
  folder: string,
  names: readonly string[],
  bytes?: number,
): Promise<readonly string[]> {
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name)
      await mkdir(path.dirname(file), { recursive: true })
      await writeFile(file, await makeUniquePng(bytes))
      return file
    }),
  )
}

const pngEndBytes = 12

/** Writes a sparse PNG: it has the length of a large file, but takes no space on the disk. */
export async function writeSparseImage(file: string, bytes: number): Promise<void> {
  const png = await makeUniquePng()
  const handle = await open(file, 'w')
  await handle.write(png, 0, png.length - pngEndBytes, 0)
  await handle.write(png, png.length - pngEndBytes, pngEndBytes, bytes - pngEndBytes)
  await handle.close()
}

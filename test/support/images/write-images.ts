import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { makePngWith } from './images'

/** A PNG like no other, as long as asked for and a few bytes more. */
export function makeUniquePng(bytes = 16): Promise<Buffer> {
  return makePngWith('olLm', randomBytes(bytes))
}

/**
 * Writes one image a name, no two alike, making folders as needed.
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

import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { makeUniquePng } from '../images/write-images'
import { draw } from './seeded-draw'

export interface SampleCounts {
  readonly small: number
  /** Large enough to be sent in parts. */
  readonly large: number
}

const maxSmallBytes = 60_000
const largeBytes = 17 * 1024 ** 2
/** This many images share a name, each in its own folder. */
const namesakes = 3

/**
 * Writes images, all different, with the large ones spread among the small ones.
 *
 * @returns their absolute paths, in the order to upload them
 */
export async function writeSamples(
  folder: string,
  { small, large }: SampleCounts,
  seed: number,
): Promise<readonly string[]> {
  const count = small + large
  const every = large === 0 ? Infinity : Math.floor(count / large)
  const files: string[] = []
  for (let index = 0; index < count; index += 1) {
    const isLarge = index % every === every - 1 && index / every < large
    const bytes = isLarge ? largeBytes : Math.floor(draw(seed, 'size', index) * maxSmallBytes)
    const home = path.join(folder, String(index % namesakes))
    const name = `사진 ${Math.floor(index / namesakes)}${isLarge ? ' large' : ''}.png`
    const file = path.join(home, name)
    await mkdir(home, { recursive: true })
    await writeFile(file, await makeUniquePng(bytes))
    files.push(file)
  }
  return files
}

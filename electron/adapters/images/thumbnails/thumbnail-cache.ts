import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface ThumbnailCache {
  pathOf(key: string): string
  read(key: string): Promise<Uint8Array | undefined>
  /** Keeps bytes if the disk allows: a thumbnail can always be made again. */
  keep(key: string, bytes: Uint8Array): Promise<void>
}

interface CachedFile {
  readonly path: string
  readonly sizeBytes: number
  readonly modifiedAt: number
}

/** When the cache is full it is emptied to this share, which lasts for some time. */
const shareKept = 0.75

/** Thumbnails in a folder that only this user can read; when it is full, the oldest are deleted. */
export function createThumbnailCache(folder: string, maxBytes: number): ThumbnailCache {
  /** The size of the folder's content; computed when first needed. */
  let heldBytes: Promise<number> | undefined

  async function store(key: string, bytes: Uint8Array): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    // Under a temporary name first, because a thumbnail may be read while it is being written.
    const draft = join(folder, `${randomUUID()}.part`)
    await writeFile(draft, bytes, { mode: 0o600 })
    await rename(draft, join(folder, key))
  }

  async function measure(): Promise<number> {
    const files = await filesIn(folder)
    const held = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
    return held > maxBytes ? makeRoom(files, held) : held
  }

  async function makeRoom(files: readonly CachedFile[], held: number): Promise<number> {
    let left = held
    for (const { path, sizeBytes } of files.toSorted((one, other) => one.modifiedAt - other.modifiedAt)) {
      if (left <= maxBytes * shareKept) break
      await rm(path, { force: true })
      left -= sizeBytes
    }
    return left
  }

  return {
    pathOf: (key) => join(folder, key),

    async read(key) {
      return readFile(join(folder, key)).catch(() => undefined)
    },

    async keep(key, bytes) {
      try {
        await store(key, bytes)
        const held = heldBytes === undefined ? await measure() : (await heldBytes) + bytes.length
        heldBytes = held > maxBytes ? measure() : Promise.resolve(held)
        await heldBytes
      } catch {
        heldBytes = undefined
      }
    },
  }
}

async function filesIn(folder: string): Promise<readonly CachedFile[]> {
  const files: CachedFile[] = []
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (found?.isFile()) files.push({ path, sizeBytes: found.size, modifiedAt: found.mtimeMs })
  }
  return files
}

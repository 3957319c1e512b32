import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type { Log } from '../../core/ports'
import { createNewestFirst } from './newest-first'
import { createThumbnailCache } from './thumbnail-cache'
import { ThumbnailThread } from './thumbnail-thread'

export interface ThumbnailOptions {
  /** Where made thumbnails are kept. */
  readonly folder: string
  /** The worker's bundle, `thumbnail-worker.js`. */
  readonly workerFile: string
  readonly log: Log
  /** Most bytes on disk; 64 MiB unless told. */
  readonly mostBytes?: number
  /** How long the worker thread is kept without work; half a minute unless told. */
  readonly idleMilliseconds?: number
}

export interface Thumbnails {
  /**
   * A square WebP picture of an image file; `undefined` where none can be made: HEIC, a damaged or
   * enormous image, a file that is gone.
   */
  thumbnail(path: string, sizePixels: number): Promise<Uint8Array | undefined>
  dispose(): void
}

/** Images decoded at once: two leave the other cores, and the memory, to everything else. */
const atOnce = 2
const mostWaiting = 100

/** Small pictures of images on this computer, made off the main thread and kept on disk. */
export function createThumbnails(options: ThumbnailOptions): Thumbnails {
  const { folder, workerFile, log, mostBytes = 64 * 1024 ** 2, idleMilliseconds = 30_000 } = options
  const cache = createThumbnailCache(folder, mostBytes)
  const thread = new ThumbnailThread({ file: workerFile, log, idleMilliseconds })
  const turns = createNewestFirst(atOnce, mostWaiting)
  /** Two views may ask for one picture. */
  const underWay = new Map<string, Promise<Uint8Array | undefined>>()

  async function readOrMake(key: string, path: string, sizePixels: number): Promise<Uint8Array | undefined> {
    const kept = await cache.read(key)
    if (kept !== undefined) return kept
    const made = await turns.run(() => thread.make(path, sizePixels))
    if (made !== undefined) await cache.keep(key, made)
    return made
  }

  return {
    async thumbnail(path, sizePixels) {
      const key = await keyOf(path, sizePixels)
      if (key === undefined) return undefined
      const picture = underWay.get(key) ?? readOrMake(key, path, sizePixels)
      underWay.set(key, picture)
      try {
        return await picture
      } finally {
        underWay.delete(key)
      }
    },
    dispose: () => thread.dispose(),
  }
}

/** Another for the file once it has changed; `undefined` if there is no such file. */
async function keyOf(path: string, sizePixels: number): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) return undefined
  const facts = [path, found.size, found.mtimeMs, sizePixels].join('\0')
  return `${createHash('sha256').update(facts).digest('hex')}.webp`
}

import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type { Picture, PictureMaker } from '../../../core/picture-ports'
import type { SourceFile } from '../../../core/ports'
import { createThumbnailCache } from './thumbnail-cache'
import { ThumbnailProcess, type ThumbnailProcessOptions } from './thumbnail-process'

export interface ThumbnailOptions extends ThumbnailProcessOptions {
  /** Where thumbnails are kept. */
  readonly folder: string
}

export interface Thumbnails extends PictureMaker {
  /**
   * Makes the thumbnail of a file that is about to be deleted, if possible, so that it can be shown afterwards.
   *
   * @returns false if it was interrupted by `dispose`
   */
  keepOf(path: string, sizePixels: number): Promise<boolean>
  dispose(): void
}

/** The most bytes of thumbnails on disk. */
const maxBytes = 64 * 1024 ** 2
const maxHashes = 5_000

/** Thumbnails of images on this computer, made in a separate process and kept on disk. */
export function createThumbnails({ folder, ...processOptions }: ThumbnailOptions): Thumbnails {
  const cache = createThumbnailCache(folder, maxBytes)
  const worker = new ThumbnailProcess(processOptions)
  /** Shared, because two views may ask for the same thumbnail. */
  const underWay = new Map<string, Promise<Picture | undefined>>()
  /** Of thumbnails that were made earlier: an image that was uploaded often has one thumbnail and many entries. */
  const hashes = new Map<string, Promise<string | undefined>>()

  async function makeFrom(key: string, path: string, sizePixels: number): Promise<Picture | undefined> {
    const made = await worker.make(path, sizePixels)
    if (made !== undefined) await cache.keep(key, made.bytes)
    return made
  }

  async function makeIfSame(
    key: string,
    source: SourceFile,
    sizePixels: number,
  ): Promise<Picture | undefined> {
    if (!isSame(source, await lookAt(source.path))) return undefined
    return makeFrom(key, source.path, sizePixels)
  }

  async function make(source: SourceFile, sizePixels: number): Promise<Picture | undefined> {
    const key = keyOf(source, sizePixels)
    const picture = underWay.get(key) ?? makeIfSame(key, source, sizePixels)
    underWay.set(key, picture)
    try {
      return await picture
    } finally {
      underWay.delete(key)
    }
  }

  async function kept(source: SourceFile, sizePixels: number): Promise<Picture | undefined> {
    const bytes = await cache.read(keyOf(source, sizePixels))
    return bytes && { bytes }
  }

  async function hashOfKept(key: string, sizePixels: number): Promise<string | undefined> {
    return (await worker.make(cache.pathOf(key), sizePixels))?.thumbHash
  }

  return {
    kept,
    make,
    keep: (source, path, sizePixels) => makeFrom(keyOf(source, sizePixels), path, sizePixels),
    async hashOf(source, sizePixels) {
      const key = keyOf(source, sizePixels)
      const asked = hashes.get(key) ?? hashOfKept(key, sizePixels)
      if (hashes.size < maxHashes) hashes.set(key, asked)
      const hash = await asked
      // Newer pictures may have been wanted more.
      if (hash === undefined) hashes.delete(key)
      return hash
    },
    async keepOf(path, sizePixels) {
      const source = await lookAt(path)
      const picture = source && ((await kept(source, sizePixels)) ?? (await make(source, sizePixels)))
      return picture !== undefined || !worker.isDisposed
    },
    dispose: () => worker.dispose(),
  }
}

/** Differs once the file has changed. */
function keyOf({ path, sizeBytes, modifiedAt }: SourceFile, sizePixels: number): string {
  const facts = [path, sizeBytes, modifiedAt, sizePixels].join('\0')
  return `${createHash('sha256').update(facts).digest('hex')}.webp`
}

/** `undefined` if there is no such file. */
async function lookAt(path: string): Promise<SourceFile | undefined> {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() ? { path, sizeBytes: found.size, modifiedAt: found.mtimeMs } : undefined
}

function isSame(known: SourceFile, found: SourceFile | undefined): boolean {
  return found?.sizeBytes === known.sizeBytes && found.modifiedAt === known.modifiedAt
}

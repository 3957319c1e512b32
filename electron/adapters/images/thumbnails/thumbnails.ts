import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type { Thumbnail, ThumbnailMaker } from '../../../core/ports/thumbnails'
import type { SourceFile } from '../../../core/ports/files'
import { createThumbnailCache, type ThumbnailCache } from './thumbnail-cache'
import { ThumbnailProcess, type ThumbnailProcessOptions } from './thumbnail-process'

export interface ThumbnailOptions extends ThumbnailProcessOptions {
  /** Where thumbnails are kept. */
  readonly folder: string
}

/** The most bytes of thumbnails on disk. */
const maxBytes = 64 * 1024 ** 2
const maxHashes = 5_000

/** Thumbnails of images on this computer, made in a separate process and kept on disk. */
export class Thumbnails implements ThumbnailMaker {
  readonly #cache: ThumbnailCache
  readonly #process: ThumbnailProcess
  /** Shared, because two views may ask for the same thumbnail. */
  readonly #underWay = new Map<string, Promise<Thumbnail | undefined>>()
  /** Of thumbnails that were made earlier: an image that was uploaded often has one thumbnail and many entries. */
  readonly #hashes = new Map<string, Promise<string | undefined>>()

  constructor({ folder, ...processOptions }: ThumbnailOptions) {
    this.#cache = createThumbnailCache(folder, maxBytes)
    this.#process = new ThumbnailProcess(processOptions)
  }

  async kept(source: SourceFile, sizePixels: number): Promise<Thumbnail | undefined> {
    const bytes = await this.#cache.read(keyOf(source, sizePixels))
    return bytes && { bytes }
  }

  async make(source: SourceFile, sizePixels: number): Promise<Thumbnail | undefined> {
    const key = keyOf(source, sizePixels)
    const thumbnail = this.#underWay.get(key) ?? this.#makeIfSame(key, source, sizePixels)
    this.#underWay.set(key, thumbnail)
    try {
      return await thumbnail
    } finally {
      this.#underWay.delete(key)
    }
  }

  keep(source: SourceFile, path: string, sizePixels: number): Promise<Thumbnail | undefined> {
    return this.#makeFrom(keyOf(source, sizePixels), path, sizePixels)
  }

  async hashOf(source: SourceFile, sizePixels: number): Promise<string | undefined> {
    const key = keyOf(source, sizePixels)
    const asked = this.#hashes.get(key) ?? this.#hashOfKept(key, sizePixels)
    if (this.#hashes.size < maxHashes) this.#hashes.set(key, asked)
    const hash = await asked
    // Newer thumbnails may have been wanted more.
    if (hash === undefined) this.#hashes.delete(key)
    return hash
  }

  /**
   * Makes the thumbnail of a file that is about to be deleted, if possible, so that it can be shown afterwards.
   *
   * @returns false if it was interrupted by `dispose`
   */
  async keepOf(path: string, sizePixels: number): Promise<boolean> {
    const source = await lookAt(path)
    const thumbnail =
      source && ((await this.kept(source, sizePixels)) ?? (await this.make(source, sizePixels)))
    return thumbnail !== undefined || !this.#process.isDisposed
  }

  dispose(): void {
    this.#process.dispose()
  }

  async #makeIfSame(key: string, source: SourceFile, sizePixels: number): Promise<Thumbnail | undefined> {
    if (!isSame(source, await lookAt(source.path))) return undefined
    return this.#makeFrom(key, source.path, sizePixels)
  }

  async #makeFrom(key: string, path: string, sizePixels: number): Promise<Thumbnail | undefined> {
    const made = await this.#process.make(path, sizePixels)
    if (made !== undefined) await this.#cache.keep(key, made.bytes)
    return made
  }

  async #hashOfKept(key: string, sizePixels: number): Promise<string | undefined> {
    return (await this.#process.make(this.#cache.pathOf(key), sizePixels))?.thumbHash
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

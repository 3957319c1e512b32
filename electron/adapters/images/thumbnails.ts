import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type { Picture, PictureMaker } from '../../core/picture-ports'
import type { Log, SourceFile } from '../../core/ports'
import { createNewestFirst } from './newest-first'
import { createThumbnailCache } from './thumbnail-cache'
import { thumbnailAnswer, type ThumbnailAnswer, type ThumbnailJob } from './thumbnail-messages'
import { type StartProcess, WorkerProcess } from './worker-process'

export interface ThumbnailOptions {
  /** Where thumbnails are kept. */
  readonly folder: string
  /** The worker's bundle, `thumbnail-worker.js`. */
  readonly workerFile: string
  readonly startProcess: StartProcess
  readonly log: Log
  /** The most bytes on disk; 64 MiB by default. */
  readonly maxBytes?: number
  /** How long an idle process is kept; half a minute by default. */
  readonly idleMilliseconds?: number
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

/** Images decoded at once; two leave the other cores, and the memory, to everything else. */
const atOnce = 2
const maxWaiting = 100
/** After this many crashes the process is not started again for each of thousands of pictures. */
const maxDeaths = 3

/** Thumbnails of images on this computer, made in a separate process and kept on disk. */
export function createThumbnails(options: ThumbnailOptions): Thumbnails {
  const {
    folder,
    workerFile,
    startProcess,
    log,
    maxBytes = 64 * 1024 ** 2,
    idleMilliseconds = 30_000,
  } = options
  const cache = createThumbnailCache(folder, maxBytes)
  const worker = new WorkerProcess<Omit<ThumbnailJob, 'id'>, ThumbnailAnswer>({
    name: 'thumbnail',
    start: startProcess,
    file: workerFile,
    parseAnswer: (message) => thumbnailAnswer.safeParse(message).data,
    log,
    idleMilliseconds,
    maxDeaths,
  })
  const turns = createNewestFirst(atOnce, maxWaiting)
  /** Shared, because two views may ask for the same thumbnail. */
  const underWay = new Map<string, Promise<Picture | undefined>>()
  let isDisposed = false

  async function readOrMake(
    key: string,
    source: SourceFile,
    sizePixels: number,
  ): Promise<Picture | undefined> {
    const bytes = await cache.read(key)
    if (bytes !== undefined) return { bytes }
    if (!isSame(source, await lookAt(source.path))) return undefined
    return make(key, source.path, sizePixels)
  }

  /** Starts no process once the app is quitting. */
  async function ask(path: string, sizePixels: number): Promise<Picture | undefined> {
    const answer = isDisposed ? undefined : await worker.ask({ path, sizePixels })
    if (answer?.outcome === 'refused') log.info('No thumbnail', { reason: answer.reason })
    return answer?.outcome === 'made' ? { bytes: answer.bytes, thumbHash: answer.thumbHash } : undefined
  }

  async function make(key: string, path: string, sizePixels: number): Promise<Picture | undefined> {
    const made = await turns.run(() => ask(path, sizePixels))
    if (made !== undefined) await cache.keep(key, made.bytes)
    return made
  }

  async function thumbnail(source: SourceFile, sizePixels: number): Promise<Picture | undefined> {
    const key = keyOf(source, sizePixels)
    const picture = underWay.get(key) ?? readOrMake(key, source, sizePixels)
    underWay.set(key, picture)
    try {
      return await picture
    } finally {
      underWay.delete(key)
    }
  }

  return {
    thumbnail,
    keep: (source, path, sizePixels) => make(keyOf(source, sizePixels), path, sizePixels),
    async kept(source, sizePixels) {
      const bytes = await cache.read(keyOf(source, sizePixels))
      return bytes && { bytes }
    },
    async hashOf(source, sizePixels) {
      const path = cache.pathOf(keyOf(source, sizePixels))
      return (await turns.run(() => ask(path, sizePixels)))?.thumbHash
    },
    async keepOf(path, sizePixels) {
      const source = await lookAt(path)
      const picture = source && (await thumbnail(source, sizePixels))
      return picture !== undefined || !isDisposed
    },
    dispose() {
      isDisposed = true
      worker.dispose()
    },
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

import type { Thumbnail } from '../../../core/ports/thumbnails'
import type { Log } from '../../../core/ports/log'
import { createNewestFirst } from './newest-first'
import { thumbnailAnswer, type ThumbnailAnswer, type ThumbnailJob } from './thumbnail-messages'
import { type StartProcess, WorkerProcess } from '../workers/worker-process'

export interface ThumbnailProcessOptions {
  /** The worker's bundle, `thumbnail-worker.js`. */
  readonly workerFile: string
  readonly startProcess: StartProcess
  readonly log: Log
  /** How long an image may take; half a minute by default. */
  readonly maxMilliseconds?: number
}

/** Images decoded at once; two leave the other cores, and the memory, to everything else. */
const atOnce = 2
const maxWaiting = 100
/** After this many crashes the process is not started again for each of thousands of images. */
const maxDeaths = 3
/** The worker's own limit does not end a drawing with endless filters. */
const usualMaxMilliseconds = 30_000

/** The process that makes thumbnails, with the queue of what it is to make. */
export class ThumbnailProcess {
  readonly #log: Log
  readonly #worker: WorkerProcess<Omit<ThumbnailJob, 'id'>, ThumbnailAnswer>
  readonly #turns = createNewestFirst(atOnce, maxWaiting)
  #isDisposed = false

  constructor({
    workerFile,
    startProcess,
    log,
    maxMilliseconds = usualMaxMilliseconds,
  }: ThumbnailProcessOptions) {
    this.#log = log
    this.#worker = new WorkerProcess({
      name: 'thumbnail',
      start: startProcess,
      file: workerFile,
      parseAnswer: (message) => thumbnailAnswer.safeParse(message).data,
      log,
      maxMilliseconds,
      maxDeaths,
    })
  }

  /** Whether `dispose` was called, after which nothing is made. */
  get isDisposed(): boolean {
    return this.#isDisposed
  }

  /** Makes the thumbnail of a file; undefined if that is not possible, or newer ones were wanted more. */
  make(path: string, sizePixels: number): Promise<Thumbnail | undefined> {
    return this.#turns.run(() => this.#ask(path, sizePixels))
  }

  dispose(): void {
    this.#isDisposed = true
    this.#worker.dispose()
  }

  async #ask(path: string, sizePixels: number): Promise<Thumbnail | undefined> {
    const answer = this.#isDisposed ? undefined : await this.#worker.ask({ path, sizePixels })
    if (answer?.outcome === 'refused') this.#log.info('No thumbnail', { reason: answer.reason })
    return answer?.outcome === 'made' ? { bytes: answer.bytes, thumbHash: answer.thumbHash } : undefined
  }
}

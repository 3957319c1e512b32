import { Worker } from 'node:worker_threads'
import type { Log } from '../../core/ports'
import { thumbnailAnswer, type ThumbnailAnswer } from './thumbnail-messages'

export interface ThumbnailThreadOptions {
  /** The worker's bundle. */
  readonly file: string
  readonly log: Log
  /** How long the thread is kept without work. */
  readonly idleMilliseconds: number
}

/** A thread that dies so often without having made anything never will. */
const mostDeaths = 3

/** The worker thread: started with the first job, ended when there is nothing to do for a while. */
export class ThumbnailThread {
  readonly #options: ThumbnailThreadOptions
  readonly #waiting = new Map<number, (bytes: Uint8Array | undefined) => void>()
  #worker: Worker | undefined
  #idle: NodeJS.Timeout | undefined
  #lastId = 0
  #deaths = 0

  constructor(options: ThumbnailThreadOptions) {
    this.#options = options
  }

  /** Whether the thread exists at the moment. */
  get isRunning(): boolean {
    return this.#worker !== undefined
  }

  /** WebP bytes of at most that many pixels a side; `undefined` where none can be made. */
  async make(path: string, sizePixels: number): Promise<Uint8Array | undefined> {
    if (this.#deaths >= mostDeaths) return undefined
    clearTimeout(this.#idle)
    this.#worker ??= this.#start()
    this.#lastId += 1
    const id = this.#lastId
    this.#worker.postMessage({ id, path, sizePixels })
    return new Promise((resolve) => this.#waiting.set(id, resolve))
  }

  dispose(): void {
    clearTimeout(this.#idle)
    void this.#worker?.terminate()
    this.#letGo()
  }

  #start(): Worker {
    // Its standard error is ours to read: sharp greets Electron with a warning each time.
    const worker = new Worker(this.#options.file, { stderr: true, execArgv: [] })
    worker.unref()
    worker.stderr.on('data', (line: unknown) => {
      this.#options.log.info('The thumbnail thread says', { line: String(line).trim() })
    })
    worker.on('message', (message: unknown) => this.#receive(thumbnailAnswer.parse(message)))
    worker.on('error', (error) => {
      if (this.#worker === worker) this.#die(error instanceof Error ? error.message : String(error))
    })
    worker.on('exit', () => {
      if (this.#worker === worker) this.#die('it ended')
    })
    return worker
  }

  #receive(answer: ThumbnailAnswer): void {
    this.#deaths = 0
    if (answer.outcome === 'refused') this.#options.log.info('No thumbnail', { reason: answer.reason })
    this.#waiting.get(answer.id)?.(answer.outcome === 'made' ? answer.bytes : undefined)
    this.#waiting.delete(answer.id)
    if (this.#waiting.size === 0) this.#endWhenIdle()
  }

  #endWhenIdle(): void {
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => this.dispose(), this.#options.idleMilliseconds)
    this.#idle.unref()
  }

  #die(reason: string): void {
    this.#deaths += 1
    this.#options.log.warn('The thumbnail thread died', { reason })
    this.#letGo()
  }

  #letGo(): void {
    this.#worker = undefined
    for (const resolve of this.#waiting.values()) resolve(undefined)
    this.#waiting.clear()
  }
}

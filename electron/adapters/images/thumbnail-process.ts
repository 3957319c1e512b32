import type { Picture } from '../../core/picture-ports'
import type { Log } from '../../core/ports'
import { thumbnailAnswer, type ThumbnailAnswer } from './thumbnail-messages'

/** Starts a process that runs a bundle and answers messages. */
export type StartProcess = (file: string, events: ProcessEvents) => RunningProcess

export interface ProcessEvents {
  readonly onMessage: (message: unknown) => void
  /** What it wrote to its standard error stream. */
  readonly onSaid: (words: string) => void
  readonly onEnd: (exitCode: number) => void
}

export interface RunningProcess {
  send(message: unknown): void
  end(): void
}

export interface ThumbnailProcessOptions {
  readonly start: StartProcess
  /** The worker's bundle. */
  readonly file: string
  readonly log: Log
  /** How long the process is kept without work. */
  readonly idleMilliseconds: number
}

/** A process that dies so often without having made anything never will. */
const mostDeaths = 3

/**
 * The process that makes thumbnails: started with the first job, ended when there is nothing to do
 * for a while. An image that breaks the decoder takes neither the app nor its uploads along.
 */
export class ThumbnailProcess {
  readonly #options: ThumbnailProcessOptions
  readonly #waiting = new Map<number, (picture: Picture | undefined) => void>()
  #process: RunningProcess | undefined
  #idle: NodeJS.Timeout | undefined
  #lastId = 0
  #deaths = 0

  constructor(options: ThumbnailProcessOptions) {
    this.#options = options
  }

  /** Whether the process exists at the moment. */
  get isRunning(): boolean {
    return this.#process !== undefined
  }

  /** A picture of at most that many pixels a side; `undefined` where none can be made. */
  async make(path: string, sizePixels: number): Promise<Picture | undefined> {
    if (this.#deaths >= mostDeaths) return undefined
    clearTimeout(this.#idle)
    this.#process ??= this.#start()
    this.#lastId += 1
    const id = this.#lastId
    this.#process.send({ id, path, sizePixels })
    return new Promise((resolve) => this.#waiting.set(id, resolve))
  }

  dispose(): void {
    clearTimeout(this.#idle)
    this.#process?.end()
    this.#letGo()
  }

  #start(): RunningProcess {
    const { start, file, log } = this.#options
    const started = start(file, {
      onMessage: (message) => this.#receive(thumbnailAnswer.parse(message)),
      onSaid: (words) => log.info('The thumbnail process says', { words }),
      onEnd: (exitCode) => {
        if (this.#process === started) this.#die(exitCode)
      },
    })
    return started
  }

  #receive(answer: ThumbnailAnswer): void {
    this.#deaths = 0
    if (answer.outcome === 'refused') this.#options.log.info('No thumbnail', { reason: answer.reason })
    const { outcome } = answer
    this.#waiting.get(answer.id)?.(
      outcome === 'made' ? { bytes: answer.bytes, thumbHash: answer.thumbHash } : undefined,
    )
    this.#waiting.delete(answer.id)
    if (this.#waiting.size === 0) this.#endWhenIdle()
  }

  #endWhenIdle(): void {
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => this.dispose(), this.#options.idleMilliseconds)
    this.#idle.unref()
  }

  #die(exitCode: number): void {
    this.#deaths += 1
    this.#options.log.warn('The thumbnail process died', { exitCode })
    this.#letGo()
  }

  #letGo(): void {
    this.#process = undefined
    for (const resolve of this.#waiting.values()) resolve(undefined)
    this.#waiting.clear()
  }
}

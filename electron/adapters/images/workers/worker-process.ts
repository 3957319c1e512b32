import os from 'node:os'
import type { Log } from '../../../core/ports/log'

/** Starts a process that runs a bundle and answers messages. */
export type StartProcess = (file: string, events: ProcessEvents) => RunningProcess

export interface ProcessEvents {
  /** Called with its process ID as soon as it has one. */
  readonly onStarted: (processId: number) => void
  readonly onMessage: (message: unknown) => void
  /** Called with the process's output to standard error. */
  readonly onSaid: (words: string) => void
  readonly onEnd: (exitCode: number) => void
}

export interface RunningProcess {
  send(message: object): void
  /** Kills the process at once. */
  end(): void
}

export interface WorkerOptions<Answer> {
  /** The name of the process in the log. */
  readonly name: string
  readonly start: StartProcess
  /** The worker's bundle. */
  readonly file: string
  /** Undefined for anything that is no answer: a decoder that an image has led astray may send it. */
  readonly parseAnswer: (message: unknown) => Answer | undefined
  readonly log: Log
  /** After this long without an answer to a job, the process is ended. */
  readonly maxMilliseconds: number
  /** How long an idle process is kept; half a minute by default. */
  readonly idleMilliseconds?: number
  /** After this many crashes without an answer it is not started again; if absent, it always is. */
  readonly maxDeaths?: number
}

const usualIdleMilliseconds = 30_000

/**
 * A process that decodes images at a lower priority: started by the first job, ended when it has been idle for a while. An image that
 * crashes the decoder affects neither the app nor its uploads.
 */
export class WorkerProcess<Job extends object, Answer extends { readonly id: number }> {
  readonly #options: WorkerOptions<Answer>
  readonly #waiting = new Map<number, (answer: Answer | undefined) => void>()
  #process: RunningProcess | undefined
  #idle: NodeJS.Timeout | undefined
  #lastId = 0
  #deaths = 0

  constructor(options: WorkerOptions<Answer>) {
    this.#options = options
  }

  /** Whether the process is running now. */
  get isRunning(): boolean {
    return this.#process !== undefined
  }

  /** @returns undefined if the job crashed the process, led it astray or took too long, or the process was ended meanwhile */
  async ask(job: Job): Promise<Answer | undefined> {
    const { maxDeaths = Infinity } = this.#options
    if (this.#deaths >= maxDeaths) return undefined
    clearTimeout(this.#idle)
    this.#process ??= this.#start()
    this.#lastId += 1
    const id = this.#lastId
    this.#process.send({ ...job, id })
    const late = setTimeout(() => this.#endLate(), this.#options.maxMilliseconds)
    const answer = await new Promise<Answer | undefined>((resolve) => this.#waiting.set(id, resolve))
    clearTimeout(late)
    return answer
  }

  /** Ends the process together with its jobs. The next job starts it again. */
  dispose(): void {
    clearTimeout(this.#idle)
    this.#process?.end()
    this.#abandonJobs()
  }

  #endLate(): void {
    this.#options.log.warn(`The ${this.#options.name} process takes too long`)
    this.dispose()
  }

  #start(): RunningProcess {
    const { name, start, file, parseAnswer, log } = this.#options
    const onEnd = (exitCode: number): void => {
      if (this.#process === started) this.#die(exitCode)
    }
    const started = start(file, {
      onStarted: lowerPriority,
      onMessage: (message) => {
        if (this.#process !== started) return
        const answer = parseAnswer(message)
        if (answer !== undefined) {
          this.#receive(answer)
          return
        }
        started.end()
        // It may take a while to end, and must get no more jobs.
        onEnd(1)
      },
      onSaid: (words) => log.info(`The ${name} process says`, { words }),
      onEnd,
    })
    return started
  }

  #receive(answer: Answer): void {
    this.#deaths = 0
    this.#waiting.get(answer.id)?.(answer)
    this.#waiting.delete(answer.id)
    if (this.#waiting.size === 0) this.#endWhenIdle()
  }

  #endWhenIdle(): void {
    const { idleMilliseconds = usualIdleMilliseconds } = this.#options
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => this.dispose(), idleMilliseconds)
    this.#idle.unref()
  }

  #die(exitCode: number): void {
    this.#deaths += 1
    this.#options.log.warn(`The ${this.#options.name} process died`, { exitCode })
    this.#abandonJobs()
  }

  #abandonJobs(): void {
    this.#process = undefined
    for (const resolve of this.#waiting.values()) resolve(undefined)
    this.#waiting.clear()
  }
}

/** Right at its start, because on Linux only threads that are created later inherit it, such as those that decode. */
function lowerPriority(processId: number): void {
  try {
    os.setPriority(processId, os.constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // The system does not allow it, or the process has ended; the work gets done all the same.
  }
}

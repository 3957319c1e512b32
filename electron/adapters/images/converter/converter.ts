import { stat } from 'node:fs/promises'
import { fileFailure } from '../../../core/doctor/file-failure'
import type { ConversionOrder, ImageConverter, ImageCopy } from '../../../core/ports/images'
import type { Log } from '../../../core/ports/log'
import type { SourceFile } from '../../../core/ports/files'
import { failure, type Failure } from '../../../shared/failures/failure'
import { problem, success, type Result } from '../../../shared/result'
import { errorCode } from '../../../core/error-code'
import { aborted } from '../../../core/aborted'
import type { CopyKeeper } from '../../files/spool'
import { conversionAnswer, type ConversionAnswer, type ConversionJob } from './converter-messages'
import { type StartProcess, WorkerProcess } from '../workers/worker-process'

export interface ConverterOptions {
  readonly copies: CopyKeeper
  /** The worker's bundle, `converter-worker.js`. */
  readonly workerFile: string
  readonly startProcess: StartProcess
  readonly log: Log
  /** Longer than a camera's largest image takes; two minutes by default. */
  readonly maxMilliseconds?: number
}

type Job = Omit<ConversionJob, 'id'>
type Made = Extract<ConversionAnswer, { outcome: 'made' }>

const usualMaxMilliseconds = 120_000

/**
 * Converts in a separate process, one image at a time: so it needs the memory for one image, ending the process stops
 * only that one, and other uploads go on meanwhile.
 */
export class Converter implements ImageConverter {
  readonly #options: ConverterOptions
  readonly #worker: WorkerProcess<Job, ConversionAnswer>
  /** Settles with the job that was added last. */
  #line: Promise<unknown> = Promise.resolve()

  constructor(options: ConverterOptions) {
    const { workerFile, startProcess, log, maxMilliseconds = usualMaxMilliseconds } = options
    this.#options = options
    this.#worker = new WorkerProcess({
      name: 'converter',
      start: startProcess,
      file: workerFile,
      parseAnswer: (message) => conversionAnswer.safeParse(message).data,
      log,
      maxMilliseconds,
    })
  }

  convert(
    order: ConversionOrder,
    name: string,
    signal: AbortSignal,
    onBegin: () => void,
  ): Promise<Result<ImageCopy | undefined, Failure>> {
    const before = this.#line
    const own = Promise.race([before, aborted(signal)]).then(() => {
      if (signal.aborted) return success(undefined)
      onBegin()
      return this.#convertNow(order, name, signal)
    })
    this.#line = Promise.allSettled([before, own])
    return own
  }

  dispose(): void {
    this.#worker.dispose()
  }

  async #convertNow(
    { source, ...how }: ConversionOrder,
    name: string,
    signal: AbortSignal,
  ): Promise<Result<ImageCopy | undefined, Failure>> {
    const { copies } = this.#options
    const before = await changeOf(source, name)
    if (before !== undefined) return problem(before)
    const { path, sizeBytes } = source
    const kept = await copies.keepMade(name, (copyPath) =>
      this.#ask({ path, sizeBytes, copyPath, ...how }, signal),
    )
    if (!kept.ok) return kept
    if (kept.value === undefined) return success(undefined)
    const { file, made } = kept.value
    const after = await changeOf(source, name)
    if (after === undefined) {
      return success({ file, contentType: made.contentType, dimensions: made.dimensions })
    }
    await copies.release(file.path)
    return problem(after)
  }

  /** Ends the process if nobody wants the job any more. */
  async #ask(job: Job, signal: AbortSignal): Promise<Made | undefined> {
    const { log } = this.#options
    const end = (): void => this.dispose()
    signal.addEventListener('abort', end)
    try {
      const answer = signal.aborted ? undefined : await this.#worker.ask(job)
      if (answer?.outcome === 'none') log.info('No conversion', { reason: answer.reason })
      if (answer?.outcome === 'unwritten') throw new Unwritten(answer.code)
      return answer?.outcome === 'made' ? answer : undefined
    } finally {
      signal.removeEventListener('abort', end)
    }
  }
}

/** The worker could not write the copy. */
class Unwritten extends Error {
  readonly code: string

  constructor(code: string) {
    super('The copy cannot be written.')
    this.code = code
  }
}

/** Why a file is no longer the accepted one; undefined if it is. */
async function changeOf(
  { path, sizeBytes, modifiedAt }: SourceFile,
  name: string,
): Promise<Failure | undefined> {
  try {
    const found = await stat(path)
    const isSame = found.isFile() && found.size === sizeBytes && found.mtimeMs === modifiedAt
    return isSame ? undefined : failure('file-changed', { name })
  } catch (error) {
    return fileFailure(errorCode(error), name)
  }
}

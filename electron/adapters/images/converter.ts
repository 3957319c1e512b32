import { stat } from 'node:fs/promises'
import { fileFailure } from '../../core/doctor/file-failure'
import type { ConversionOrder, ImageConverter, ImageCopy, Log, SourceFile } from '../../core/ports'
import { failure, type Failure } from '../../shared/failures/failure'
import { problem, success, type Result } from '../../shared/result'
import { errorCode } from '../files/error-code'
import { aborted } from '../../core/aborted'
import type { CopyKeeper } from '../files/spool'
import { conversionAnswer, type ConversionAnswer, type ConversionJob } from './converter-messages'
import { type StartProcess, WorkerProcess } from './worker-process'

export interface ConverterOptions {
  readonly copies: CopyKeeper
  /** The worker's bundle, `converter-worker.js`. */
  readonly workerFile: string
  readonly startProcess: StartProcess
  readonly log: Log
  /** Longer than a camera's largest image takes; two minutes by default. */
  readonly maxMilliseconds?: number
  /** How long an idle process is kept; half a minute by default. */
  readonly idleMilliseconds?: number
}

export interface Converter extends ImageConverter {
  dispose(): void
}

type Job = Omit<ConversionJob, 'id'>
type Made = Extract<ConversionAnswer, { outcome: 'made' }>

/**
 * Converts in a separate process, one image at a time: so it needs the memory for one image, ending the process stops
 * only that one, and other uploads go on meanwhile.
 */
export function createConverter(options: ConverterOptions): Converter {
  const { copies, workerFile, startProcess, log } = options
  const { maxMilliseconds = 120_000, idleMilliseconds = 30_000 } = options
  /** Settles with the job that was added last. */
  let line: Promise<unknown> = Promise.resolve()
  const worker = new WorkerProcess<Job, ConversionAnswer>({
    name: 'converter',
    start: startProcess,
    file: workerFile,
    parseAnswer: (message) => conversionAnswer.safeParse(message).data,
    log,
    idleMilliseconds,
  })

  /** Ends the process if the job takes too long or nobody wants it any more. */
  async function ask(job: Job, signal: AbortSignal): Promise<Made | undefined> {
    const end = (): void => worker.dispose()
    const late = setTimeout(() => {
      log.warn('A conversion took too long', { contentType: job.contentType, sizeBytes: job.sizeBytes })
      end()
    }, maxMilliseconds)
    signal.addEventListener('abort', end)
    try {
      const answer = signal.aborted ? undefined : await worker.ask(job)
      if (answer?.outcome === 'none') log.info('No conversion', { reason: answer.reason })
      if (answer?.outcome === 'unwritten') throw new Unwritten(answer.code)
      return answer?.outcome === 'made' ? answer : undefined
    } finally {
      clearTimeout(late)
      signal.removeEventListener('abort', end)
    }
  }

  async function convert(
    { source, ...how }: ConversionOrder,
    name: string,
    signal: AbortSignal,
  ): Promise<Result<ImageCopy | undefined, Failure>> {
    const before = await changeOf(source, name)
    if (before !== undefined) return problem(before)
    const { path, sizeBytes } = source
    const kept = await copies.keepMade(name, (copyPath) => ask({ path, sizeBytes, copyPath, ...how }, signal))
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

  return {
    async convert(order, name, signal, onBegin) {
      const before = line
      const own = Promise.race([before, aborted(signal)]).then(() => {
        if (signal.aborted) return success(undefined)
        onBegin()
        return convert(order, name, signal)
      })
      line = Promise.allSettled([before, own])
      return own
    },
    dispose: () => worker.dispose(),
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

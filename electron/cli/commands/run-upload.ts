import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { environmentRemovesMetadata } from '../../core/settings/environment-destination'
import { renamed, type Failure } from '../../shared/failures/failure'
import { pathOfFileAddress } from '../../shared/uploads/file-address'
import type { LeftOutFiles } from '../../shared/uploads/left-out-files'
import { shownIfAddress } from '../../shared/uploads/shown-if-address'
import type { ExitCode, CommandContext } from './command-context'
import { describeInTerminal } from '../terminal/describe-in-terminal'
import { exitCodeOf, reportRefusal } from './report-refusal'
import { standardInput, type UploadCommand } from '../command'
import {
  printFailures,
  printLeftOut,
  printUnconverted,
  printUntried,
  printUploads,
} from '../terminal/print-uploads'
import { ProgressLine } from '../terminal/progress-line'
import { withWork } from './with-work'
import type { Refusal, Work } from '../work/work'

/** Uploads files and prints their links; reports failures on stderr. */
export function runUpload(command: UploadCommand, context: CommandContext): Promise<ExitCode> {
  return withWork(command.destination, context, {
    run: (work) => upload(command, work, context),
    refuse: (refusal) => refuse(refusal, command, context),
  })
}

function refuse(refusal: Refusal, { files, format }: UploadCommand, context: CommandContext): ExitCode {
  const failure = reportRefusal(refusal, context)
  // There are no outcomes, but the JSON still has a row for every file.
  if (format === 'json') context.io.stdout.write(printUntried(files, failure))
  return exitCodeOf(refusal)
}

async function upload(command: UploadCommand, work: Work, context: CommandContext): Promise<ExitCode> {
  if (!command.files.includes(standardInput)) return uploadFiles(command, '', work, context)
  const kept = await context.io.keepInput()
  return kept.ok
    ? uploadFiles(command, kept.value, work, context)
    : reportUnkept(command, kept.problem, context)
}

function reportUnkept(
  { files, format }: UploadCommand,
  failure: Failure,
  { io, translate }: CommandContext,
): ExitCode {
  const { kind, retryable } = failure
  const about = renamed(failure, standardInput, translate('cli.input.name'))
  const { message, fix } = describeInTerminal(about, translate)
  const outcome = { status: 'failed', input: 0, inner: '', name: standardInput, failure } as const
  io.stderr.write(printFailures([standardInput], [outcome], translate))
  if (format === 'json') io.stdout.write(printUntried(files, { kind, message, fix, retryable }))
  return 1
}

/** @param input the file with the standard input; empty if that is not asked for */
async function uploadFiles(
  command: UploadCommand,
  input: string,
  work: Work,
  context: CommandContext,
): Promise<ExitCode> {
  const { io, translate, say } = context
  const { files, destination, conversion } = command
  const progress = new ProgressLine((text) => io.stderr.write(text), translate)
  let isPauseReported = false
  let leftOut: LeftOutFiles | undefined
  const uploaded = await work.upload({
    paths: files.map((file) => placeOf(file, input, io.cwd)),
    temporary: input === '' ? [] : [input],
    destination,
    conversion,
    removesMetadata: environmentRemovesMetadata(io.env) === true,
    signal: io.signal,
    onProgress: (now) => {
      if (now.isPaused === true && !isPauseReported) {
        isPauseReported = true
        progress.clear()
        say(translate('cli.paused'))
      }
      if (io.isTerminal) progress.show(now)
    },
    onLeftOut: (left) => (leftOut = left),
  })
  progress.clear()
  if (!uploaded.ok) return refuse(uploaded.problem, command, context)
  const outcomes = uploaded.value
  io.stdout.write(printUploads(command, outcomes, translate))
  io.stderr.write(printFailures(files, outcomes, translate))
  io.stderr.write(printUnconverted(command, outcomes, translate))
  if (leftOut !== undefined) io.stderr.write(printLeftOut(leftOut, translate))
  return outcomes.every(({ status }) => status !== 'failed') ? 0 : 1
}

function placeOf(file: string, input: string, cwd: string): string {
  if (file === standardInput) return input
  if (shownIfAddress(file) !== undefined) return file
  return path.resolve(cwd, pathOfFileAddress(file, fileURLToPath) ?? file)
}

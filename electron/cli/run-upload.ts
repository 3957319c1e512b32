import path from 'node:path'
import type { ExitCode, CommandContext } from './command-context'
import { tellRefusal } from './tell-refusal'
import type { UploadCommand } from './parse-arguments'
import { printFailures, printUntried, printUploads } from './print-uploads'
import { ProgressLine } from './progress-line'
import { withWork, type WorkCommand } from './with-work'
import type { Work } from './work'

/** Uploads files and prints their links; what failed is told on stderr. */
export function runUpload(command: UploadCommand, context: CommandContext): Promise<ExitCode> {
  const refuse: WorkCommand['refuse'] = (refusal) => {
    const failure = tellRefusal(refusal, context)
    // Nothing was tried; JSON still holds an answer for every file.
    if (command.format === 'json') context.io.stdout.write(printUntried(command.files, failure))
    return 2
  }
  const run = (work: Work): Promise<ExitCode> => upload(command, work, context, refuse)
  return withWork(command.destination, context, { run, refuse })
}

async function upload(
  command: UploadCommand,
  work: Work,
  { io, translate }: CommandContext,
  refuse: WorkCommand['refuse'],
): Promise<ExitCode> {
  const { files, destination, conversion } = command
  const progress = new ProgressLine((text) => io.stderr.write(text), translate)
  const uploaded = await work.upload({
    paths: files.map((file) => path.resolve(io.cwd, file)),
    destination,
    conversion,
    signal: io.signal,
    onProgress: (now) => {
      if (io.isTerminal) progress.show(now)
    },
  })
  progress.clear()
  if (!uploaded.ok) return refuse(uploaded.problem)
  const outcomes = uploaded.value
  io.stdout.write(printUploads(command, outcomes, translate))
  io.stderr.write(printFailures(files, outcomes, translate))
  return outcomes.every(({ status }) => status !== 'failed') ? 0 : 1
}

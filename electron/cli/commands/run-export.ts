import path from 'node:path'
import { failure, failureText, type Failure } from '../../shared/failures/failure'
import type { ExitCode, CommandContext } from './command-context'
import { exitCodeOf, reportRefusal } from './report-refusal'
import { standardOutput, type ExportCommand } from '../command'
import { settingsDestination } from './known-destinations'
import { choosePassphrase } from '../terminal/passphrase'
import type { Refusal } from '../work/work'
import type { ExportReport } from '../work/settings-work'

/** Writes destinations to a new file or the standard output; secrets only on request, under a passphrase. */
export async function runExport(command: ExportCommand, context: CommandContext): Promise<ExitCode> {
  const { io, needs, say } = context
  const file = command.file === standardOutput ? undefined : path.resolve(io.cwd, command.file)
  // All of this before the person is asked for a passphrase.
  if (file !== undefined && (await io.isThere(file))) {
    return refuse(failure('file-unreadable', { name: path.basename(file), reason: 'exists' }), context)
  }
  const found = await settingsDestination(command.destination, context)
  if (!found.ok) return refuseAll(found.problem, context)
  const passphrase = command.secrets ? await choosePassphrase(context) : undefined
  if (passphrase?.ok === false) {
    if (io.signal.aborted) return refuseAll({ kind: 'cancelled' }, context)
    say(passphrase.problem)
    return 2
  }
  const exported = await needs.appWork().exportDestinations({
    destination: command.destination,
    passphrase: passphrase?.value ?? '',
    signal: io.signal,
  })
  if (!exported.ok) return refuseAll(exported.problem, context)
  return (await write(exported.value.text, file, context)) ?? report(command, exported.value, context)
}

/**
 * @param file undefined for the standard output
 * @returns the exit code if it cannot be written
 */
async function write(
  text: string,
  file: string | undefined,
  context: CommandContext,
): Promise<ExitCode | undefined> {
  const { io } = context
  if (file === undefined) {
    io.stdout.write(text)
    // The caller reports the error.
    return (await io.stdout.finished()) === '' ? undefined : 1
  }
  const written = await io.writeText(file, text)
  return written.ok ? undefined : refuse(written.problem, context)
}

function report(
  { secrets }: ExportCommand,
  { names, without }: ExportReport,
  { translate, say }: CommandContext,
): ExitCode {
  say(translate(secrets ? 'cli.exported.secrets' : 'cli.exported.plain', { count: names.length }))
  if (without.length === 0) return 0
  say(translate('cli.exported.without', { names: without.join(', ') }))
  return 1
}

function refuseAll(refusal: Refusal, context: CommandContext): ExitCode {
  reportRefusal(refusal, context, 'saved')
  return context.io.signal.aborted ? 130 : exitCodeOf(refusal)
}

function refuse(reason: Failure, { translate, say }: CommandContext): ExitCode {
  say(failureText(reason, translate))
  return 1
}

import path from 'node:path'
import { failure, failureText, type Failure } from '../../shared/failures/failure'
import type { ExitCode, CommandContext } from './command-context'
import { exitCodeOf, reportRefusal } from './report-refusal'
import { standardOutput, type ExportCommand } from '../command'
import { choosePassphrase } from '../terminal/passphrase'

/** Writes destinations to a new file or the standard output; secrets only on request, under a passphrase. */
export async function runExport(command: ExportCommand, context: CommandContext): Promise<ExitCode> {
  const { io, needs, translate, say } = context
  const refuse = (reason: Failure): ExitCode => {
    say(failureText(reason, translate))
    return 1
  }
  const file = command.file === standardOutput ? undefined : path.resolve(io.cwd, command.file)
  // Before the person is asked for a passphrase.
  if (file !== undefined && (await io.isThere(file))) {
    return refuse(failure('file-unreadable', { name: path.basename(file), reason: 'exists' }))
  }
  const passphrase = command.secrets ? await choosePassphrase(context) : undefined
  if (passphrase?.ok === false) {
    if (io.signal.aborted) {
      reportRefusal({ kind: 'cancelled' }, context)
      return 130
    }
    say(passphrase.problem)
    return 2
  }
  const exported = await needs.appWork().exportDestinations({
    destination: command.destination,
    passphrase: passphrase?.value ?? '',
    signal: io.signal,
  })
  if (!exported.ok) {
    reportRefusal(exported.problem, context)
    return io.signal.aborted ? 130 : exitCodeOf(exported.problem)
  }
  const { text, names, without } = exported.value
  if (file === undefined) {
    io.stdout.write(text)
    // The caller reports the error.
    if ((await io.stdout.finished()) !== '') return 1
  } else {
    const written = await io.writeText(file, text)
    if (!written.ok) return refuse(written.problem)
  }
  say(translate(command.secrets ? 'cli.exported.secrets' : 'cli.exported.plain', { count: names.length }))
  if (without.length === 0) return 0
  say(translate('cli.exported.without', { names: without.join(', ') }))
  return 1
}

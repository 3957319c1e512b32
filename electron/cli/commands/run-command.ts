import { fileFailure } from '../../core/doctor/file-failure'
import { visibleText } from '../../core/naming/visible-text'
import { activeLanguage } from '../../core/settings/active-language'
import { localeOf } from '../../shared/app/environment'
import { assertNever } from '../../shared/assert-never'
import { failureText, type Translate } from '../../shared/failures/failure'
import { shortened } from '../../shared/shortened'
import type { CommandIo, CommandNeeds, ExitCode, CommandContext } from './command-context'
import { parseArguments, type UsageProblem } from '../parse-arguments'
import { runCheck } from './run-check'
import { runDestinations } from './run-destinations'
import { runExport } from './run-export'
import { runHistoryExport } from './run-history-export'
import { runImport } from './run-import'
import { runPolicy } from './run-policy'
import { runUpload } from './run-upload'

/** Runs one command line, given without the program, until its results are written. */
export async function runCommand(
  args: readonly string[],
  io: CommandIo,
  needs: CommandNeeds,
): Promise<ExitCode> {
  const context: CommandContext = {
    io,
    needs,
    translate: needs.words(activeLanguage('system', [localeOf(io.env, 'LC_MESSAGES')])),
    say: (sentence) => void io.stderr.write(`${visibleText(sentence)}\n`),
  }
  const code = await runParsed(args, context)
  const errorCode = await io.stdout.finished()
  if (errorCode === '') return code
  context.say(outputErrorText(errorCode, context.translate))
  return code === 0 ? 1 : code
}

async function runParsed(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const { io, needs, translate, say } = context
  const parsed = parseArguments(args)
  if (!parsed.ok) {
    say(usageText(parsed.problem, translate))
    return 2
  }
  const command = parsed.value
  switch (command.kind) {
    case 'help':
      io.stdout.write(`${translate('cli.help')}\n`)
      return 0
    case 'version':
      io.stdout.write(`${needs.version()}\n`)
      return 0
    case 'upload':
      return runUpload(command, context)
    case 'check':
      return runCheck(command, context)
    case 'destinations':
      return runDestinations(command, context)
    case 'policy':
      return runPolicy(command, context)
    case 'import':
      return runImport(command, context)
    case 'export':
      return runExport(command, context)
    case 'history-export':
      return runHistoryExport(command, context)
    default:
      return assertNever(command)
  }
}

function usageText(usage: UsageProblem, translate: Translate): string {
  const { kind, ...facts } = usage
  const given = 'given' in facts ? { given: shortened(facts.given) } : {}
  return `${translate(`cli.usage.${kind}`, { ...facts, ...given })} ${translate('cli.usage.seeHelp')}`
}

function outputErrorText(code: string, translate: Translate): string {
  const failure = fileFailure(code, '')
  return failure.kind === 'disk-full' ? failureText(failure, translate) : translate('cli.outputCut', { code })
}

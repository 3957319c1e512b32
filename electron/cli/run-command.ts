import { fileFailure } from '../core/doctor/file-failure'
import { activeLanguage } from '../core/settings/active-language'
import type { Environment } from '../core/settings/environment-destination'
import { assertNever } from '../shared/assert-never'
import { describeFailure, type Translate } from '../shared/failure'
import type { Language } from '../shared/languages'
import type { CommandIo, CommandNeeds, ExitCode, Setting } from './command-setting'
import { outputFormats, parseArguments, type UsageProblem } from './parse-arguments'
import { runCheck } from './run-check'
import { runDestinations } from './run-destinations'
import { runExport } from './run-export'
import { runHistoryExport } from './run-history-export'
import { runImport } from './run-import'
import { runPolicy } from './run-policy'
import { runUpload } from './run-upload'

/** Runs one command line, given without the program, to its end: until its results have gone out. */
export async function runCommand(
  args: readonly string[],
  io: CommandIo,
  needs: CommandNeeds,
): Promise<ExitCode> {
  const setting = { io, needs, translate: needs.words(languageOf(io.env)) }
  const code = await runParsed(args, setting)
  const trouble = await io.stdout.finished()
  if (trouble === '') return code
  io.stderr.write(`${outputTroubleText(trouble, setting.translate)}\n`)
  return code === 0 ? 1 : code
}

async function runParsed(args: readonly string[], setting: Setting): Promise<ExitCode> {
  const { io, needs, translate } = setting
  const parsed = parseArguments(args)
  if (!parsed.ok) {
    io.stderr.write(`${usageText(parsed.problem, translate)}\n`)
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
      return runUpload(command, setting)
    case 'check':
      return runCheck(command, setting)
    case 'destinations':
      return runDestinations(command, setting)
    case 'policy':
      return runPolicy(command, setting)
    case 'import':
      return runImport(command, setting)
    case 'export':
      return runExport(command, setting)
    case 'history-export':
      return runHistoryExport(command, setting)
    default:
      return assertNever(command)
  }
}

function usageText(usage: UsageProblem, translate: Translate): string {
  const { kind, ...facts } = usage
  const formats = outputFormats.join(', ')
  return `${translate(`cli.usage.${kind}`, { formats, ...facts })} ${translate('cli.usage.seeHelp')}`
}

function outputTroubleText(code: string, translate: Translate): string {
  const trouble = fileFailure(code, '')
  if (trouble.kind !== 'disk-full') return translate('cli.outputCut', { code })
  const { message, fix } = describeFailure(trouble, translate)
  return `${message} ${fix}`
}

/** POSIX: the first of these that is set and not empty. */
function languageOf({ LC_ALL, LC_MESSAGES, LANG }: Environment): Language {
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '')
  return activeLanguage('system', locale === undefined ? [] : [locale])
}

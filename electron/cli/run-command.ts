import path from 'node:path'
import { fileFailure } from '../core/doctor/file-failure'
import { activeLanguage } from '../core/settings/active-language'
import { environmentDestination, type Environment } from '../core/settings/environment-destination'
import { assertNever } from '../shared/assert-never'
import { describeFailure, type Translate } from '../shared/failure'
import { problem, success, type Result } from '../shared/result'
import type { Language } from '../shared/languages'
import type { CommandIo, CommandNeeds, ExitCode, OpenWork, Setting } from './command-setting'
import { describeRefusal } from './describe-refusal'
import { isSameName } from './find-destination'
import {
  outputFormats,
  parseArguments,
  type CheckCommand,
  type UploadCommand,
  type UsageProblem,
} from './parse-arguments'
import { isCheckPassed, printCheck, printUnchecked } from './print-check'
import { beginWithCode } from './mfa-code'
import { printFailures, printUntried, printUploads } from './print-uploads'
import { ProgressLine } from './progress-line'
import { runDestinations } from './run-destinations'
import { runExport } from './run-export'
import { runHistoryExport } from './run-history-export'
import { runImport } from './run-import'
import { runPolicy } from './run-policy'
import type { Refusal, Work } from './work'

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
    case 'check':
      return work(command, setting)
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

async function work(command: UploadCommand | CheckCommand, setting: Setting): Promise<ExitCode> {
  const chosen = await chooseWork(command.destination, setting)
  if (!chosen.ok) return refuse(command, chosen.problem, setting)
  try {
    const refusal = await beginWithCode(command.destination, chosen.value, setting)
    const code = await (refusal !== undefined
      ? refuse(command, refusal, setting)
      : command.kind === 'upload'
        ? upload(command, chosen.value, setting)
        : check(command, chosen.value, setting))
    return setting.io.signal.aborted ? 130 : code
  } finally {
    await chosen.value.dispose()
  }
}

/** The environment's destination serves unless another one is named. */
async function chooseWork(
  name: string | undefined,
  { io, needs }: Setting,
): Promise<Result<OpenWork, Refusal>> {
  const environment = environmentDestination(io.env)
  if (!environment.ok && name === undefined) {
    return problem({ kind: 'environment', problems: environment.problem })
  }
  const unsaved = environment.ok ? environment.value : undefined
  const isMeant = unsaved !== undefined && (name === undefined || isSameName(unsaved.name, name))
  const target = isMeant ? unsaved : await needs.savedBorrower(name)
  return success(target === undefined ? needs.appWork() : needs.ownWork(target))
}

async function upload(command: UploadCommand, chosen: Work, setting: Setting): Promise<ExitCode> {
  const { io, translate } = setting
  const { files, destination } = command
  const progress = new ProgressLine((text) => io.stderr.write(text), translate)
  const uploaded = await chosen.upload({
    paths: files.map((file) => path.resolve(io.cwd, file)),
    destination,
    signal: io.signal,
    onProgress: (now) => {
      if (io.isTerminal) progress.show(now)
    },
  })
  progress.clear()
  if (!uploaded.ok) return refuse(command, uploaded.problem, setting)
  const outcomes = uploaded.value
  io.stdout.write(printUploads(command, outcomes, translate))
  io.stderr.write(printFailures(files, outcomes, translate))
  return outcomes.every(({ status }) => status !== 'failed') ? 0 : 1
}

async function check(command: CheckCommand, chosen: Work, setting: Setting): Promise<ExitCode> {
  const { io, translate } = setting
  const checked = await chosen.check({ destination: command.destination, signal: io.signal })
  if (!checked.ok) return refuse(command, checked.problem, setting)
  io.stdout.write(printCheck(checked.value, command.json, translate))
  return isCheckPassed(checked.value) ? 0 : 1
}

/** Nothing was tried; JSON still holds an answer for everything that was asked. */
function refuse(
  command: UploadCommand | CheckCommand,
  refusal: Refusal,
  { io, translate }: Setting,
): ExitCode {
  const failure = describeRefusal(refusal, translate)
  io.stderr.write(`${failure.message} ${failure.fix}`.trimEnd() + '\n')
  if (command.kind === 'upload' && command.format === 'json') {
    io.stdout.write(printUntried(command.files, failure))
  }
  if (command.kind === 'check' && command.json) {
    io.stdout.write(printUnchecked(command.destination ?? '', failure, translate))
  }
  return 2
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

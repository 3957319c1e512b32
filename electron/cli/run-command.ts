import path from 'node:path'
import type { StoreTarget } from '../core/store-ports'
import { activeLanguage } from '../core/settings/active-language'
import { environmentDestination, type Environment } from '../core/settings/environment-destination'
import { assertNever } from '../shared/assert-never'
import type { Translate } from '../shared/failure'
import { problem, success, type Result } from '../shared/result'
import type { Language } from '../shared/settings'
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
import { printFailures, printUntried, printUploads } from './print-uploads'
import { ProgressLine } from './progress-line'
import type { Refusal, Work } from './work'

/** Where a command runs. */
export interface CommandIo {
  /** Only results: links or JSON. */
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Environment
  /** What relative names are meant against. */
  readonly cwd: string
  /** Whether a person sees stderr: only then it shows progress. */
  readonly isTerminal: boolean
  /** Aborted when the person interrupts. */
  readonly signal: AbortSignal
}

interface Output {
  write(text: string): unknown
}

export interface CommandNeeds {
  readonly version: () => string
  readonly words: (language: Language) => Translate
  /** The saved destination of that name, or the default one, if it needs no secret that only the app can open. */
  readonly savedBorrower: (name: string | undefined) => Promise<StoreTarget | undefined>
  /** Works in this process, with a destination that is not saved or borrows its credentials. */
  readonly ownWork: (target: StoreTarget) => OpenWork
  /** Hands over to the app, which alone can open saved secrets. */
  readonly appWork: () => OpenWork
}

export interface OpenWork extends Work {
  dispose(): Promise<void>
}

/** 0: all succeeded. 1: some failed. 2: usage or settings. 130: interrupted, as shells count. */
export type ExitCode = 0 | 1 | 2 | 130

/** Runs one command line, given without the program, to its end. */
export async function runCommand(
  args: readonly string[],
  io: CommandIo,
  needs: CommandNeeds,
): Promise<ExitCode> {
  const translate = needs.words(languageOf(io.env))
  const command = parseArguments(args)
  if (!command.ok) {
    io.stderr.write(`${usageText(command.problem, translate)}\n`)
    return 2
  }
  switch (command.value.kind) {
    case 'help':
      io.stdout.write(`${translate('cli.help')}\n`)
      return 0
    case 'version':
      io.stdout.write(`${needs.version()}\n`)
      return 0
    case 'upload':
    case 'check':
      return work(command.value, { io, needs, translate })
    default:
      return assertNever(command.value)
  }
}

interface Setting {
  readonly io: CommandIo
  readonly needs: CommandNeeds
  readonly translate: Translate
}

async function work(command: UploadCommand | CheckCommand, setting: Setting): Promise<ExitCode> {
  const chosen = await chooseWork(command.destination, setting)
  if (!chosen.ok) return refuse(command, chosen.problem, setting)
  try {
    const code = await (command.kind === 'upload'
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
  const facts = { formats: outputFormats.join(', '), ...('given' in usage && { given: usage.given }) }
  return `${translate(`cli.usage.${usage.kind}`, facts)} ${translate('cli.usage.seeHelp')}`
}

/** POSIX: the first of these that is set and not empty. */
function languageOf({ LC_ALL, LC_MESSAGES, LANG }: Environment): Language {
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '')
  return activeLanguage('system', locale === undefined ? [] : [locale])
}

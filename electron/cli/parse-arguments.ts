import { parseArgs } from 'node:util'
import { linkTemplateProblem } from '../core/links/custom-format'
import { exportFormats } from '../shared/history/history'
import { linkFormats } from '../shared/links/link-format'
import { problem, success, type Result } from '../shared/result'
import {
  commandNames,
  standardOutput,
  type Command,
  type CommandName,
  type ExportCommand,
  type HistoryExportCommand,
  type ImportCommand,
  type UploadCommand,
} from './command'
import { conversionIn, type ConversionProblem } from './conversion-options'

/** What is wrong with a command line; the words are under `cli.usage`. */
export type UsageProblem =
  | ConversionProblem
  | {
      readonly kind:
        | 'noCommand'
        | 'noHistoryCommand'
        | 'noFiles'
        | 'takesOneFileAtMost'
        | 'emptyName'
        | 'noTemplate'
    }
  | { readonly kind: 'unknownFormat'; readonly given: string; readonly formats: string }
  | { readonly kind: 'unknownCommand'; readonly given: string; readonly commands: string }
  | { readonly kind: 'takesNoFile'; readonly command: CommandName; readonly given: string }
  | { readonly kind: 'needsOneFile'; readonly command: CommandName }
  | {
      readonly kind:
        | 'unknownOption'
        | 'unknownVariable'
        | 'otherFormat'
        | 'twoFormats'
        | 'needsValue'
        | 'takesNoValue'
      readonly given: string
    }

const options = {
  destination: { type: 'string', short: 'd' },
  format: { type: 'string', short: 'f' },
  template: { type: 'string', short: 't' },
  convert: { type: 'string' },
  'longest-side': { type: 'string' },
  width: { type: 'string' },
  quality: { type: 'string' },
  json: { type: 'boolean' },
  secrets: { type: 'boolean' },
  public: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const

type OptionName = keyof typeof options

/** The options that each command accepts; help and version work without a command. */
const optionsOf: Readonly<Record<CommandName, readonly OptionName[]>> = {
  upload: ['destination', 'format', 'json', 'template', 'convert', 'longest-side', 'width', 'quality'],
  check: ['destination', 'json'],
  destinations: ['json'],
  import: ['destination'],
  export: ['destination', 'secrets'],
  policy: ['destination', 'public'],
  history: ['format', 'json'],
}

/** @param args without the program itself */
export function parseArguments(args: readonly string[]): Result<Command, UsageProblem> {
  // Not strict, because errors are reported in the person's language instead of Node's English.
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true })
  const given = new Map<OptionName, string>()
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const { name, rawName } = token
    if (!isOption(name)) return problem({ kind: 'unknownOption', given: rawName })
    const value = valueOf(name, token)
    if (!value.ok) return value
    given.set(name, value.value)
  }
  if (given.has('help') || positionals[0] === 'help') return success({ kind: 'help' })
  if (given.has('version')) return success({ kind: 'version' })
  // An empty path would mean the working folder.
  if ([...positionals, given.get('destination')].includes('')) return problem({ kind: 'emptyName' })
  return parseCommand(positionals, given)
}

function isOption(name: string): name is OptionName {
  return Object.hasOwn(options, name)
}

interface OptionToken {
  readonly rawName: string
  readonly value: string | undefined
  readonly inlineValue: boolean | undefined
}

function valueOf(
  name: OptionName,
  { rawName, value, inlineValue }: OptionToken,
): Result<string, UsageProblem> {
  if (options[name].type === 'boolean') {
    return inlineValue === true ? problem({ kind: 'takesNoValue', given: rawName }) : success('')
  }
  // In `--format --destination x` the value was forgotten; in `--destination=-x` it is intended.
  const forgotten = value === undefined || (inlineValue !== true && value.startsWith('-'))
  return forgotten ? problem({ kind: 'needsValue', given: rawName }) : success(value)
}

type Given = ReadonlyMap<OptionName, string>

function parseCommand([name, ...files]: readonly string[], given: Given): Result<Command, UsageProblem> {
  if (name === undefined) return problem({ kind: 'noCommand' })
  const command = commandNames.find((known) => known === name)
  if (command === undefined) {
    return problem({ kind: 'unknownCommand', given: name, commands: commandNames.join(', ') })
  }
  const foreign = [...given.keys()].find((option) => !optionsOf[command].includes(option))
  if (foreign !== undefined) return problem({ kind: 'unknownOption', given: `--${foreign}` })
  const destination = given.get('destination')
  switch (command) {
    case 'upload':
      return parseUpload(files, given, destination)
    case 'check':
      return withoutFile({ kind: 'check', destination, json: given.has('json') }, files)
    case 'destinations':
      return withoutFile({ kind: 'destinations', json: given.has('json') }, files)
    case 'policy':
      return withoutFile({ kind: 'policy', destination, isPublic: given.has('public') }, files)
    case 'import':
      return withOneFile({ kind: 'import', destination }, files)
    case 'export':
      return withOneFile({ kind: 'export', destination, secrets: given.has('secrets') }, files)
    case 'history':
      return parseHistory(files, given)
  }
}

function withoutFile(
  command: Extract<Command, { kind: 'check' | 'destinations' | 'policy' }>,
  [extra]: readonly string[],
): Result<Command, UsageProblem> {
  if (extra === undefined) return success(command)
  return problem({ kind: 'takesNoFile', command: command.kind, given: extra })
}

function withOneFile(
  command: Omit<ImportCommand, 'file'> | Omit<ExportCommand, 'file'>,
  [file, ...others]: readonly string[],
): Result<Command, UsageProblem> {
  if (file !== undefined && others.length === 0) return success({ ...command, file })
  return problem({ kind: 'needsOneFile', command: command.kind })
}

/** `history` has subcommands, so far only one. */
function parseHistory(
  [action = '', ...files]: readonly string[],
  given: Given,
): Result<HistoryExportCommand, UsageProblem> {
  if (action === '') return problem({ kind: 'noHistoryCommand' })
  if (action !== 'export') {
    return problem({ kind: 'unknownCommand', given: `history ${action}`, commands: 'history export' })
  }
  const named = namedFormat(given)
  if (!named.ok) return named
  const wanted = named.value ?? 'csv'
  const format = exportFormats.find((known) => known === wanted)
  if (format === undefined) {
    return problem({ kind: 'unknownFormat', given: wanted, formats: exportFormats.join(', ') })
  }
  const [file = standardOutput, ...others] = files
  if (others.length > 0) return problem({ kind: 'takesOneFileAtMost' })
  return success({ kind: 'history-export', format, file })
}

function parseUpload(
  files: readonly string[],
  given: Given,
  destination: string | undefined,
): Result<UploadCommand, UsageProblem> {
  const format = formatIn(given)
  if (!format.ok) return format
  const conversion = conversionIn(given)
  if (!conversion.ok) return conversion
  if (files.length === 0) return problem({ kind: 'noFiles' })
  return success({ kind: 'upload', destination, ...format.value, conversion: conversion.value, files })
}

/** A template implies the format `custom`. */
function formatIn(given: Given): Result<Pick<UploadCommand, 'format' | 'template'>, UsageProblem> {
  const template = given.get('template')
  const named = namedFormat(given)
  if (!named.ok) return named
  const wanted = named.value ?? (template === undefined ? 'url' : 'custom')
  const format = linkFormats.find((known) => known === wanted)
  if (format === undefined) {
    return problem({ kind: 'unknownFormat', given: wanted, formats: linkFormats.join(', ') })
  }
  if (format !== 'custom') {
    return template === undefined
      ? success({ format, template: '' })
      : problem({ kind: 'otherFormat', given: format })
  }
  const wrong = linkTemplateProblem(template ?? '')
  if (wrong === undefined) return success({ format, template: template ?? '' })
  return problem(
    wrong.kind === 'empty' ? { kind: 'noTemplate' } : { kind: 'unknownVariable', given: wrong.name },
  )
}

/** The format that is given by its name; `--json` is short for that of JSON. */
function namedFormat(given: Given): Result<string | undefined, UsageProblem> {
  const format = given.get('format')
  if (!given.has('json')) return success(format)
  if (format === undefined || format === 'json') return success('json')
  return problem({ kind: 'twoFormats', given: format })
}

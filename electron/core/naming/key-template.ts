/**
 * Key templates such as `{year}/{month}/{name}.{ext}`: read once, when settings are checked; rendered once
 * for each upload, so that key and URL never disagree.
 */
import { keyVariableNames, type KeyVariableName } from '../../shared/key-variables'
import { problem, success, type Result } from '../../shared/result'
import { utf8Length } from './cut-text'
import { fitKey, type KeyPiece } from './fit-key'
import { valueOf, type KeySubject } from './key-subject'
import { safeFolder, safeName } from './safe-name'
import { withoutInvisible } from './visible-text'

export type KeyPart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'variable'
      readonly name: KeyVariableName
      /** Of a hash, how much of it, of random characters, how many; 0 for the whole of any other. */
      readonly length: number
    }

export interface KeyTemplate {
  readonly parts: readonly KeyPart[]
}

/** Why a template cannot name images. The words are under `fieldProblem.template-<kind>`. */
export type TemplateProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown-variable'; readonly name: string }
  | { readonly kind: 'unclosed' }
  | { readonly kind: 'unopened' }
  | { readonly kind: 'bad-length'; readonly name: string }
  | { readonly kind: 'dot-segment' }
  | { readonly kind: 'unsafe-character' }
  | { readonly kind: 'no-file-name' }
  | { readonly kind: 'same-for-all' }
  | { readonly kind: 'too-long' }

/** The most characters that `{hash:N}` has to give: a SHA-256 in hexadecimal. Also the limit of `{random:N}`. */
const maximumLength = 64

/**
 * Bytes that all but names and folders may take, each name counted as 16: the rest of the 1,024 then
 * always leaves room for some of every name.
 */
const maximumTemplateBytes = 640

/** What each variable gives at most, in bytes; names and folders are cut to what is left. */
const widths: Readonly<Record<KeyVariableName, number>> = {
  year: 4,
  month: 2,
  day: 2,
  hour: 2,
  minute: 2,
  second: 2,
  name: 16,
  ext: 8,
  hash: maximumLength,
  uuid: 36,
  random: maximumLength,
  counter: 10,
  folder: 0,
}

/** Without one of these, a day's images would all want the same key. */
const distinguishing: readonly KeyVariableName[] = ['second', 'name', 'hash', 'uuid', 'random', 'counter']

/** Reads a template; what it answers can be rendered for any image. */
export function parseKeyTemplate(text: string): Result<KeyTemplate, TemplateProblem> {
  if (text.trim() === '') return problem({ kind: 'empty' })
  const parts: KeyPart[] = []
  for (const [token, variable] of text.normalize('NFC').matchAll(/\{([^{}]*)\}|[^{}]+|[{}]/g)) {
    const part = variable === undefined ? parseText(token) : parseVariable(variable)
    if (!part.ok) return part
    parts.push(part.value)
  }
  const whole = problemOfWhole(text, parts)
  return whole === undefined ? success({ parts }) : problem(whole)
}

/** Whether the file must be read through before its key is known. */
export function templateNeedsHash(template: KeyTemplate): boolean {
  return template.parts.some((part) => part.kind === 'variable' && part.name === 'hash')
}

/** Whether the same image gets another key each time that it is rendered. */
export function templateIsRandom(template: KeyTemplate): boolean {
  return template.parts.some((part) => part.kind === 'variable' && part.name === 'random')
}

/**
 * The key of one image: NFC, at most 1,024 bytes, without leading slash, `//`, `.` or `..` between
 * slashes, or control characters. Calls `random` once for each character of `{random:N}`.
 */
export function renderKey(template: KeyTemplate, subject: KeySubject): string {
  const pieces = template.parts.map((part) => pieceOf(part, subject))
  return fitKey(pieces, safeName(subject.name), safeFolder(subject.folder))
}

function parseText(token: string): Result<KeyPart, TemplateProblem> {
  if (token === '{') return problem({ kind: 'unclosed' })
  if (token === '}') return problem({ kind: 'unopened' })
  const unsafe = /[\p{Cc}\u2028\u2029\\]/u.test(token) || withoutInvisible(token) !== token
  return unsafe ? problem({ kind: 'unsafe-character' }) : success({ kind: 'text', text: token })
}

function parseVariable(text: string): Result<KeyPart, TemplateProblem> {
  const [written = '', length] = text.split(':', 2)
  const name = keyVariableNames.find((known) => known === written)
  const takesLength = name === 'hash' || name === 'random'
  if (name === undefined || (length !== undefined && !takesLength)) {
    return problem({ kind: 'unknown-variable', name: text })
  }
  if (length === undefined) {
    return name === 'random'
      ? problem({ kind: 'bad-length', name })
      : success({ kind: 'variable', name, length: 0 })
  }
  const count = /^\d{1,2}$/.test(length) ? Number(length) : 0
  return count < 1 || count > maximumLength
    ? problem({ kind: 'bad-length', name })
    : success({ kind: 'variable', name, length: count })
}

function problemOfWhole(text: string, parts: readonly KeyPart[]): TemplateProblem | undefined {
  if (text.endsWith('/')) return { kind: 'no-file-name' }
  if (text.split('/').some((segment) => segment === '.' || segment === '..')) return { kind: 'dot-segment' }
  const tellsApart = parts.some((part) => part.kind === 'variable' && distinguishing.includes(part.name))
  if (!tellsApart) return { kind: 'same-for-all' }
  const bytes = parts.reduce((sum, part) => sum + widthOf(part), 0)
  return bytes > maximumTemplateBytes ? { kind: 'too-long' } : undefined
}

function widthOf(part: KeyPart): number {
  if (part.kind === 'text') return utf8Length(part.text)
  return part.length || widths[part.name]
}

function pieceOf(part: KeyPart, subject: KeySubject): KeyPiece {
  if (part.kind === 'text') return { kind: 'fixed', text: part.text }
  if (part.name === 'name' || part.name === 'folder') return { kind: part.name }
  return { kind: 'fixed', text: valueOf(part.name, part.length, subject) }
}

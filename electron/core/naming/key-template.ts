/**
 * Key templates such as `{year}/{month}/{name}.{ext}`: parsed once, when settings are checked, and rendered once for
 * each upload, so that key and URL never disagree.
 */
import { keyVariableNames, type KeyVariableName } from '../../shared/destinations/key-variables'
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
      /** How much of a hash, or how many random characters; 0 for the whole of any other value. */
      readonly length: number
    }

export interface KeyTemplate {
  readonly parts: readonly KeyPart[]
}

/** Why a template cannot name images. The messages are under `fieldProblem.template-<kind>`. */
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
const maxLength = 64

/**
 * The most bytes that everything but names and folders may take, counting each name as 16: so the rest of the 1,024
 * always leaves room for part of every name.
 */
const maxTemplateBytes = 640

/** The most bytes that each variable can give; names and folders are cut to what is left. */
const widths: Readonly<Record<KeyVariableName, number>> = {
  year: 4,
  month: 2,
  day: 2,
  hour: 2,
  minute: 2,
  second: 2,
  name: 16,
  ext: 8,
  hash: maxLength,
  uuid: 36,
  random: maxLength,
  counter: 10,
  folder: 0,
}

/** Without one of these, all images of a day would get the same key. */
const distinguishing: readonly KeyVariableName[] = ['second', 'name', 'hash', 'uuid', 'random', 'counter']

/** Parses a template; the result can be rendered for any image. */
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

/** Whether the whole file must be read before its key is known. */
export function templateNeedsHash(template: KeyTemplate): boolean {
  return template.parts.some((part) => part.kind === 'variable' && part.name === 'hash')
}

/** Whether rendering again gives the same image another key. */
export function templateIsRandom(template: KeyTemplate): boolean {
  return template.parts.some((part) => part.kind === 'variable' && part.name === 'random')
}

/**
 * The key of an image: NFC, at most 1,024 bytes, without a leading slash, `//`, control characters, or `.` or `..`
 * between slashes. Calls `random` once for each character of `{random:N}`.
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
  const [, written = '', length] = /^([^:]*)(?::(.*))?$/s.exec(text) ?? []
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
  return count < 1 || count > maxLength
    ? problem({ kind: 'bad-length', name })
    : success({ kind: 'variable', name, length: count })
}

function problemOfWhole(text: string, parts: readonly KeyPart[]): TemplateProblem | undefined {
  if (text.endsWith('/')) return { kind: 'no-file-name' }
  if (text.split('/').some((segment) => segment === '.' || segment === '..')) return { kind: 'dot-segment' }
  const distinguishes = parts.some((part) => part.kind === 'variable' && distinguishing.includes(part.name))
  if (!distinguishes) return { kind: 'same-for-all' }
  const bytes = parts.reduce((sum, part) => sum + widthOf(part), 0)
  return bytes > maxTemplateBytes ? { kind: 'too-long' } : undefined
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

import { assertNever } from '../../shared/assert-never'
import {
  linkVariables,
  type LinkSubject,
  type LinkTemplateProblem,
  type LinkVariable,
} from '../../shared/links/link-format'
import { visibleText } from '../naming/visible-text'
import { altTextOf } from './alt-text'
import { encodeUrl, parentheses, withoutMarkup } from './markup'

/** A word in braces; other braces, as in JSON or LaTeX, are plain text. */
const variablePattern = /\{([a-zA-Z][a-zA-Z0-9]*)\}/g

/** What is wrong with a custom link format; undefined if it can be used. */
export function linkTemplateProblem(template: string): LinkTemplateProblem | undefined {
  if (template.trim() === '') return { kind: 'empty' }
  const names = Array.from(template.matchAll(variablePattern), ([, name = '']) => name)
  const unknown = names.find((name) => findVariable(name) === undefined)
  return unknown === undefined ? undefined : { kind: 'unknown-variable', name: unknown }
}

/** Fills the person's own format with an image's facts; unknown ones are left empty. */
export function fillLinkTemplate(template: string, subject: LinkSubject): string {
  return template.replace(variablePattern, (written: string, name: string) => {
    const variable = findVariable(name)
    return variable === undefined ? written : valueOf(variable, subject)
  })
}

function findVariable(name: string): LinkVariable | undefined {
  return linkVariables.find((known) => known === name)
}

/** The format's language is unknown, so addresses and alt text must not contain markup of any language. */
function valueOf(variable: LinkVariable, subject: LinkSubject): string {
  switch (variable) {
    case 'url':
      return encodeUrl(subject.url, parentheses)
    case 'name':
      return visibleText(subject.name)
    case 'alt':
      return withoutMarkup(altTextOf(subject))
    case 'width':
    case 'height':
      return String(subject.dimensions?.[variable] ?? '')
    case 'size':
      return readableSize(subject.sizeBytes)
    case 'key':
      return subject.key
    case 'bucket':
    case 'etag':
    case 'sha256':
      return subject[variable] ?? ''
    case 'date':
      return writtenDate(subject.uploadedAt)
    default:
      return assertNever(variable)
  }
}

/** The date in this computer's time zone, as `2026-11-25`. */
function writtenDate(uploadedAt = 0): string {
  if (uploadedAt === 0) return ''
  const local = new Date(uploadedAt)
  const [year, month, day] = [local.getFullYear(), local.getMonth() + 1, local.getDate()]
  return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join(
    '-',
  )
}

/** In decimal units, as file managers show sizes: `3.4 MB`. */
function readableSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 999_950) return `${(bytes / 1000).toFixed(1)} kB`
  if (bytes < 999_950_000) return `${(bytes / 1_000_000).toFixed(1)} MB`
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`
}

import { assertNever } from '../../shared/assert-never'
import type { LinkFormat, LinkSubject, LinkTemplateProblem } from '../../shared/link-format'
import { visibleText } from '../naming/visible-text'
import { altText } from './alt-text'

/** What a custom link format may name, in braces. */
const linkVariables = ['url', 'name', 'alt', 'key', 'size'] as const
type LinkVariable = (typeof linkVariables)[number]

/** A word in braces; other braces, as in JSON or LaTeX, are ordinary text. */
const variablePattern = /\{([a-zA-Z]+)\}/g

/** An image's link as the person pastes it. `customTemplate` is used only by the format `custom`. */
export function formatLink(format: LinkFormat, customTemplate: string, subject: LinkSubject): string {
  switch (format) {
    case 'url':
      return subject.url
    case 'markdown':
      return `![${escapeMarkdown(altText(subject.name))}](${urlInParentheses(subject.url)})`
    case 'html':
      return `<img src="${escapeHtml(subject.url)}" alt="${escapeHtml(altText(subject.name))}">`
    case 'bbcode':
      return `[img]${subject.url}[/img]`
    case 'custom':
      return fillTemplate(customTemplate, subject)
    default:
      return assertNever(format)
  }
}

/** What is wrong with a custom link format; nothing if it can be used. */
export function linkTemplateProblem(template: string): LinkTemplateProblem | undefined {
  if (template.trim() === '') return { kind: 'empty' }
  const names = Array.from(template.matchAll(variablePattern), ([, name = '']) => name)
  const unknown = names.find((name) => findVariable(name) === undefined)
  return unknown === undefined ? undefined : { kind: 'unknown-variable', name: unknown }
}

function fillTemplate(template: string, subject: LinkSubject): string {
  return template.replace(variablePattern, (written: string, name: string) => {
    const variable = findVariable(name)
    return variable === undefined ? written : valueOf(variable, subject)
  })
}

function findVariable(name: string): LinkVariable | undefined {
  return linkVariables.find((known) => known === name)
}

function valueOf(variable: LinkVariable, subject: LinkSubject): string {
  switch (variable) {
    case 'url':
      return urlInParentheses(subject.url)
    case 'name':
      return visibleText(subject.name)
    case 'alt':
      return withoutMarkup(altText(subject.name))
    case 'key':
      return subject.key
    case 'size':
      return readableSize(subject.sizeBytes)
    default:
      return assertNever(variable)
  }
}

/** Nobody knows what language a custom format is in, so its alt text holds nothing that is markup in one. */
function withoutMarkup(text: string): string {
  return text
    .replace(/[\\`*[\]<>{}"&|~]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
}

/** ASCII punctuation that means something inside a Markdown image's brackets (CommonMark, GFM tables). */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*[\]<>&|~]/g, '\\$&')
}

const htmlEntities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => htmlEntities[character] ?? character)
}

/** A typed public URL base may hold parentheses, which would end a Markdown link. */
function urlInParentheses(url: string): string {
  return url.replaceAll('(', '%28').replaceAll(')', '%29')
}

/** In decimal units, as file managers show sizes: `3.4 MB`. */
function readableSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 999_950) return `${(bytes / 1000).toFixed(1)} kB`
  if (bytes < 999_950_000) return `${(bytes / 1_000_000).toFixed(1)} MB`
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`
}

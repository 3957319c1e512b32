import { assertNever } from '../../shared/assert-never'
import type { Dimensions } from '../../shared/dimensions'
import type { LinkFormat, LinkSubject } from '../../shared/links/link-format'
import { visibleText } from '../naming/visible-text'
import { altTextOf } from './alt-text'
import { fillLinkTemplate } from './custom-format'
import {
  asciidocText,
  asciidocUrl,
  brackets,
  encodeUrl,
  htmlText,
  markdownText,
  markdownUrl,
  orgLink,
  orgText,
  textileText,
} from './markup'

/** An image's link as the person pastes it. Only the format `custom` uses `customTemplate`. */
export function formatLink(format: LinkFormat, customTemplate: string, subject: LinkSubject): string {
  const { url } = subject
  const alt = altTextOf(subject)
  const { dimensions } = subject
  switch (format) {
    case 'url':
      return url
    case 'markdown':
      return `![${markdownText(alt)}](${markdownUrl(url)})`
    case 'html':
      return htmlImage(subject)
    case 'bbcode':
      return `[img]${encodeUrl(url, brackets)}[/img]`
    case 'asciidoc':
      return `image::${asciidocUrl(url)}[${[asciidocText(alt), ...(dimensions === undefined ? [] : [dimensions.width, dimensions.height])].join(',')}]`
    case 'rst':
      return [
        `.. image:: ${encodeUrl(url)}`,
        ...(alt === '' ? [] : [`   :alt: ${alt}`]),
        ...(dimensions === undefined
          ? []
          : [`   :width: ${dimensions.width}`, `   :height: ${dimensions.height}`]),
      ].join('\n')
    case 'org':
      return [...orgAttributes(alt, dimensions), orgLink(url)].join('\n')
    case 'textile': {
      const text = textileText(alt)
      return `!${encodeUrl(url, /[!()]/g)}${text === '' ? '' : `(${text})`}!`
    }
    case 'css':
      return `url("${encodeUrl(url)}")`
    case 'json':
      return JSON.stringify(facts(subject))
    case 'custom':
      return fillLinkTemplate(customTemplate, subject)
    default:
      return assertNever(format)
  }
}

/** Joins several links: one per line, or JSON as one array, so that it can be parsed as a whole. */
export function joinLinks(format: LinkFormat, links: readonly string[]): string {
  if (format !== 'json' || links.length < 2) return links.join('\n')
  return `[\n${links.map((link) => `  ${link}`).join(',\n')}\n]`
}

export function htmlImage(subject: LinkSubject): string {
  const { dimensions } = subject
  const attributes = [
    `src="${htmlText(encodeUrl(subject.url))}"`,
    `alt="${htmlText(altTextOf(subject))}"`,
    ...(dimensions === undefined ? [] : [`width="${dimensions.width}"`, `height="${dimensions.height}"`]),
  ]
  return `<img ${attributes.join(' ')}>`
}

function orgAttributes(alt: string, dimensions: Dimensions | undefined): readonly string[] {
  const text = orgText(alt)
  const values = [
    ...(text === '' ? [] : [`:alt ${text}`]),
    ...(dimensions === undefined ? [] : [`:width ${dimensions.width}`, `:height ${dimensions.height}`]),
  ]
  return values.length === 0 ? [] : [`#+ATTR_HTML: ${values.join(' ')}`]
}

/** All known facts, for programs: sizes in bytes, the time in UTC. */
function facts(subject: LinkSubject): Readonly<Record<string, string | number>> {
  const { url, name, key, sizeBytes, bucket = '', etag = '', sha256 = '', uploadedAt = 0 } = subject
  return {
    url,
    name: visibleText(name),
    alt: altTextOf(subject),
    ...subject.dimensions,
    size: sizeBytes,
    key,
    ...Object.fromEntries(Object.entries({ bucket, etag, sha256 }).filter(([, value]) => value !== '')),
    ...(uploadedAt === 0 ? {} : { date: new Date(uploadedAt).toISOString() }),
  }
}

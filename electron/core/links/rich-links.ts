import { assertNever } from '../../shared/assert-never'
import type { LinkFormat, LinkSubject } from '../../shared/link-format'
import { htmlImage } from './format-link'
import { encodeUrl, htmlText } from './markup'

/**
 * A link as rich editors paste it: the picture itself, or for a bare URL a link to it. Nothing for
 * formats that are data or code: who copies those wants that very text everywhere.
 */
export function richLink(format: LinkFormat, subject: LinkSubject): string | undefined {
  switch (format) {
    case 'url': {
      const url = htmlText(encodeUrl(subject.url))
      return `<a href="${url}">${htmlText(subject.url)}</a>`
    }
    case 'markdown':
    case 'html':
    case 'bbcode':
    case 'asciidoc':
    case 'rst':
    case 'org':
    case 'textile':
      return htmlImage(subject)
    case 'css':
    case 'json':
    case 'custom':
      return undefined
    default:
      return assertNever(format)
  }
}

import { assertNever } from '../../shared/assert-never'
import type { LinkFormat, LinkSubject } from '../../shared/links/link-format'
import { htmlImage } from './format-link'
import { encodeUrl, htmlText } from './markup'

/**
 * A link as it is pasted into rich editors: the picture itself or, for a bare URL, a link to it. Undefined for
 * formats that are data or code, because whoever copies those wants exactly that text everywhere.
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

/**
 * How text and addresses are written so that they end nothing and begin nothing in a markup language.
 * Each rule names the grammar it follows; all texts are one line (`visibleText`).
 */
import { percentEncode } from './public-url'

/** What RFC 3986 forbids in an address, wherever it stands. */
const neverInUrl = /[\s\p{Cc}"<>\\^`{|}]/gu

/**
 * An address without what would end it in some markup. Its host stays as it is: there brackets mean an
 * IPv6 address, and percent signs nothing.
 */
export function encodeUrl(url: string, also?: RegExp): string {
  const host = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? ''
  const rest = url.slice(host.length).replace(neverInUrl, percentEncode)
  return host + (also === undefined ? rest : rest.replace(also, percentEncode))
}

export const parentheses = /[()]/g
export const brackets = /[[\]]/g

/** CommonMark 6.3: parentheses end a destination, and what looks like an entity is read as one. */
export function markdownUrl(url: string): string {
  return encodeUrl(url, parentheses).replace(/&(?=#?[a-z0-9]+;)/gi, '&amp;')
}

/** ASCII punctuation that means something inside a Markdown image's brackets (CommonMark, GFM tables). */
export function markdownText(text: string): string {
  return text.replace(/[\\`*_[\]<>&|~]/g, '\\$&')
}

const htmlEntities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function htmlText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => htmlEntities[character] ?? character)
}

/** What Asciidoctor fills in; before other braces it would show the backslash. */
const asciidocReference =
  /\{(?=[\p{L}\p{M}\p{Nd}\p{Pc}][\p{L}\p{M}\p{Nd}\p{Pc}-]*\}|(?:set|counter2?):.+?\})/gu

/** A quoted attribute of Asciidoctor, which knows no escaped backslash. */
export function asciidocText(text: string): string {
  const plain = oneSpaced(text.replaceAll('\\', ' '))
  return `"${plain.replaceAll('"', '\\"').replace(asciidocReference, '\\$&')}"`
}

/** A value of `#+ATTR_HTML`: a colon before a word begins the next attribute, outer quotes are dropped. */
export function orgText(text: string): string {
  return oneSpaced(text.replace(/(^|\s):+(?=\S)/g, '$1').replaceAll('"', "'"))
}

/** What begins a span of Textile at the edge of a word, and would put tags into the attribute. */
const textileSpan = /(?<![\p{L}\p{M}\p{N}@%^+=?-])[@%^+=?-]+(?=[^@%^+=?\s-]|$)/gu

/** Between a Textile image's parentheses, where nothing can be escaped. */
export function textileText(text: string): string {
  return oneSpaced(
    withoutMarkup(text)
      .replace(/[()!]+/g, ' ')
      .replace(textileSpan, ' '),
  )
}

/** Text without what is markup in one language or another, for where nobody knows which it is. */
export function withoutMarkup(text: string): string {
  return oneSpaced(text.replace(/[\\`*_[\]<>{}"&|~]+/g, ' '))
}

function oneSpaced(text: string): string {
  return text.replace(/ +/g, ' ').trim()
}

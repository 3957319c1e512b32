/**
 * Escapes text and addresses so that nothing in them counts as markup. Each rule names the grammar it
 * follows; all texts are one line (`visibleText`).
 */
import { percentEncode } from './public-url'

/** What RFC 3986 forbids anywhere in an address. */
const neverInUrl = /[\s\p{Cc}"<>\\^`{|}]/gu

/**
 * An address without characters that would end it in some markup. The host is left as it is, because brackets
 * there mean an IPv6 address, and percent-encoding does not exist.
 */
export function encodeUrl(url: string, also?: RegExp): string {
  const host = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? ''
  const rest = url.slice(host.length).replace(neverInUrl, percentEncode)
  return host + (also === undefined ? rest : rest.replace(also, percentEncode))
}

export const parentheses = /[()]/g
export const brackets = /[[\]]/g

/** CommonMark 6.3: parentheses end a destination, and what looks like an entity is decoded. */
export function markdownUrl(url: string): string {
  return encodeUrl(url, parentheses).replace(/&(?=#?[a-z0-9]+;)/gi, '&amp;')
}

/** Escapes the ASCII punctuation that has a meaning inside a Markdown image's brackets (CommonMark, GFM tables). */
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

/** The first bracket would end the target of an Asciidoctor macro; in an IPv6 address, attributes stand for them. */
export function asciidocUrl(url: string): string {
  return encodeUrl(url, brackets).replaceAll('[', '{startsb}').replaceAll(']', '{endsb}')
}

/** A reference that Asciidoctor would fill in; before other braces, it would show the backslash. */
const asciidocReference =
  /\{(?=[\p{L}\p{M}\p{Nd}\p{Pc}][\p{L}\p{M}\p{Nd}\p{Pc}-]*\}|(?:set|counter2?):.+?\})/gu

/** A quoted Asciidoctor attribute, in which a backslash cannot be escaped. */
export function asciidocText(text: string): string {
  const plain = oneSpaced(text.replaceAll('\\', ' '))
  return `"${plain.replaceAll('"', '\\"').replace(asciidocReference, '\\$&')}"`
}

/** An Org link, which shows the image; only between angle brackets can it contain those of an IPv6 address. */
export function orgLink(url: string): string {
  const address = encodeUrl(url, brackets)
  return address.includes('[') ? `<${address}>` : `[[${address}]]`
}

/** A value of `#+ATTR_HTML`: a colon before a word starts the next attribute, and outer quotes are dropped. */
export function orgText(text: string): string {
  return oneSpaced(text.replace(/(^|\s):+(?=\S)/g, '$1').replaceAll('"', "'"))
}

/** Characters that start a Textile span at the edge of a word, which would put tags into the attribute. */
const textileSpan = /(?<![\p{L}\p{M}\p{N}@%^+=?-])[@%^+=?-]+(?=[^@%^+=?\s-]|$)/gu

/** Text between a Textile image's parentheses, where nothing can be escaped. */
export function textileText(text: string): string {
  return oneSpaced(
    withoutMarkup(text)
      .replace(/[()!]+/g, ' ')
      .replace(textileSpan, ' '),
  )
}

/** Removes anything that is markup in some language, for text whose target language is unknown. */
export function withoutMarkup(text: string): string {
  return oneSpaced(text.replace(/[\\`*_[\]<>{}"&|~]+/g, ' '))
}

function oneSpaced(text: string): string {
  return text.replace(/ +/g, ' ').trim()
}

import type { SniffedType } from '../../../core/ports/images'

/** A map, because the names come from the file, and could be `constructor`. */
const typesByRoot: ReadonlyMap<string, SniffedType> = new Map([
  ['svg', { contentType: 'image/svg+xml', extension: 'svg' }],
  ['html', { contentType: 'text/html', extension: 'html' }],
])

const xml: SniffedType = { contentType: 'application/xml', extension: 'xml' }

/** Whether the text begins with an angle bracket. */
export function isMarkup(head: Uint8Array): boolean {
  // A few bytes rule out pictures, of which there may be thousands: none begins like a text.
  return /^[\s<]/.test(text(head.subarray(0, 8))) && /^\s*<[!?\w]/.test(text(head.subarray(0, 1024)))
}

/**
 * The kind of markup, judged by the root element: SVG, HTML (a page saved instead of its image) or other XML.
 */
export function sniffMarkup(head: Uint8Array): SniffedType | undefined {
  const content = text(head)
  return typesByRoot.get(rootElement(content)) ?? (content.startsWith('<?xml') ? xml : undefined)
}

/** Detects the encoding as XML does (appendix F): by the byte order mark, otherwise by zero bytes. */
function text(head: Uint8Array): string {
  const [first, second] = head
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return decode('utf-16le', head)
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return decode('utf-16be', head)
  return decode('utf-8', head)
}

/** Drops the byte order mark; invalid bytes, or a character cut off at the end, do not matter. */
function decode(encoding: string, head: Uint8Array): string {
  return new TextDecoder(encoding).decode(head)
}

/** What may precede the root element. None of these patterns backtracks. */
const prologue = [/\s+/y, /<\?[^>]*\?>/y, /<!--[^]*?-->/y, /<!doctype[^[>]*(?:\[[^\]]*\]\s*)?>/iy]

/** The whole start tag of the root element, or as much of it as there is. */
export function rootTag(head: Uint8Array): string {
  const content = text(head)
  return /^<(?:[^"'>]|"[^"]*"|'[^']*')*/.exec(content.slice(startOfRoot(content)))?.[0] ?? ''
}

/** The name of the root element in lower case, without its prefix. `<!doctype html>` counts as html. */
function rootElement(content: string): string {
  if (/^\s*<!doctype\s+html/i.test(content)) return 'html'
  const at = startOfRoot(content)
  const name = /^<(?:[\w.-]+:)?([\w.-]+)[\s/>]/.exec(content.slice(at, at + 200))?.[1]
  return name?.toLowerCase() ?? ''
}

function startOfRoot(content: string): number {
  let at = 0
  for (let end = afterPrologue(content, at); end > at; end = afterPrologue(content, at)) at = end
  return at
}

function afterPrologue(content: string, at: number): number {
  for (const part of prologue) {
    part.lastIndex = at
    if (part.test(content)) return part.lastIndex
  }
  return at
}

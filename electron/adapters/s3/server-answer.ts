import { noAnswer, type ServerAnswer } from '../../core/doctor/server-answer'

/** Names in lower case. */
export type AnswerHeaders = Readonly<Record<string, string | undefined>>

/** Longer than any error of S3; whatever a server sends ends up in the log and on the screen. */
const longestFact = 1_000

const pageStart = /^\s*<(!doctype html|html|head|body|title)/i

/** Whether the headers announce a web page. Some S3 servers' headers do so for want of a better type. */
export function claimsPage(status: number, headers: AnswerHeaders): boolean {
  const isHtml = (headers['content-type'] ?? '').toLowerCase().startsWith('text/html')
  return isHtml && headers['content-length'] !== '0' && !(status < 300 && isOfStore(headers))
}

/**
 * Whether the answer comes from a store, judged by headers that no web server sends: an object may be a web page
 * itself. An ETag alone proves nothing, unless it is an MD5 as S3 makes it.
 */
function isOfStore(headers: AnswerHeaders): boolean {
  const isOwn = Object.keys(headers).some((name) => /^x-(amz|goog|oss|cos|obs)-/.test(name))
  return isOwn || /^"?[0-9a-f]{32}(-\d+)?"?$/i.test(headers['etag'] ?? '')
}

/**
 * Plain facts of an HTTP answer; header names in lower case.
 *
 * @param body undefined if it was not read, or if there is none, as for HEAD
 */
export function answerOf(status: number, headers: AnswerHeaders, body: Uint8Array | undefined): ServerAnswer {
  const text = body === undefined ? '' : new TextDecoder().decode(body)
  const looksLikePage = body === undefined ? status < 300 : pageStart.test(text)
  const isPage = claimsPage(status, headers) && looksLikePage
  const fact = (name: string): string => xmlElement(text, name).slice(0, longestFact)
  // AWS's refusal of a skewed clock contains its time, too, in case a proxy has changed the header.
  const time = Date.parse(headers['date'] ?? fact('ServerTime'))
  const serverTime = Number.isNaN(time) ? undefined : time
  return {
    ...noAnswer,
    status,
    code: fact('Code'),
    message:
      fact('Message') ||
      (text.startsWith('<?xml') || isPage ? titleOf(text).slice(0, longestFact) : text.slice(0, 200).trim()),
    requestId: headers['x-amz-request-id'] ?? headers['x-amzn-requestid'] ?? fact('RequestId'),
    region: headers['x-amz-bucket-region'] ?? fact('Region'),
    location: headers['location'] ?? fact('Endpoint'),
    isPage,
    retryAfterMilliseconds: waitIn(headers['retry-after'] ?? '', serverTime ?? Date.now()),
    serverTime,
  }
}

/** Seconds, or a time on the server's clock. Source: RFC 9110, section 10.2.3. */
function waitIn(retryAfter: string, now: number): number | undefined {
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * 1000
  const moment = Date.parse(retryAfter)
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - now)
}

/** The text of the first XML element of this name, at any depth; empty if there is none. */
export function xmlElement(xml: string, name: string): string {
  if (xml === '') return ''
  return decoded(new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '').trim()
}

const namedCharacters: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Decodes XML's named entities, and numeric ones, which MinIO and other servers in Go use: `&#39;`. */
function decoded(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w+));/gi,
    (whole, decimal: string | undefined, hex: string | undefined, name: string) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
      return namedCharacters.get(name) ?? whole
    },
  )
}

/** The title of a web page. */
function titleOf(page: string): string {
  return (/<title>([^<]*)<\/title>/i.exec(page)?.[1] ?? '').trim()
}

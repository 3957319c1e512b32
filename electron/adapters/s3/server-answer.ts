import { noAnswer, type ServerAnswer } from '../../core/doctor/server-answer'

type Headers = Readonly<Record<string, string | undefined>>

/** Plain facts of an HTTP answer; header names in lower case. */
export function answerOf(status: number, headers: Headers, body: Uint8Array): ServerAnswer {
  const text = new TextDecoder().decode(body)
  // Some servers name a type for answers that hold nothing.
  const isEmpty = status === 204 || headers['content-length'] === '0'
  const contentType = isEmpty ? '' : (headers['content-type'] ?? '')
  const isPage = contentType.startsWith('text/html')
  const retryAfter = headers['retry-after'] ?? ''
  const serverTime = Date.parse(headers['date'] ?? '')
  return {
    ...noAnswer,
    status,
    code: element(text, 'Code'),
    message:
      element(text, 'Message') ||
      (text.startsWith('<?xml') || isPage ? titleOf(text) : text.slice(0, 200).trim()),
    requestId: headers['x-amz-request-id'] ?? element(text, 'RequestId'),
    region: headers['x-amz-bucket-region'] ?? element(text, 'Region'),
    location: headers['location'] ?? element(text, 'Endpoint'),
    contentType,
    retryAfterMilliseconds: /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : undefined,
    serverTime: Number.isNaN(serverTime) ? undefined : serverTime,
  }
}

/** The text of the first XML element of that name, wherever it stands; empty if there is none. */
function element(xml: string, name: string): string {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? ''
  return text
    .replaceAll('&apos;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()
}

/** What a web page calls itself. */
function titleOf(page: string): string {
  return (/<title>([^<]*)<\/title>/i.exec(page)?.[1] ?? '').trim()
}

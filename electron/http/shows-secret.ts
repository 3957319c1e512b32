import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Whether a request has the secret in one of the ways that editors know from PicGo and PicList. */
export function showsSecret(headers: IncomingHttpHeaders, query: URLSearchParams, secret: string): boolean {
  const shown = [
    /^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1],
    headers['x-picgo-secret'],
    ...query.getAll('secret'),
    ...query.getAll('key'),
  ]
  return shown.some((one) => typeof one === 'string' && isSame(one, secret))
}

/** Takes the same time for a nearly right guess as for any other: hashes all have the same length. */
function isSame(shown: string, secret: string): boolean {
  return timingSafeEqual(hashOf(shown), hashOf(secret))
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

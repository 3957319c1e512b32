import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Whether a request shows the secret in any of the ways that editors know from PicGo and PicList. */
export function showsSecret(headers: IncomingHttpHeaders, query: URLSearchParams, secret: string): boolean {
  const shown = [
    /^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1],
    headers['x-picgo-secret'],
    ...query.getAll('secret'),
    ...query.getAll('key'),
  ]
  return shown.some((one) => typeof one === 'string' && isSame(one, secret))
}

/** Takes as long for a guess that is nearly right as for any other: hashes are as long whatever was shown. */
function isSame(shown: string, secret: string): boolean {
  return timingSafeEqual(hashOf(shown), hashOf(secret))
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

import { type Finding, finding } from './finding'
import type { ServerAnswer } from './server-answer'

/** Web servers that got plain HTTP on their HTTPS port say so in these words (nginx, Go, Apache). */
const httpsWanted =
  /plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server|speaking plain HTTP to an SSL/i

/** What an answer without an S3 error code tells: by its status and its type. */
export function findingOfStatus(answer: ServerAnswer): Finding | undefined {
  const { status } = answer
  if (status === 0) return undefined
  if (httpsWanted.test(answer.message)) return finding('wrong-endpoint', 'needsHttps')
  // Some servers say so to an upload that is only wanted under a free key.
  if (status === 304) return finding('key-exists')
  if (status >= 300 && status < 400) return redirected(answer)
  if (status === 407) return finding('wrong-endpoint', 'proxyPassword')
  if (status === 408) return finding('timeout')
  if (status === 413) return finding('too-large')
  if (status === 429 || status === 503) return finding('throttled')
  if (status === 507) return finding('quota-exceeded')
  if (status === 412) return finding('key-exists')
  if (answer.isPage) return status >= 500 ? finding('server-error') : finding('wrong-endpoint', 'notS3')
  if (status === 401 || status === 403) return finding('access-denied', 'untold')
  if (status === 404) return finding('bucket-missing', 'untold')
  if (status === 405 || status === 501) return finding('wrong-endpoint', 'noUploads')
  if (status === 409 || status >= 500) return finding('server-error')
  if (status >= 200 && status < 300) return finding('wrong-endpoint', 'notS3')
  return undefined
}

/** A store that knows where the bucket is says the region; anything else that redirects is no store. */
function redirected(answer: ServerAnswer): Finding {
  if (answer.region !== '') return finding('wrong-region', '', { actual: answer.region })
  return finding('wrong-endpoint', 'redirect', { location: answer.location })
}

import { type Diagnosis, diagnosis } from './diagnosis'
import type { ServerAnswer } from './server-answer'

/** What web servers say when they get plain HTTP on their HTTPS port (nginx, Go, Apache). */
const httpsWanted =
  /plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server|speaking plain HTTP to an SSL/i

/** What an answer without an S3 error code means, by its status and type. */
export function diagnosisOfStatus(answer: ServerAnswer): Diagnosis | undefined {
  const { status } = answer
  if (status === 0) return undefined
  if (httpsWanted.test(answer.message)) return diagnosis('wrong-endpoint', 'needsHttps')
  // Some servers answer 304 to an upload with `If-None-Match` whose key is taken.
  if (status === 304) return diagnosis('key-exists')
  if (status >= 300 && status < 400) return redirected(answer)
  if (status === 407) return diagnosis('wrong-endpoint', 'proxyPassword')
  if (status === 408) return diagnosis('timeout')
  if (status === 413) return diagnosis('too-large')
  if (status === 429 || status === 503) return diagnosis('throttled')
  if (status === 507) return diagnosis('quota-exceeded')
  if (status === 412) return diagnosis('key-exists')
  // What a public network answers instead of the server, until somebody signs in (RFC 6585, section 6).
  if (status === 511) return diagnosis('wrong-endpoint', 'notS3')
  if (answer.isPage) return status >= 500 ? diagnosis('server-error') : diagnosis('wrong-endpoint', 'notS3')
  if (status === 401 || status === 403) return diagnosis('access-denied', 'unspecified')
  if (status === 404) return diagnosis('bucket-missing', 'unspecified')
  if (status === 405 || status === 501) return diagnosis('wrong-endpoint', 'noUploads')
  if (status === 409 || status >= 500) return diagnosis('server-error')
  if (status >= 200 && status < 300) return diagnosis('wrong-endpoint', 'notS3')
  return undefined
}

/** A store that knows where the bucket is names the region; whatever else redirects is not a store. */
function redirected(answer: ServerAnswer): Diagnosis {
  if (answer.region !== '') return diagnosis('wrong-region', '', { actual: answer.region })
  return diagnosis('wrong-endpoint', 'redirect', { location: answer.location })
}

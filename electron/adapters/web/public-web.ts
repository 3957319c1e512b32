import { lookup } from 'node:dns/promises'
import { aborted, unless } from '../../core/aborted'
import { hostOfUrl } from '../../core/doctor/host-of-url'
import { diagnose } from '../../core/doctor/diagnose'
import { aboutNoBucket, noAnswer, type ServerAnswer } from '../../core/doctor/server-answer'
import type { PublicAnswer, PublicWeb } from '../../core/ports/web'
import { type Failure, failure } from '../../shared/failures/failure'
import { problem, type Result, success } from '../../shared/result'
import { shownAddress } from '../../shared/uploads/web-address'
import type { ProxyOf, Trust } from '../s3/connection/agents'
import { noOwnTrust, followTrust, type TrustChoice } from '../s3/connection/authorities'
import { noSystemProxy } from '../s3/connection/no-system-proxy'
import { type PlainAnswer, requestTrusting } from '../s3/connection/plain-request'
import { answerOf } from '../s3/server-answer'
import { lookupThrough } from '../s3/connection/shared-lookup'
import { redirectOf } from './redirect'
import { type FindAddresses, findOnce, leadsInside } from './resolve-host'

/** Enough to know that there is something, without fetching all of it. */
const firstBytes = 'bytes=0-31'

/** The limit of redirects that browsers have (Fetch Standard, "HTTP-redirect fetch"). */
const maxRedirects = 20

/** The callers' own deadlines are shorter. */
const silenceMilliseconds = 30_000

/** Readers trust what their system trusts, but not the authorities of a destination. */
export const asReader: TrustChoice = noOwnTrust

interface WebNeeds {
  /** The system's proxy; one from the environment takes precedence. */
  readonly proxyOf: ProxyOf
  /** The authorities that the reader's computer trusts in addition to its system's. */
  readonly trusts: TrustChoice
  readonly find: FindAddresses
}

/**
 * Follows links as a browser on this computer would: without credentials, following redirects, through the system's
 * proxy. But the public web cannot redirect it into the local network, whose servers may trust whoever asks.
 */
export function createPublicWeb({
  proxyOf = noSystemProxy,
  trusts = asReader,
  find = (hostname) => lookup(hostname, { all: true }),
}: Partial<WebNeeds> = {}): PublicWeb {
  const trustOf = followTrust(async () => trusts)
  return {
    async fetchHead(url, signal) {
      // Also for a link with http, because it may redirect to https.
      const trusted = await trustOf()
      return trusted.ok ? follow(url, trusted.value, { proxyOf, find: findOnce(find) }, signal) : trusted
    },
  }
}

async function follow(
  url: string,
  trust: Trust,
  { proxyOf, find }: Pick<WebNeeds, 'proxyOf' | 'find'>,
  signal: AbortSignal,
): Promise<Result<PublicAnswer, Failure>> {
  const startedAt = performance.now()
  const calledOff = aborted(signal)
  let address = url
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    if (!URL.canParse(address)) return problem(causeOf({ ...noAnswer, networkCode: 'ERR_INVALID_URL' }, url))
    const answered = await requestTrusting(
      {
        address,
        // A presigned link is signed for GET: a HEAD would be refused.
        method: 'GET',
        headers: { range: firstBytes, accept: 'image/*,*/*;q=0.8', 'user-agent': 'Ollim' },
        body: '',
        proxyOf,
        idleMilliseconds: silenceMilliseconds,
        signal,
      },
      trust,
      lookupThrough(find),
    )
    if (!answered.ok) return problem(causeOf(answered.problem, address))
    const { status, headers } = answered.value
    const next = redirectOf(status, headers['location'], address)
    if (next === undefined) {
      return success(publicAnswer(answered.value, address, Math.round(performance.now() - startedAt)))
    }
    const isInside = await unless(calledOff, leadsInside(address, next, find)).catch(() => undefined)
    if (isInside === undefined) return problem(failure('unexpected', { reason: 'cancelled' }))
    if (isInside) return problem(redirectedInside(address, next, status))
    address = next
  }
  return problem(causeOf({ ...noAnswer, networkCode: 'OLLIM_REDIRECT_LOOP' }, url))
}

function redirectedInside(from: string, to: string, status: number): Failure {
  const facts = { reason: 'linkInside', host: hostOfUrl(from), location: hostOfUrl(to) }
  return failure('wrong-endpoint', facts, `GET ${shownAddress(from)} · HTTP ${status}`)
}

function causeOf(answer: ServerAnswer, url: string): Failure {
  return diagnose(answer, aboutNoBucket(url, Date.now()))
}

function publicAnswer(
  { status, headers, body }: PlainAnswer,
  finalUrl: string,
  milliseconds: number,
): PublicAnswer {
  const { code, requestId } = answerOf(status, headers, status < 300 ? undefined : body)
  return {
    status,
    code,
    requestId,
    // Case means nothing in it (RFC 9110, 8.3.1).
    contentType: (headers['content-type'] ?? '').toLowerCase(),
    contentDisposition: headers['content-disposition'] ?? '',
    finalUrl,
    isFromCache: isFromCache(headers),
    ...sizeIn(status, headers),
    milliseconds,
  }
}

type Headers = PlainAnswer['headers']

/** The size of the whole object, if the headers give it. */
function sizeIn(status: number, headers: Headers): { readonly sizeBytes?: number } {
  const length =
    status === 206 ? /\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1] : headers['content-length']
  const isCompressed = headers['content-encoding'] !== undefined
  return length === undefined || isCompressed ? {} : { sizeBytes: Number(length) }
}

/** By the headers of CDNs: Age is HTTP's own (RFC 9111), the others are CloudFront's, Fastly's and Cloudflare's. */
function isFromCache(headers: Headers): boolean {
  if (Number(headers['age'] ?? 0) > 0) return true
  const cacheHeaders = `${headers['x-cache'] ?? ''} ${headers['cf-cache-status'] ?? ''}`
  return /\bhit\b/i.test(cacheHeaders)
}

import { noEvidence } from '../../shared/destinations/check'
import type { ProviderId } from '../../shared/destinations/destination'
import { failure, type Failure } from '../../shared/failures/failure'
import type { LinkOutcome } from '../../shared/links/link-proof'
import { providerPreset } from '../../shared/providers/providers'
import type { Result } from '../../shared/result'
import { isOfAws } from '../destinations/endpoint-address'
import { knownAddress, providerAt } from '../destinations/provider-address'
import { hostOfUrl } from './host-of-url'
import type { PublicAnswer } from '../ports/web'
import { diagnosisOfCode } from './error-codes'
import { diagnosis, type Diagnosis } from './diagnosis'
import { aboutNoBucket, noAnswer } from './server-answer'

/** What a reader should get under a link. */
export interface ExpectedImage {
  readonly url: string
  /** The bucket it is in; empty if unknown. */
  readonly bucket: string
  /** Absent if it was not recorded. */
  readonly sizeBytes?: number
  /** Whether the link had ended by the time of the answer. */
  readonly hasEnded?: boolean
}

/** Notes on links that open exactly as they should. */
export const wellOpened: readonly string[] = ['opened', 'openedSigned', 'redirected']

/** Whether a reader who follows the link gets the image, and if something about it is not quite right. */
export function judgeLink(image: ExpectedImage, fetched: Result<PublicAnswer, Failure>): LinkOutcome {
  if (!fetched.ok) {
    return { status: 'failed', failure: refusalOfLink(image, fetched.problem), evidence: noEvidence }
  }
  const answer = fetched.value
  const { status, code, requestId, contentType } = answer
  const url = withoutQuery(image.url)
  const host = hostOfUrl(url)
  const facts = { url, host, server: host, bucket: image.bucket, status, contentType }
  const evidence = { status, code, requestId }
  const wrong = refusal(image, answer) ?? otherThanImage(answer)
  if (wrong === undefined) {
    const note = noteOf(image, answer)
    return { status: 'passed', note, facts: { ...facts, location: hostOfUrl(answer.finalUrl) }, evidence }
  }
  const detail = [`GET ${url}`, `HTTP ${status}`, code].filter((part) => part !== '').join(' · ')
  return { status: 'failed', failure: failure(wrong.kind, { ...facts, ...wrong.facts }, detail), evidence }
}

/** Whether a link carries its own permission; anyone who sees its query can use it. */
function isSigned(url: string): boolean {
  return url.includes('X-Amz-Signature=')
}

function refusal(image: ExpectedImage, answer: PublicAnswer): Diagnosis | undefined {
  const { status, code } = answer
  if (status >= 200 && status < 300) return undefined
  if (isSigned(image.url)) {
    const signing = refusalOfSignature(image, answer)
    if (signing !== undefined) return signing
  }
  if (status === 407) return diagnosis('wrong-endpoint', 'proxyPassword')
  // R2 answers this to any unsigned request to its endpoint.
  if (status === 400 && code === 'InvalidArgument') return needsSignature('r2')
  if (status === 401 || status === 403) return refusalOfStranger(image.url)
  if (status === 404)
    return diagnosis('wrong-endpoint', answer.isFromCache ? 'linkCachedMiss' : 'linkElsewhere')
  if (status >= 300 && status < 400) return diagnosis('wrong-endpoint', 'linkMoved')
  return status === 429 || status >= 500
    ? diagnosis('server-error', 'link')
    : diagnosis('wrong-endpoint', 'link')
}

function refusalOfStranger(url: string): Diagnosis {
  const address = new URL(url)
  if (isSigned(url)) return diagnosis('access-denied', 'linkPrivate')
  // Only AWS has more than the policy in the way: every new bucket blocks public access.
  if (isOfAws(address)) return diagnosis('access-denied', 'linkPrivateAws')
  if (address.hostname.endsWith('.cloudfront.net')) return diagnosis('access-denied', 'linkCloudFront')
  const known = knownAddress(address.hostname + address.pathname)
  const { provider } = known?.place ?? {}
  if (provider === undefined) return diagnosis('access-denied', 'linkPrivate')
  const isClosed = known?.isForReaders === false && providerPreset(provider).isEndpointClosed === true
  return isClosed ? needsSignature(provider) : diagnosis('access-denied', 'linkPrivate', { provider })
}

function needsSignature(provider: ProviderId): Diagnosis {
  return diagnosis('access-denied', 'linkNeedsSignature', { provider })
}

/** The server checked the signature: says what is wrong with it, or that its key may not read. */
function refusalOfSignature(
  { url: endpoint, hasEnded }: ExpectedImage,
  { status, code }: PublicAnswer,
): Diagnosis | undefined {
  // To servers, this is a refusal like any other.
  if (hasEnded === true && [400, 401, 403].includes(status)) return diagnosis('access-denied', 'linkEnded')
  if (code === 'AccessDenied') {
    return diagnosis('access-denied', 'linkUnreadable', { provider: providerAt(endpoint) })
  }
  return code === '' ? undefined : diagnosisOfCode({ ...noAnswer, status, code }, aboutNoBucket(endpoint, 0))
}

const dataTypes = /^(?:application|text)\/(?:json|xml)\b/

function otherThanImage({ contentType }: PublicAnswer): Diagnosis | undefined {
  if (contentType.startsWith('text/html')) return diagnosis('wrong-endpoint', 'linkPage')
  return dataTypes.test(contentType) ? diagnosis('wrong-endpoint', 'linkOther') : undefined
}

/** Names a message under `check.link.passed`; if several apply, the one that matters most to a page. */
function noteOf({ url, sizeBytes }: ExpectedImage, answer: PublicAnswer): string {
  const { contentType, contentDisposition, finalUrl, isFromCache } = answer
  if (contentType === '') return 'openedWithoutType'
  if (!contentType.startsWith('image/')) return 'openedAsOther'
  if (contentDisposition.toLowerCase().startsWith('attachment')) return 'downloads'
  if (isOpenToSpying(finalUrl) || isOpenToSpying(url)) return 'overHttp'
  const isOther = sizeBytes !== undefined && answer.sizeBytes !== undefined && answer.sizeBytes !== sizeBytes
  if (isOther) return isFromCache ? 'older' : 'otherBytes'
  if (withoutQuery(finalUrl) !== withoutQuery(new URL(url).toString())) return 'redirected'
  return isSigned(url) ? 'openedSigned' : 'opened'
}

/** Whether it is plain HTTP; browsers trust this computer itself all the same. */
function isOpenToSpying(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return protocol === 'http:' && !/^(?:localhost|.+\.localhost|127\.[\d.]+|\[::1\])$/.test(hostname)
}

/** What is wrong with a link, in words about the address of links: the public URL base, or without it the endpoint. */
function refusalOfLink(image: ExpectedImage, problem: Failure): Failure {
  const reason = reasonOfLink(image, problem)
  return reason === undefined
    ? problem
    : { ...problem, facts: { ...problem.facts, reason, bucket: image.bucket } }
}

function reasonOfLink({ url, bucket }: ExpectedImage, { kind, facts }: Failure): string | undefined {
  switch (`${kind} ${facts['reason'] ?? ''}`) {
    case 'wrong-endpoint noHttps':
      return 'linkNoHttps'
    case 'wrong-endpoint noHttp':
      return 'linkNoHttp'
    // A wildcard certificate covers one label, but a bucket name with dots is several labels.
    case 'tls otherName':
      return bucket.includes('.') && hostOfUrl(url).startsWith(`${bucket}.`) ? 'dottedBucket' : undefined
    default:
      return undefined
  }
}

/** Without its query, because that of a presigned link is as good as a key. */
function withoutQuery(url: string): string {
  return url.split('?', 1)[0] ?? url
}

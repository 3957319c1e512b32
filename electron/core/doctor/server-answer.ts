import { hostOfUrl } from './host-of-url'
import { awsServer } from '../links/public-url'

/**
 * What a store or the network said, as plain facts: nothing here knows HTTP libraries or AWS.
 * Empty strings and `undefined` mean that it did not say; nothing is guessed.
 */
export interface ServerAnswer {
  /** HTTP status; 0 if no answer came. */
  readonly status: number
  /** S3's error code, for example `NoSuchBucket`; answers to HEAD never have one. */
  readonly code: string
  /** The server's error message. Ceph sends none. */
  readonly message: string
  readonly requestId: string
  /** The region that the bucket is in, according to the server. */
  readonly region: string
  /** Where the request should have gone, according to the server. */
  readonly location: string
  /** Whether the answer is a web page, as from a web site, a proxy or a captive portal; S3 never sends one. */
  readonly isPage: boolean
  /** The time on the server's clock, in milliseconds since the epoch. */
  readonly serverTime: number | undefined
  /** How long the server asks to wait before the next attempt. */
  readonly retryAfterMilliseconds: number | undefined
  /** The network error: `ECONNREFUSED`, `CERT_HAS_EXPIRED`, ... */
  readonly networkCode: string
  /** The network error's own message. */
  readonly networkMessage: string
  /** Ollim gave up waiting. */
  readonly timedOut: boolean
}

/** What was asked, so that a diagnosis can name it. */
export interface Asked {
  readonly bucket: string
  readonly region: string
  /** Empty for AWS. */
  readonly endpoint: string
  /** Whether the access key is a temporary one without a session token. */
  readonly tokenMissing: boolean
  /** Whether the access key id contains a slash, as secrets do: many servers cannot read a signature with one. */
  readonly keyHasSlash?: boolean
  /** The right that the request needs, by S3's name; absent for uploading. */
  readonly action?: string
  /** When the answer came, by this computer's clock, in milliseconds since the epoch. */
  readonly answeredAt: number
}

/** A request that is about none of a server's buckets. */
export function aboutNoBucket(endpoint: string, answeredAt: number): Asked {
  return { bucket: '', region: '', endpoint, tokenMissing: false, answeredAt }
}

export const noAnswer: ServerAnswer = {
  status: 0,
  code: '',
  message: '',
  requestId: '',
  region: '',
  location: '',
  isPage: false,
  serverTime: undefined,
  retryAfterMilliseconds: undefined,
  networkCode: '',
  networkMessage: '',
  timedOut: false,
}

/** One line for "Show details" and the log, the same in all languages: what was answered, never what was sent. */
export function evidenceOf(answer: ServerAnswer): string {
  const parts = [
    answer.status === 0 ? '' : `HTTP ${answer.status}`,
    answer.code,
    answer.message,
    answer.networkCode,
    answer.networkMessage,
    answer.requestId === '' ? '' : `x-amz-request-id ${answer.requestId}`,
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

/** The host that was asked, with its port. */
export function hostOf(asked: Pick<Asked, 'endpoint' | 'region'>): string {
  return hostOfUrl(asked.endpoint === '' ? awsServer(asked.region) : asked.endpoint)
}

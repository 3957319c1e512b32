import { awsServer } from '../links/public-url'

/**
 * What a store or a network said, as plain facts: nothing here knows HTTP libraries or AWS.
 * Empty strings and `undefined` stand for "untold"; nothing is guessed.
 */
export interface ServerAnswer {
  /** HTTP status; 0 if no answer came. */
  readonly status: number
  /** S3's error code, for example `NoSuchBucket`; answers to HEAD never have one. */
  readonly code: string
  /** The server's own words. Ceph sends none. */
  readonly message: string
  readonly requestId: string
  /** The region the server says the bucket is in. */
  readonly region: string
  /** Where the server says the request should have gone. */
  readonly location: string
  /** It is a web page: what a web site, a proxy or a hotel's login answers, never S3. */
  readonly isPage: boolean
  /** The server's clock, milliseconds since the epoch. */
  readonly serverTime: number | undefined
  /** How long the server asks to wait before the next attempt. */
  readonly retryAfterMilliseconds: number | undefined
  /** What the connection died of: `ECONNREFUSED`, `CERT_HAS_EXPIRED`, ... */
  readonly networkCode: string
  /** The connection's own words for it. */
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
  /** The access key is a temporary one, but no session token came with it. */
  readonly tokenMissing: boolean
  /** The right that the request needs, as S3 calls it; absent for that to upload. */
  readonly action?: string
  /** When the answer came, by this computer's clock, in milliseconds since the epoch. */
  readonly answeredAt: number
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

/** One line for "Show details" and the log. Holds what was answered, never what was sent. */
export function evidenceOf(answer: ServerAnswer): string {
  const parts = [
    answer.status === 0 ? '' : `HTTP ${answer.status}`,
    answer.code,
    answer.message,
    answer.networkCode,
    answer.networkMessage,
    answer.requestId === '' ? '' : `request ${answer.requestId}`,
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

/** The host that was asked, with its port. */
export function hostOf(asked: Pick<Asked, 'endpoint' | 'region'>): string {
  const server = asked.endpoint === '' ? awsServer(asked.region) : asked.endpoint
  return URL.canParse(server) ? new URL(server).host : server
}

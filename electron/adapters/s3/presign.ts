import { SignatureV4 } from '@smithy/signature-v4'
import { lifeLeft } from '../../core/links/life-left'
import { percentEncode, publicUrl } from '../../core/links/public-url'
import type { StoreTarget } from '../../core/store-ports'
import { failure, type Failure } from '../../shared/failure'
import type { TimedLink } from '../../shared/link-life'
import { problem, type Result, success } from '../../shared/result'
import type { Connection } from './connection'

/** What S3 wants to be told of a body that nobody can know when the link is made. */
const unsignedPayload = 'UNSIGNED-PAYLOAD'

export interface PresignRequest {
  readonly key: string
  /** At most a week; it ends sooner where the credentials do. */
  readonly wantedSeconds: number
  readonly signal: AbortSignal
}

/**
 * A link that lets whoever has it read one object until it ends. Nothing is sent: the signature is the
 * permission, so that a wrong key shows only when the link is opened.
 */
export async function presign(
  target: StoreTarget,
  { client, identity }: Connection,
  { key, wantedSeconds, signal }: PresignRequest,
): Promise<Result<TimedLink, Failure>> {
  const ready = await identity.ready(signal)
  if (!ready.ok) return ready
  const now = Date.now()
  const expiresIn = lifeLeft(wantedSeconds, identity.endsAt, now)
  if (expiresIn <= 0) return problem(identity.explain(failure('credentials-expired')))
  const { region, sha256, systemClockOffset } = client.config
  const signer = new SignatureV4({
    service: 's3',
    region,
    sha256,
    credentials: identity.keys,
    // The key is percent-encoded once, by us.
    uriEscapePath: false,
    applyChecksum: false,
  })
  const url = new URL(publicUrl({ ...target, publicUrlBase: '' }, key))
  const signed = await signer.presign(
    {
      method: 'GET',
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      query: {},
      headers: { host: url.host, 'X-Amz-Content-Sha256': unsignedPayload },
    },
    // The server counts by its own clock.
    { expiresIn, signingDate: new Date(now + systemClockOffset) },
  )
  const query = Object.entries(signed.query ?? {}).map(
    ([name, value]) => `${percentEncode(name)}=${percentEncode(String(value))}`,
  )
  return success({
    url: `${url.origin}${url.pathname}?${query.join('&')}`,
    linkEndsAt: Math.floor(now / 1000 + expiresIn) * 1000,
  })
}

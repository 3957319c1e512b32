import { SignatureV4 } from '@smithy/signature-v4'
import { lifeLeft } from '../../../core/links/life-left'
import { percentEncode, publicUrl } from '../../../core/links/public-url'
import type { StoreTarget } from '../../../core/ports/object-store'
import { isTemporaryKeyId } from '../../../shared/destinations/temporary-key'
import { failure, type Failure } from '../../../shared/failures/failure'
import type { TimedLink } from '../../../shared/links/link-life'
import { problem, type Result, success } from '../../../shared/result'
import type { Connection } from '../connection/connection'

/** S3's value for a body that cannot be known when the link is made. */
const unsignedPayload = 'UNSIGNED-PAYLOAD'

/** However temporary keys were made, AWS lets them live no longer ("GetSessionToken" in the AWS STS API Reference). */
const longestTemporaryMilliseconds = 36 * 3_600_000

export interface PresignRequest {
  readonly key: string
  /** At most a week; shorter if the credentials end sooner. */
  readonly wantedSeconds: number
  readonly signal: AbortSignal
}

/**
 * A link with which anybody can read one object until it expires. No request is sent: the signature is the permission,
 * so wrong keys only show when the link is opened.
 */
export async function presign(
  target: StoreTarget,
  { client, identity }: Connection,
  { key, wantedSeconds, signal }: PresignRequest,
): Promise<Result<TimedLink, Failure>> {
  const ready = await identity.ready(signal)
  if (!ready.ok) return ready
  const now = Date.now()
  const isTemporary = isTemporaryKeyId(identity.keys.accessKeyId)
  const latestEnd = isTemporary ? now + longestTemporaryMilliseconds : 0
  const expiresIn = lifeLeft(wantedSeconds, identity.endsAt || latestEnd, now)
  if (expiresIn <= 0) return problem(identity.explain(failure('credentials-expired')))
  const { region, sha256, systemClockOffset } = client.config
  const signer = new SignatureV4({
    service: 's3',
    region,
    sha256,
    credentials: identity.keys,
    // We have percent-encoded the key already.
    uriEscapePath: false,
    applyChecksum: false,
  })
  const address = publicUrl({ ...target, publicUrlBase: '' }, key)
  const url = new URL(address)
  // As it is written: the URL leaves out the `..` of a key, and would permit to read another object.
  const path = address.slice(url.origin.length)
  const signed = await signer.presign(
    {
      method: 'GET',
      protocol: url.protocol,
      hostname: url.hostname,
      path,
      query: {},
      headers: { host: url.host, 'X-Amz-Content-Sha256': unsignedPayload },
    },
    // The server goes by its own clock.
    { expiresIn, signingDate: new Date(now + systemClockOffset) },
  )
  const query = Object.entries(signed.query ?? {}).map(
    ([name, value]) => `${percentEncode(name)}=${percentEncode(String(value))}`,
  )
  return success({
    url: `${address}?${query.join('&')}`,
    linkEndsAt: Math.floor(now / 1000 + expiresIn) * 1000,
  })
}

import { failure, type Failure, type FailureKind } from '../../shared/failures/failure'

/** Failures of the way to a server, of which a destination's settings would be the wrong place to look. */
const ofTheWay: readonly FailureKind[] = ['offline', 'timeout', 'tls', 'wrong-endpoint', 'server-error']

/** What a destination can change nothing about, by the reason for which a certificate is not trusted. */
const certificateReasons: Readonly<Record<string, string>> = {
  expired: 'lenderExpired',
  otherName: 'lenderOtherName',
}

/**
 * Says of a failure that it is of the server that gives keys, not of the bucket's: it is about who the person is, and
 * no change of the destination mends it.
 *
 * @param untrusted the reason if nobody vouches for the server's certificate
 */
export function lenderAtFault(cause: Failure, host: string, untrusted: 'lender' | 'inBetween'): Failure {
  const { reason } = cause.facts
  const facts = { ...cause.facts, host, lender: host }
  // It has no buckets.
  if (cause.kind === 'bucket-missing')
    return failure('wrong-endpoint', { ...facts, reason: 'lender' }, cause.detail)
  // A proxy is on the way to every server, and its own words fit.
  if (!ofTheWay.includes(cause.kind) || reason === 'proxy') return { ...cause, facts }
  return { ...cause, facts: { ...facts, ...reasonOf(cause, untrusted) } }
}

function reasonOf({ kind, facts: { reason } }: Failure, untrusted: string): { readonly reason?: string } {
  if (kind !== 'tls') return { reason: 'lender' }
  if (reason === undefined || reason === 'selfSigned' || reason === 'inBetween') return { reason: untrusted }
  const own = certificateReasons[reason]
  return own === undefined ? {} : { reason: own }
}

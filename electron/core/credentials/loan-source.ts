import type { Credentials, StoreTarget } from '../ports/object-store'
import type { LoanSource } from './lender'

/** For a destination that borrows its credentials. */
export const noKeys: Credentials = { accessKeyId: '', secretAccessKey: '', sessionToken: '' }

/** Where a destination's credentials come from; undefined if it signs with its own keys directly. */
export function loanSourceOf(target: StoreTarget): LoanSource | undefined {
  const { credentialsSource, credentials, endpoint, region } = target
  const { certificateAuthorityFile, certificateAuthority, trustedCertificate } = target
  const { roleArn, externalId, mfaSerial, sessionSeconds } = target
  if (roleArn === '' && mfaSerial === '') {
    return credentialsSource.kind === 'keys' ? undefined : credentialsSource
  }
  return {
    kind: 'session',
    base: credentialsSource.kind === 'keys' ? keysOf(credentials) : credentialsSource,
    endpoint,
    region,
    certificateAuthorityFile,
    certificateAuthority,
    trustedCertificate,
    roleArn,
    externalId,
    mfaSerial,
    sessionSeconds,
  }
}

function keysOf({ accessKeyId, secretAccessKey, sessionToken }: Credentials) {
  return { kind: 'keys', accessKeyId, secretAccessKey, sessionToken } as const
}

/**
 * The same for equal sources. It contains their secrets, so it stays in memory: what a right secret was lent is not for
 * a wrong one.
 */
export function loanKey(source: LoanSource): string {
  switch (source.kind) {
    case 'profile':
      return `profile ${source.name}`
    case 'environment':
      return 'environment'
    case 'session': {
      const { base, ...terms } = source
      return JSON.stringify([base.kind === 'keys' ? base : loanKey(base), terms])
    }
  }
}

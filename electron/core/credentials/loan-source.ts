import type { Credentials, StoreTarget } from '../store-ports'
import type { LoanSource } from './lender'

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

/** The same for equal sources; contains no secret. */
export function loanKey(source: LoanSource): string {
  switch (source.kind) {
    case 'profile':
      return `profile ${source.name}`
    case 'environment':
      return 'environment'
    case 'session': {
      const { base, endpoint, region, roleArn, externalId, mfaSerial, sessionSeconds } = source
      const who = base.kind === 'keys' ? `keys ${base.accessKeyId}` : loanKey(base)
      return JSON.stringify([who, endpoint, region, roleArn, externalId, mfaSerial, sessionSeconds])
    }
  }
}

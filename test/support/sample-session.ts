import type { SessionSource } from '../../electron/core/credentials/lender'

/** A session with a role at AWS, started with a key's secret. */
export function sampleSession(secretAccessKey = 'secret'): SessionSource {
  return {
    kind: 'session',
    base: { kind: 'keys', accessKeyId: 'AKIA', secretAccessKey, sessionToken: '' },
    endpoint: '',
    region: 'eu-west-1',
    certificateAuthorityFile: '',
    certificateAuthority: '',
    trustedCertificate: '',
    roleArn: 'arn:aws:iam::123456789012:role/uploads',
    externalId: '',
    mfaSerial: '',
    sessionSeconds: 0,
  }
}

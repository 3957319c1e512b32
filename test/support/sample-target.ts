import type { StoreTarget } from '../../electron/core/store-ports'
import { ownKeys } from '../../electron/shared/destination'

/** A destination on a server of one's own. */
export function sampleTarget(change: Partial<StoreTarget> = {}): StoreTarget {
  return {
    id: 'blog',
    name: 'Blog',
    provider: 'minio',
    endpoint: 'https://minio.home',
    bucket: 'photos',
    region: 'us-east-1',
    keyTemplate: '{folder}/{name}.{ext}',
    publicUrlBase: '',
    pathStyle: true,
    cacheControl: '',
    accessList: 'none' as const,
    linkLifeSeconds: 0,
    certificateAuthority: '',
    trustedCertificate: '',
    linkFormat: 'general',
    roleArn: '',
    externalId: '',
    mfaSerial: '',
    sessionSeconds: 0,
    credentialsSource: ownKeys,
    credentials: { accessKeyId: 'a', secretAccessKey: 's', sessionToken: '' },
    certificateAuthorityFile: '',
    ...change,
  }
}

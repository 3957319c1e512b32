import type { StoreTarget } from '../../electron/core/ports/object-store'
import { emptyFields } from '../../electron/shared/destinations/destination'

/** A destination on a server other than AWS. */
export function sampleTarget(change: Partial<StoreTarget> = {}): StoreTarget {
  return {
    ...emptyFields,
    id: 'blog',
    name: 'Blog',
    provider: 'minio',
    endpoint: 'https://minio.home',
    bucket: 'photos',
    region: 'us-east-1',
    keyTemplate: '{folder}/{name}.{ext}',
    pathStyle: true,
    credentials: { accessKeyId: 'a', secretAccessKey: 's', sessionToken: '' },
    certificateAuthorityFile: '',
    ...change,
  }
}

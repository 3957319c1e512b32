import { emptyFields } from '../../../electron/shared/destinations/destination'
import type { StoreTarget } from '../../../electron/core/ports/object-store'
import type { Ceph } from './ceph'
import type { PublicStore } from './embedded'
import type { Moto, MotoUser } from './moto'

/** A destination with every field filled in; the test changes those it is about. */
export function targetOf(change: Partial<StoreTarget>): StoreTarget {
  return {
    ...emptyFields,
    id: 'test',
    name: 'Test',
    provider: 'other',
    endpoint: 'http://127.0.0.1:1',
    bucket: 'photos',
    region: 'us-east-1',
    pathStyle: true,
    certificateAuthorityFile: '',
    credentials: { accessKeyId: 'OLLIMTESTKEY00000001', secretAccessKey: 'a', sessionToken: '' },
    ...change,
  }
}

export function publicTarget(store: PublicStore, change: Partial<StoreTarget> = {}): StoreTarget {
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = store
  return targetOf({
    endpoint,
    region,
    bucket,
    credentials: { accessKeyId, secretAccessKey, sessionToken: '' },
    ...change,
  })
}

export function cephTarget(ceph: Ceph, change: Partial<StoreTarget> = {}): StoreTarget {
  return publicTarget({ ...ceph, bucket: ceph.publicBucket }, change)
}

export function motoTarget(
  moto: Moto,
  credentials: MotoUser,
  change: Partial<StoreTarget> = {},
): StoreTarget {
  const { endpoint, region, bucket } = moto
  return targetOf({ endpoint, region, bucket, credentials, ...change })
}

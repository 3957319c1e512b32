import type { UploadState } from '../../../../shared/uploads/upload'
import type { UploadList } from '../../upload-list'
import { bucketOf, isSameBucket, type BucketLocation } from '../../../bucket-location'
import { keyOf } from './key-of'
import type { KeyRegistry } from './key-registry'

/** An upload in one of these may be sent, or sent again, while the object is copied. */
const onItsWay: readonly UploadState[] = ['preparing', 'uploading', 'retrying']

interface ReserveNeeds {
  readonly keys: KeyRegistry
  readonly list: Pick<UploadList, 'idsWhere' | 'read'>
}

/**
 * Keeps uploads from taking a key that an object is about to be copied to: a copy overwrites what is there, unless the
 * server checks that itself.
 *
 * @returns what lets uploads have it again; undefined if one is on its way to this key
 */
export function reserveKey(
  { keys, list }: ReserveNeeds,
  location: BucketLocation,
  key: string,
): (() => void) | undefined {
  const bucket = bucketOf(location)
  if (keys.reserve(bucket, key)) return () => keys.release(bucket, key)
  const coming = list.read(list.idsWhere(({ status }) => onItsWay.includes(status.state)))
  const isComing = coming.some(
    ({ plan }) => plan.sentTo !== undefined && isSameBucket(plan.sentTo, location) && keyOf(plan) === key,
  )
  // An upload of this run had it, so none gets it again.
  return isComing ? undefined : () => undefined
}

import { withSuffix } from '../../naming/collision'
import type { UploadList } from '../upload-list'
import { isSameBucket, type BucketLocation } from './bucket-location'
import { bucketOf, type KeyRegistry } from './key-registry'

interface ReserveNeeds {
  readonly keys: KeyRegistry
  readonly list: Pick<UploadList, 'idsWhere' | 'read'>
}

/**
 * Keeps uploads from taking a key that an object is about to be copied to: a copy overwrites what is there, unless the
 * server checks that itself.
 *
 * @returns false if an upload is being sent to this key right now
 */
export function reserveKey({ keys, list }: ReserveNeeds, location: BucketLocation, key: string): boolean {
  if (keys.reserve(bucketOf(location), key)) return true
  const sending = list.read(list.idsWhere(({ status }) => status.state === 'uploading'))
  return !sending.some(
    ({ plan: { sentTo, wantedKey, suffix } }) =>
      sentTo !== undefined && isSameBucket(sentTo, location) && withSuffix(wantedKey, suffix) === key,
  )
}

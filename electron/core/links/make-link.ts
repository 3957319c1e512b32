import type { DestinationFields } from '../../shared/destinations/destination'
import type { Failure } from '../../shared/failures/failure'
import type { Link } from '../../shared/links/link-life'
import { type Result, success } from '../../shared/result'
import type { ObjectStore } from '../ports/object-store'
import { publicUrl } from './public-url'

export interface LinkSource {
  readonly fields: DestinationFields
  readonly store: Pick<ObjectStore, 'presign'>
}

/** The link of an object, public or presigned as its destination says. */
export async function makeLink(
  { fields, store }: LinkSource,
  key: string,
  signal: AbortSignal,
): Promise<Result<Link, Failure>> {
  if (fields.linkLifeSeconds === 0) return success({ url: publicUrl(fields, key) })
  return store.presign(key, fields.linkLifeSeconds, signal)
}

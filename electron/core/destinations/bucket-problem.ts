import { isBucketAddress } from '../../shared/providers/bucket-address'
import type { DestinationFields } from '../../shared/destinations/destination'
import { isAws } from './endpoint-pattern'
import { valueProblem, type ValueProblem } from './field-problem'
import { type AddressReading, placeOfArn, placeOfUri, placeOfUrl } from './paste/address-place'

/** What is missing or wrong in the field Bucket. Servers other than AWS allow looser names. */
export function bucketProblem(
  fields: Pick<DestinationFields, 'bucket' | 'endpoint' | 'provider' | 'region'>,
): ValueProblem | undefined {
  const { bucket } = fields
  if (bucket === '') return valueProblem('bucket-missing')
  if (isBucketAddress(bucket)) {
    const meant = placeOfBucket(bucket)?.place.bucket
    return meant === undefined
      ? valueProblem('bucket-is-other-address')
      : valueProblem('bucket-is-address', { bucket: meant })
  }
  if (/[/\\]/.test(bucket))
    return valueProblem('bucket-has-folder', { bucket: bucket.split(/[/\\]/).find(Boolean) ?? '' })
  if (/\s/.test(bucket)) return valueProblem('bucket-has-space')
  // Directory buckets are never public, and need sessions of their own ("Directory buckets", Amazon S3 User Guide).
  if (isAws(fields) && bucket.endsWith('--x-s3')) return valueProblem('bucket-directory')
  // Buckets made in us-east-1 before March 2018 may have capitals, underscores and up to 255 characters.
  return isAws(fields) && fields.region !== 'us-east-1' ? awsRules(bucket) : looseRules(bucket)
}

/** "General purpose bucket naming rules" in the Amazon S3 User Guide, as far as they concern using a bucket. */
function awsRules(bucket: string): ValueProblem | undefined {
  const character = /[^a-z0-9.-]/u.exec(bucket)?.[0]
  if (character !== undefined) return valueProblem('bucket-characters', { character })
  if (bucket.length < 3 || bucket.length > 63) return valueProblem('bucket-length', { length: bucket.length })
  if (/^[.-]|[.-]$/.test(bucket)) return valueProblem('bucket-edges')
  if (bucket.includes('..')) return valueProblem('bucket-dots')
  if (/^\d+\.\d+\.\d+\.\d+$/.test(bucket)) return valueProblem('bucket-is-number-address')
  const prefix = /^(?:xn--|sthree-|amzn-s3-demo-)/.exec(bucket)?.[0]
  return prefix === undefined ? undefined : valueProblem('bucket-reserved', { prefix })
}

function looseRules(bucket: string): ValueProblem | undefined {
  const character = /[^a-zA-Z0-9._-]/u.exec(bucket)?.[0]
  return character === undefined ? undefined : valueProblem('bucket-characters', { character })
}

/** What an address says about the bucket; without a server for `s3://` or an ARN, which other servers use, too. */
export function placeOfBucket(address: string): AddressReading | undefined {
  const named = placeOfUri(address) ?? placeOfArn(address)
  if (named === undefined) return placeOfUrl(address)
  const { bucket, keyTemplate } = named.place
  return { ...named, place: { ...(bucket && { bucket }), ...(keyTemplate && { keyTemplate }) } }
}

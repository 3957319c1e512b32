import type { DestinationFields } from '../../shared/destination'
import { fixedFolder } from '../naming/fixed-folder'
import { isAws } from './endpoint-pattern'

export interface PolicyFeatures {
  /** Links point at the bucket itself, and everybody may open them. */
  readonly publicLinks: boolean
}

export interface Policies {
  /** For the user or role whose keys Ollim has, as JSON. */
  readonly iam: string
  /** For the bucket, so that everybody may read what Ollim uploads, as JSON; absent where links need none. */
  readonly bucketPolicy: string | undefined
}

/**
 * What uploading, uploading in parts, looking at a key and undoing ask for. Listing is not among them, nor what
 * finds a multipart upload whose start was never answered: `s3:ListBucketMultipartUploads` cannot be kept to a
 * folder, and would show what everybody sends to the bucket, for the sake of what has no part and costs nothing.
 */
const actions = ['s3:PutObject', 's3:GetObject', 's3:DeleteObject', 's3:AbortMultipartUpload']

type PolicyFields = Pick<
  DestinationFields,
  'bucket' | 'region' | 'endpoint' | 'provider' | 'keyTemplate' | 'accessList'
>

/**
 * The least that Ollim needs, for exactly this bucket and the folder that the key template begins with.
 * Other servers that know policies take the same names ("Actions, resources, and condition keys for
 * Amazon S3" in the Service Authorization Reference). Expects normalised fields (`normalizeFields`).
 */
export function leastPolicy(fields: PolicyFields, { publicLinks }: PolicyFeatures): Policies {
  const resource = `arn:${partitionOf(fields)}:s3:::${fields.bucket}/${literal(fixedFolder(fields.keyTemplate))}*`
  // An upload that comes with an access list asks for one right more ("PutObject" in the Amazon S3 API Reference).
  const Action = fields.accessList === 'none' ? actions : [...actions, 's3:PutObjectAcl']
  return {
    iam: policy({ Sid: 'OllimUploads', Effect: 'Allow', Action, Resource: resource }),
    bucketPolicy: publicLinks
      ? policy({
          Sid: 'OllimReaders',
          Effect: 'Allow',
          Principal: '*',
          Action: 's3:GetObject',
          Resource: resource,
        })
      : undefined,
  }
}

function policy(statement: object): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2)
}

/** Characters with a meaning in policies, written so that they stand for themselves ("IAM policy elements: Variables"). */
function literal(text: string): string {
  return text.replace(/[*?$]/g, (character) => `\${${character}}`)
}

/** Which of AWS's separate worlds a region belongs to, as the AWS SDK knows them (partitions.json). */
function partitionOf(fields: PolicyFields): string {
  if (!isAws(fields)) return 'aws'
  if (fields.region.startsWith('cn-')) return 'aws-cn'
  if (fields.region.startsWith('us-gov-')) return 'aws-us-gov'
  return fields.region.startsWith('eusc-') ? 'aws-eusc' : 'aws'
}

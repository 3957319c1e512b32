import type { DestinationFields } from '../../shared/destinations/destination'
import { fixedFolder } from '../naming/fixed-folder'
import { isAws } from './endpoint-pattern'

export interface PolicyFeatures {
  /** Whether links point to the bucket itself and everybody may open them. */
  readonly publicLinks: boolean
}

export interface Policies {
  /** For the user or role whose keys Ollim uses, as JSON. */
  readonly iam: string
  /** For the bucket, so that everybody may read what Ollim uploads, as JSON; absent if links do not need it. */
  readonly bucketPolicy: string | undefined
}

/**
 * The actions for uploading, also in parts, for looking at a key and for undoing. Listing is not among them, nor is
 * `s3:ListBucketMultipartUploads`, which would find a multipart upload whose start was never answered: it cannot be
 * limited to a folder and would show everyone's uploads, for the sake of something without parts that costs nothing.
 */
const actions = ['s3:PutObject', 's3:GetObject', 's3:DeleteObject', 's3:AbortMultipartUpload']

type PolicyFields = Pick<
  DestinationFields,
  'bucket' | 'region' | 'endpoint' | 'provider' | 'keyTemplate' | 'accessList'
>

/**
 * The least privileges that Ollim needs, for exactly this bucket and the folder with which the key template begins.
 * Other servers with policies use the same names ("Actions, resources, and condition keys for Amazon S3" in the
 * Service Authorization Reference). Expects normalised fields (`normalizeFields`).
 */
export function leastPolicy(fields: PolicyFields, { publicLinks }: PolicyFeatures): Policies {
  const resource = `arn:${partitionOf(fields)}:s3:::${fields.bucket}/${literal(fixedFolder(fields.keyTemplate))}*`
  // Uploading with an ACL takes one more right ("PutObject" in the Amazon S3 API Reference).
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

/** Escapes characters that have a meaning in policies ("IAM policy elements: Variables"). */
function literal(text: string): string {
  return text.replace(/[*?$]/g, (character) => `\${${character}}`)
}

/** The AWS partition of a region, as in the AWS SDK (partitions.json). */
function partitionOf(fields: PolicyFields): string {
  if (!isAws(fields)) return 'aws'
  if (fields.region.startsWith('cn-')) return 'aws-cn'
  if (fields.region.startsWith('us-gov-')) return 'aws-us-gov'
  return fields.region.startsWith('eusc-') ? 'aws-eusc' : 'aws'
}

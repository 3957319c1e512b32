import type { DestinationFields } from '../../shared/destinations/destination'
import type { PolicyKind } from '../../shared/providers/policy'
import { fixedFolder } from '../naming/fixed-folder'
import { isAws } from './endpoint-pattern'

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
 * The least privileges that Ollim or its readers need, as JSON, for exactly this bucket and the folder with which the
 * key template begins. Other servers with policies use the same names ("Actions, resources, and condition keys for
 * Amazon S3" in the Service Authorization Reference). Expects normalised fields (`normalizeFields`).
 */
export function leastPolicy(fields: PolicyFields, kind: PolicyKind): string {
  const Resource = `arn:${partitionOf(fields)}:s3:::${fields.bucket}/${literal(fixedFolder(fields.keyTemplate))}*`
  // Uploading with an ACL takes one more right ("PutObject" in the Amazon S3 API Reference).
  const Action = fields.accessList === 'none' ? actions : [...actions, 's3:PutObjectAcl']
  const statement =
    kind === 'iam'
      ? { Sid: 'OllimUploads', Effect: 'Allow', Action, Resource }
      : { Sid: 'OllimReaders', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource }
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

import { bothStyles } from './both-styles'
import type { BucketAddress } from './provider-preset'

/** AWS needs no endpoint. */
const onAws = { endpoint: '' } as const

/** Addresses of AWS's buckets ("Virtual hosting of buckets" in the Amazon S3 User Guide), in each partition's domain. */
const buckets: readonly BucketAddress[] = ['amazonaws.com.cn', 'amazonaws.eu', 'amazonaws.com'].flatMap(
  (domain) => [
    { pattern: `{bucket}.s3-website-{region}.${domain}` },
    { pattern: `{bucket}.s3-website.{region}.${domain}` },
    { pattern: `{bucket}.s3-accelerate.${domain}` },
    { pattern: `{bucket}.s3express-{zone}.{region}.${domain}` },
    ...bothStyles(`s3.${domain}`, onAws),
    ...bothStyles(`s3.{region}.${domain}`, onAws),
    ...bothStyles(`s3-{region}.${domain}`, onAws),
    ...bothStyles(`s3.dualstack.{region}.${domain}`, onAws),
  ],
)

/** AWS's console in each partition's domain; with several accounts signed in, there is one more part in front. */
const consoles: readonly BucketAddress[] = [
  'console.aws.amazon.com',
  'console.amazonaws.cn',
  'console.amazonaws-us-gov.com',
  'console.amazonaws-eusc.eu',
].flatMap((domain) =>
  ['s3.', '', '{region}.', '{session}.{region}.'].map((front) => ({
    pattern: `${front}${domain}/s3/{kind}/{bucket}`,
    isConsole: true,
  })),
)

/** All of AWS's addresses. */
export const awsAddresses: readonly BucketAddress[] = [
  ...buckets,
  ...consoles,
  { pattern: '{distribution}.cloudfront.net', forReaders: true },
]

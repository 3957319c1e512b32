import {
  emptyFields,
  type CredentialsDraft,
  type DestinationDraft,
  type DestinationFields,
} from '../../../electron/shared/destinations/destination'

/** Keys of the form that AWS gives; its own documentation uses these as examples. */
export const awsKeys = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
}

const aws: DestinationFields = {
  ...emptyFields,
  name: 'Haneul blog',
  bucket: 'haneul-blog',
  region: 'ap-northeast-2',
}

/** A form for AWS in which nothing is wrong, but for what a test changes. */
export function awsDraft(
  change: Partial<DestinationFields> = {},
  credentials: CredentialsDraft = awsKeys,
): DestinationDraft {
  return { fields: { ...aws, ...change }, credentials }
}

/** The same for a server of one's own. */
export function serverDraft(
  change: Partial<DestinationFields> = {},
  credentials: CredentialsDraft = { accessKeyId: 'minio', secretAccessKey: 'minio123' },
): DestinationDraft {
  const server = {
    provider: 'minio',
    endpoint: 'http://127.0.0.1:9000',
    region: 'us-east-1',
    pathStyle: true,
  } as const
  return awsDraft({ ...server, ...change }, credentials)
}

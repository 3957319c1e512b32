import type {
  CredentialsDraft,
  DestinationDraft,
  DestinationFields,
} from '../../../electron/shared/destination'
import { defaultKeyTemplate, ownKeys } from '../../../electron/shared/destination'

/** Keys of the form that AWS gives; its own documentation uses these as examples. */
export const awsKeys = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
}

const aws: DestinationFields = {
  name: 'Haneul blog',
  provider: 'aws',
  endpoint: '',
  bucket: 'haneul-blog',
  region: 'ap-northeast-2',
  keyTemplate: defaultKeyTemplate,
  publicUrlBase: '',
  pathStyle: false,
  cacheControl: '',
  accessList: 'none',
  certificateAuthority: '',
  trustedCertificate: '',
  linkLifeSeconds: 0,
  linkFormat: 'general',
  roleArn: '',
  externalId: '',
  mfaSerial: '',
  sessionSeconds: 0,
  credentialsSource: ownKeys,
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

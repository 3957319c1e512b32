import {
  CreateBucketCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import type { StoreTarget } from '../../../../electron/core/ports/object-store'
import type { Ceph } from '../../../support/servers/ceph'
import { cephTarget } from '../../../support/servers/targets'
import type { Provocations, Provoked } from '../stage'

/** Faults that the whole Ceph shows. */
export function onCeph(ceph: Ceph): Provocations {
  const { accessKeyId, secretAccessKey } = ceph
  const client = new S3Client({
    endpoint: ceph.endpoint,
    region: ceph.region,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
  })
  const at = (change: Partial<StoreTarget>): Provoked => ({ target: cephTarget(ceph, change) })
  const keys = (change: Partial<StoreTarget['credentials']>): Partial<StoreTarget> => ({
    credentials: { accessKeyId, secretAccessKey, sessionToken: '', ...change },
  })
  const create = (Bucket: string, ObjectLockEnabledForBucket = false) =>
    client.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket }))
  /** The person's own bucket, whose policy forbids something to everybody. */
  const forbidding = async (
    bucket: string,
    actions: readonly string[],
    resources = '/*',
  ): Promise<Provoked> => {
    await create(bucket)
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Deny', Principal: '*', Action: actions, Resource: `arn:aws:s3:::${bucket}${resources}` },
      ],
    })
    await client.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy }))
    return at({ bucket })
  }
  const withPort = (port: string, scheme: string): string => `${scheme}://127.0.0.1:${port}`

  return {
    none: () => at({}),
    'private bucket': () => at({ bucket: ceph.privateBucket }),
    'key unknown': () => at(keys({ accessKeyId: 'AKIANOBODYKNOWSTHIS0' })),
    'id and secret swapped': () =>
      at(keys({ accessKeyId: ceph.secretAccessKey, secretAccessKey: ceph.accessKeyId })),
    'path in the endpoint': () => at({ endpoint: `${ceph.endpoint}/prefix` }),
    'secret wrong': () => at(keys({ secretAccessKey: 'wrong' })),
    'secret wrong, bucket missing': () => at({ bucket: 'not-here', ...keys({ secretAccessKey: 'wrong' }) }),
    'account turned off': () => at(keys(ceph.suspended)),
    'clock 20 min fast': () => ({ ...at({}), clockMinutes: 20 }),
    'clock 90 min slow': () => ({ ...at({}), clockMinutes: -90 }),
    'bucket missing': () => at({ bucket: 'not-here' }),
    'bucket of another account': () => at({ bucket: ceph.deniedBucket }),
    'put denied by policy': () => forbidding('no-put', ['s3:PutObject']),
    'put denied in this folder': () => forbidding('no-put-here', ['s3:PutObject'], '/20*'),
    'put denied in other folders': () => forbidding('no-put-there', ['s3:PutObject'], '/avatars/*'),
    'read denied': () => forbidding('no-read', ['s3:GetObject']),
    'delete denied': () => forbidding('no-delete', ['s3:DeleteObject']),
    'list denied': () => forbidding('no-list', ['s3:ListBucket'], ''),
    'read, delete and list denied': async () => {
      await forbidding('write-only', ['s3:GetObject', 's3:DeleteObject'])
      return forbidding('write-only-listed', ['s3:GetObject', 's3:DeleteObject', 's3:ListBucket'], '*')
    },
    versioning: async () => {
      await create('versioned')
      const VersioningConfiguration = { Status: 'Enabled' } as const
      await client.send(new PutBucketVersioningCommand({ Bucket: 'versioned', VersioningConfiguration }))
      return at({ bucket: 'versioned' })
    },
    'object lock': async () => {
      await create('locked', true)
      const Rule = { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1 } } as const
      const ObjectLockConfiguration = { ObjectLockEnabled: 'Enabled', Rule } as const
      await client.send(new PutObjectLockConfigurationCommand({ Bucket: 'locked', ObjectLockConfiguration }))
      return at({ bucket: 'locked' })
    },
    'quota used up': () => at({ bucket: ceph.crowded.bucket, ...keys(ceph.crowded) }),
    'bucket in front of a host without such names': () =>
      at({ endpoint: ceph.endpoint.replace('127.0.0.1', 'localhost'), pathStyle: false }),
    'certificate self-signed': () => at({ endpoint: ceph.secureEndpoint }),
    'certificate trusted by file': () =>
      at({ endpoint: ceph.secureEndpoint, certificateAuthorityFile: ceph.authorityFile }),
    'http on its https port': () => at({ endpoint: withPort(new URL(ceph.secureEndpoint).port, 'http') }),
    'https on its http port': () => at({ endpoint: withPort(new URL(ceph.endpoint).port, 'https') }),
    'public URL elsewhere': () => at({ publicUrlBase: `${ceph.endpoint}/photos/not-there` }),
  }
}

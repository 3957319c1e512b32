import { randomUUID } from 'node:crypto'
import {
  CreateBucketCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import type { StoreTarget } from '../../../../electron/core/ports/object-store'
import type { Moto, MotoUser } from '../../../support/servers/moto'
import { motoTarget } from '../../../support/servers/targets'
import type { Provocations, Provoked } from '../stage'

/** Faults that an AWS with IAM shows. */
export function onMoto(moto: Moto): Provocations {
  const { endpoint, region, users } = moto
  const by = (user: MotoUser, change: Partial<StoreTarget> = {}): Provoked => ({
    target: motoTarget(moto, user, change),
  })
  const client = new S3Client({ endpoint, region, forcePathStyle: true, credentials: users.owner })
  /** A new one each time: here one's own bucket cannot be made again. */
  const create = async (ObjectLockEnabledForBucket = false): Promise<string> => {
    const Bucket = `made-${randomUUID().slice(0, 8)}`
    const CreateBucketConfiguration = { LocationConstraint: 'ap-northeast-2' } as const
    await client.send(
      new CreateBucketCommand({ Bucket, CreateBucketConfiguration, ObjectLockEnabledForBucket }),
    )
    return Bucket
  }

  return {
    none: () => by(users.owner),
    'temporary key': () => by(users.temporary),
    'list denied': () => by(users.uploader),
    'delete and list denied': () => by(users.keeper),
    'read, delete and list denied': () => by(users.writer),
    'key unknown': () => by({ ...users.owner, accessKeyId: 'AKIANOBODYKNOWSTHIS0' }),
    'key deleted': () => by(users.deleted),
    'secret wrong': () => by({ ...users.owner, secretAccessKey: users.reader.secretAccessKey }),
    'token wrong': () => by({ ...users.temporary, sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLE' }),
    'token with a key that needs none': () =>
      by({ ...users.owner, sessionToken: users.temporary.sessionToken }),
    'put denied': () => by(users.reader),
    'everything denied': () => by(users.nobody),
    'explicit deny': () => by(users.forbidden),
    'other folders only': () => by(users.prefixed),
    'this folder only': () => by(users.prefixed, { keyTemplate: 'allowed/{name}.{ext}' }),
    'put denied by the bucket': async () => {
      const bucket = await create()
      const Policy = JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: `arn:aws:s3:::${bucket}/*` },
        ],
      })
      await client.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy }))
      return by(users.owner, { bucket })
    },
    'bucket missing': () => by(users.owner, { bucket: 'not-here' }),
    'bucket missing, everything denied': () => by(users.nobody, { bucket: 'not-here' }),
    'object lock': async () => {
      const bucket = await create(true)
      const Rule = { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1 } } as const
      const ObjectLockConfiguration = { ObjectLockEnabled: 'Enabled', Rule } as const
      await client.send(new PutObjectLockConfigurationCommand({ Bucket: bucket, ObjectLockConfiguration }))
      return by(users.owner, { bucket })
    },
    versioning: async () => {
      const bucket = await create()
      const VersioningConfiguration = { Status: 'Enabled' } as const
      await client.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration }))
      return by(users.owner, { bucket })
    },
  }
}

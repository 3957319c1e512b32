import { CreateBucketCommand, PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3'
import type { StoreTarget } from '../../../../electron/core/ports/object-store'
import type { Dbstore } from '../../../support/servers/dbstore'
import { publicTarget } from '../../../support/servers/targets'
import type { Provocations, Provoked } from '../stage'

/** Faults that the gateway on a database shows: its token service hides who is wrong behind denials. */
export function onDbstore(store: Dbstore): Provocations {
  const { endpoint, region, accessKeyId, secretAccessKey } = store
  const at = (change: Partial<StoreTarget>): Provoked => ({ target: publicTarget(store, change) })
  const keys = (change: Partial<StoreTarget['credentials']>): Partial<StoreTarget> => ({
    credentials: { accessKeyId, secretAccessKey, sessionToken: '', ...change },
  })
  const client = new S3Client({ endpoint, region, forcePathStyle: true, credentials: store })
  const sessionToken = 'IQoJb3JpZ2luX2VjEXAMPLE'

  return {
    none: () => at({}),
    'key unknown': () => at(keys({ accessKeyId: 'AKIANOBODYKNOWSTHIS0' })),
    'secret wrong': () => at(keys({ secretAccessKey: 'wrong' })),
    'token with a key that needs none': () => at(keys({ sessionToken })),
    'token, and the secret wrong': () => at(keys({ sessionToken, secretAccessKey: 'wrong' })),
    'token wrong': () => at(keys({ sessionToken, accessKeyId: 'ASIANOBODYKNOWSTHIS0' })),
    'clock 20 min slow': () => ({ ...at({}), clockMinutes: -20 }),
    'bucket missing': () => at({ bucket: 'not-here' }),
    'bucket of another account': () => at({ bucket: store.deniedBucket }),
    'put denied by policy': async () => {
      await client.send(new CreateBucketCommand({ Bucket: 'no-put' }))
      const Policy = JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: 'arn:aws:s3:::no-put/*' },
        ],
      })
      await client.send(new PutBucketPolicyCommand({ Bucket: 'no-put', Policy }))
      return at({ bucket: 'no-put' })
    },
  }
}

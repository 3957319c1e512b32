import { expect, it } from 'vitest'
import { understandPaste } from '../../../../../electron/core/destinations/paste/understand-paste'
import { id, secret } from '../samples'

const keyId = btoa(id)
const key = btoa(`${secret}\n`)
const pair = { accessKeyId: id, secretAccessKey: secret, notes: [] }

it.each([
  [
    'as it is applied',
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: s3\ntype: Opaque\ndata:\n  AWS_ACCESS_KEY_ID: ${keyId}\n  AWS_SECRET_ACCESS_KEY: "${key}"`,
    pair,
  ],
  [
    'as kubectl shows it',
    `apiVersion: v1\ndata:\n  access-key: ${keyId}\n  secret-key: ${key}\nkind: Secret\nmetadata:\n  name: s3\n`,
    pair,
  ],
  [
    'beside the map that holds the place in the clear',
    `kind: ConfigMap\ndata:\n  S3_BUCKET: photos\n  S3_ENDPOINT: http://minio:9000\n---\nkind: Secret\ndata:\n  AWS_ACCESS_KEY_ID: ${keyId}\n  AWS_SECRET_ACCESS_KEY: ${key}`,
    { ...pair, bucket: 'photos', endpoint: 'http://minio:9000' },
  ],
  [
    'with its values in the clear',
    `kind: Secret\nstringData:\n  AWS_ACCESS_KEY_ID: ${id}\n  AWS_SECRET_ACCESS_KEY: ${secret}`,
    pair,
  ],
  [
    'as JSON',
    JSON.stringify({ kind: 'Secret', data: { AWS_ACCESS_KEY_ID: keyId, AWS_SECRET_ACCESS_KEY: key } }),
    pair,
  ],
])('a Kubernetes secret is read %s', (_how, paste, candidate) => {
  expect(understandPaste(paste).candidates).toMatchObject([candidate])
})

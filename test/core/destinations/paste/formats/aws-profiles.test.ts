import { expect, it } from 'vitest'
import { understandPaste } from '../../../../../electron/core/destinations/paste/understand-paste'
import { id, secret } from '../samples'

it("a profile's keys are only used with the server that its services section names for S3", () => {
  const paste = `[profile nas]
services = nas
aws_access_key_id = ${id}
aws_secret_access_key = ${secret}
region = us-east-1

[services nas]
sqs =
  endpoint_url = http://nas.local:9324
s3 =
  endpoint_url = http://nas.local:9000`
  expect(understandPaste(paste).candidates).toMatchObject([
    { label: 'nas', accessKeyId: id, endpoint: 'http://nas.local:9000', notes: [] },
  ])
})

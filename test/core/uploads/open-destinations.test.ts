import { expect, it } from 'vitest'
import { OpenDestinations } from '../../../electron/core/uploads/open-destinations'
import { success } from '../../../electron/shared/result'
import { MemoryBucket } from '../../support/memory-bucket'
import { sampleTarget } from '../../support/sample-target'

it.each([
  { roleArn: 'arn:aws:iam::222222222222:role/other' },
  { externalId: 'other' },
  { mfaSerial: 'arn:aws:iam::111111111111:mfa/other' },
  { sessionSeconds: 7200 },
])('a destination with another role or session gets a new connection: %o', (change) => {
  let target = sampleTarget({ roleArn: 'arn:aws:iam::111111111111:role/first' })
  let opened = 0
  const destinations = new OpenDestinations(
    {
      open: () => {
        opened += 1
        return new MemoryBucket()
      },
    },
    () => success(target),
  )
  destinations.open(target.id)
  destinations.open(target.id)
  expect(opened).toBe(1)
  target = { ...target, ...change }
  destinations.open(target.id)
  expect(opened).toBe(2)
})

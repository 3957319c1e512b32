import { beforeEach, describe, expect, it } from 'vitest'
import { missingDestination } from '../../../electron/core/settings/destination-lookup'
import type { StoreTarget } from '../../../electron/core/ports/object-store'
import { OpenDestinations } from '../../../electron/core/uploads/open-destinations'
import { problem, success } from '../../../electron/shared/result'
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

describe('what an upload has left at a server', () => {
  const nas = { endpoint: 'https://nas.example', bucket: 'photos' }
  let target: StoreTarget | undefined
  let opened: StoreTarget[]
  let destinations: OpenDestinations

  beforeEach(() => {
    opened = []
    target = sampleTarget(nas)
    destinations = new OpenDestinations(
      {
        open(to) {
          opened.push(to)
          return new MemoryBucket()
        },
      },
      () => (target === undefined ? problem(missingDestination()) : success(target)),
    )
  })

  it.each([
    ['names another server', () => sampleTarget({ endpoint: 'https://minio.home' })],
    ['was deleted', () => undefined],
  ])('is reached with the former credentials if the destination %s', (_what, next) => {
    destinations.keepForCleanUp('blog')
    const former = target
    target = next()
    expect(destinations.openAt('blog', nas)).toMatchObject({ ok: true })
    expect(opened).toEqual([former])
    if (target !== undefined) {
      destinations.open('blog')
      destinations.openAt('blog', nas)
      destinations.open('blog')
    }
    expect(opened.slice(1)).toEqual(target === undefined ? [] : [target])
  })

  it('is reached with the former credentials if the destination names another bucket there, and has others for that', () => {
    destinations.keepForCleanUp('blog')
    const former = target
    const credentials = { accessKeyId: 'other', secretAccessKey: 'other', sessionToken: '' }
    target = sampleTarget({ ...nas, bucket: 'drafts', credentials })
    destinations.openAt('blog', nas)
    destinations.openAt('blog', { ...nas, bucket: 'third' })
    expect(opened).toEqual([former, { ...target, bucket: 'third' }])
  })

  it.each([
    ['names another server', () => sampleTarget({ endpoint: 'https://minio.home' }), 'otherEndpoint'],
    ['was deleted', () => undefined, 'destination'],
  ])('is out of reach in a later run if the destination %s', (_what, next, reason) => {
    target = next()
    expect(destinations.openAt('blog', nas)).toMatchObject({ ok: false, problem: { facts: { reason } } })
    expect(opened).toEqual([])
  })

  it('is said to be at Amazon S3 if it was left at AWS, which has no endpoint', () => {
    expect(destinations.openAt('blog', { endpoint: '', bucket: 'photos' })).toMatchObject({
      problem: { facts: { reason: 'otherEndpoint', server: 'Amazon S3' } },
    })
  })
})

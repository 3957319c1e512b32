import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { getEndpointFromInstructions } from '@smithy/core/endpoints'
import { expect, it, onTestFinished } from 'vitest'
import { neverAborted } from '../../../electron/core/aborted'
import { publicUrl } from '../../../electron/core/links/public-url'
import { scriptedStore } from '../../support/servers/scripted-server'

const endpoints = [
  '',
  'http://host.example',
  'https://host.example:9443/store/v1',
  'http://localhost:9000',
  'http://192.168.0.5:9000',
  'http://[::1]:9000',
  'https://[fd00::1]',
]
const buckets = ['photos', 'my.photos', 'My_Bucket', 'a--b', 'photos-', 'b.', 'a..b', 'x'.repeat(64)]
const places = endpoints.flatMap((endpoint) =>
  (endpoint === '' ? ['us-east-1', 'eu-west-1', 'cn-north-1', 'us-gov-west-1'] : ['us-east-1']).flatMap(
    (region) => [true, false].map((pathStyle) => ({ endpoint, region, pathStyle })),
  ),
)

it.each(places)('links point where uploads go: $endpoint, $region, path style $pathStyle', async (place) => {
  const { endpoint, region, pathStyle } = place
  const client = new S3Client({
    region,
    forcePathStyle: pathStyle,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    ...(endpoint !== '' && { endpoint }),
  })
  onTestFinished(() => client.destroy())

  for (const bucket of buckets) {
    const object = { Bucket: bucket, Key: 'k.png' }
    const sentTo = await getEndpointFromInstructions(object, HeadObjectCommand, client.config)
    const link = publicUrl({ ...place, bucket, publicUrlBase: '' }, 'k.png')
    expect(link).toBe(`${sentTo.url.href.replace(/\/$/, '')}/k.png`)
  }
})

it('a presigned link points there, too, if the server is an IP address', async () => {
  const { store, target } = await scriptedStore(() => ({ status: 200 }), { pathStyle: false })
  const link = await store.presign('a.png', 3600, neverAborted())

  expect(link.ok && link.value.url.split('?')[0]).toBe(`${target.endpoint}/photos/a.png`)
})

it('a presigned link is for the object of its key alone, even if that climbs to another bucket', async () => {
  const { store, target } = await scriptedStore(() => ({ status: 200 }))
  const link = await store.presign('a/../../private/b.png', 3600, neverAborted())

  expect(link.ok && link.value.url.split('?')[0]).toBe(`${target.endpoint}/photos/a/../../private/b.png`)
})

it('a presigned link never claims to outlive temporary keys, even if their end is unknown', async () => {
  const temporary = { accessKeyId: 'ASIAIOSFODNN7EXAMPLE', secretAccessKey: 's', sessionToken: 't' }
  const { store } = await scriptedStore(() => ({ status: 200 }), { credentials: temporary })
  const link = await store.presign('a.png', 7 * 24 * 3600, neverAborted())

  const hours = link.ok ? Math.round((link.value.linkEndsAt - Date.now()) / 3_600_000) : 0
  expect(hours).toBe(36)
})

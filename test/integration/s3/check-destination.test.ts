import {
  CreateBucketCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { describe, expect, inject, it } from 'vitest'
import type { ProxyOf } from '../../../electron/adapters/s3/connection/agents'
import { systemClock, systemIds } from '../../../electron/adapters/clock'
import { createObjectStores } from '../../../electron/adapters/s3/object-store'
import { createPublicWeb } from '../../../electron/adapters/web/public-web'
import { neverAborted } from '../../../electron/core/aborted'
import { checkDestination } from '../../../electron/core/doctor/check-destination'
import type { Clock } from '../../../electron/core/ports/clock'
import type { StoreTarget } from '../../../electron/core/ports/object-store'
import type { CheckReport } from '../../../electron/shared/destinations/check'
import { FakeClock } from '../../support/fake-clock'
import { startForwardProxy } from '../../support/servers/forward-proxy'
import { faultyForTest, httpAnswer, s3Error } from '../../support/servers/faulty-server'
import { cephTarget, targetOf } from '../../support/servers/targets'
import { makeSilentLog } from '../../support/silent-log'

const ceph = inject('ceph')
const noProxy: ProxyOf = async () => ''

/** On which no time limit ever ends. */
const standingClock: Clock = { ...systemClock, after: () => () => undefined }

interface CheckOptions {
  readonly signal?: AbortSignal
  readonly proxyOf?: ProxyOf
  readonly clock?: Clock
}

function check(
  target: StoreTarget,
  { signal = neverAborted(), proxyOf = noProxy, clock = standingClock }: CheckOptions = {},
): Promise<CheckReport> {
  const stores = createObjectStores({ log: makeSilentLog(), proxyOf })
  return checkDestination({ stores, web: createPublicWeb(), clock, ids: systemIds }, target, signal)
}

/** The outcomes in short: the note of a passed step, the kind and reason of a failed one. */
function short({ outcomes }: CheckReport): Record<string, string> {
  return Object.fromEntries(
    Object.entries(outcomes).map(([step, outcome]) => {
      if (outcome.status === 'passed') return [step, outcome.note]
      if (outcome.status === 'skipped') return [step, 'skipped']
      const { kind, facts } = outcome.failure
      return [step, `${kind} ${String(facts['reason'] ?? '')}`.trim()]
    }),
  )
}

const allPassed = { who: 'known', where: 'found', may: 'proven', link: 'opened' }

describe.runIf(ceph !== null)('on Ceph', () => {
  if (ceph === null) return
  const client = new S3Client({
    endpoint: ceph.endpoint,
    region: ceph.region,
    forcePathStyle: true,
    credentials: { accessKeyId: ceph.accessKeyId, secretAccessKey: ceph.secretAccessKey },
  })
  const leftovers = async (bucket: string): Promise<readonly string[]> => {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket }))
    return Contents.map(({ Key = '' }) => Key).filter((key) => key.includes('ollim-check'))
  }

  it('a public bucket passes every step, and nothing is left in it', async () => {
    const report = await check(cephTarget(ceph))

    expect(short(report)).toEqual(allPassed)
    expect(report.outcomes.who).toMatchObject({ evidence: { status: 200 } })
    expect(await leftovers(ceph.publicBucket)).toEqual([])
  })

  it('a private bucket fails only the link', async () => {
    const report = await check(cephTarget(ceph, { bucket: ceph.privateBucket }))

    expect(short(report)).toEqual({ ...allPassed, link: 'access-denied linkPrivate' })
    expect(await leftovers(ceph.privateBucket)).toEqual([])
  })

  it('nothing is left in a bucket that keeps versions', async () => {
    const Bucket = 'check-versions'
    await client.send(new CreateBucketCommand({ Bucket }))
    const VersioningConfiguration = { Status: 'Enabled' } as const
    await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }))

    expect(short(await check(cephTarget(ceph, { bucket: Bucket })))).toMatchObject({ may: 'proven' })
    const { Versions = [], DeleteMarkers = [] } = await client.send(new ListObjectVersionsCommand({ Bucket }))
    expect([...Versions, ...DeleteMarkers]).toEqual([])
  })

  it('the test object is written to the folder of the images', async () => {
    const proxy = await startForwardProxy()
    const target = cephTarget(ceph, { keyTemplate: 'blog/{year}/{name}.{ext}' })
    await check(target, { proxyOf: async () => proxy.address })
    await proxy.stop()

    const year = new Date().getUTCFullYear()
    const put = proxy.seen.find((line) => line.startsWith('PUT'))
    expect(put).toMatch(new RegExp(`/${ceph.publicBucket}/blog/${year}/ollim-check-\\w+\\.png`))
    expect(proxy.seen.map((line) => line.split(' ', 1).join('')).sort()).toEqual([
      'DELETE',
      'GET',
      'GET',
      'PUT',
    ])
  })
})

describe('a server that', () => {
  it('never answers can be abandoned at once', async () => {
    const { endpoint, seen } = await faultyForTest(() => undefined)
    const controller = new AbortController()
    const report = check(targetOf({ endpoint }), { signal: controller.signal })
    await expect.poll(() => seen.length).toBe(1)

    controller.abort()

    expect(short(await report)).toEqual({ who: 'skipped', where: 'skipped', may: 'skipped', link: 'skipped' })
    // What may have been stored is removed all the same, once nobody waits for it.
    await expect.poll(() => seen).toEqual(['PUT', 'DELETE'])
  })

  it('answers only the upload is given five seconds in all', async () => {
    const { endpoint, seen } = await faultyForTest((socket, { method, isComplete }) => {
      if (isComplete && method === 'PUT') socket.write(httpAnswer('200 OK', { etag: '"stored"' }))
    })
    const clock = new FakeClock()

    const checked = check(targetOf({ endpoint }), { clock })
    await expect.poll(() => seen).toEqual(['PUT', 'GET', 'GET', 'GET'])
    clock.advance(4_500)
    // What was stored is removed in any case.
    await expect.poll(() => seen).toEqual(['PUT', 'GET', 'GET', 'GET', 'DELETE'])
    clock.advance(500)

    const report = await checked
    expect(short(report)).toEqual({ who: 'known', where: 'found', may: 'timeout', link: 'timeout' })
    expect(report.tookMilliseconds).toBe(5_000)
  })

  it('answers nothing is given five seconds in all', async () => {
    const { endpoint, seen } = await faultyForTest(() => undefined)
    const clock = new FakeClock()

    const checked = check(targetOf({ endpoint }), { clock })
    await expect.poll(() => seen).toEqual(['PUT'])
    clock.advance(3_500)
    await expect.poll(() => seen).toEqual(['PUT', 'DELETE'])
    clock.advance(1_500)

    expect((await checked).tookMilliseconds).toBe(5_000)
  })

  it('denies everything is sent four requests, two of them at the same time', async () => {
    let open = 0
    let most = 0
    const { endpoint, seen } = await faultyForTest((socket) => {
      open += 1
      most = Math.max(most, open)
      setTimeout(() => {
        open -= 1
        socket.write(s3Error('403 Forbidden', 'AccessDenied'))
      }, 50)
    })

    await check(targetOf({ endpoint }))

    expect(seen).toEqual(['PUT', 'GET', 'GET', 'GET'])
    expect(most).toBe(2)
  })
})

import { randomUUID } from 'node:crypto'
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { createObjectStores } from '../../../electron/adapters/s3/object-store'
import { createPublicWeb } from '../../../electron/adapters/web/public-web'
import { checkDestination } from '../../../electron/core/doctor/check-destination'
import type { Clock } from '../../../electron/core/ports'
import type { StoreTarget } from '../../../electron/core/store-ports'
import type { CheckReport } from '../../../electron/shared/check'
import { type FaultyServer, httpAnswer, startFaulty } from '../../support/servers/faulty-server'
import { cephTarget, motoTarget, targetOf } from '../../support/servers/targets'
import { makeSilentLog } from '../../support/silent-log'
import { noSignal } from './stores'

const ceph = inject('ceph')
const moto = inject('moto')
const servers: FaultyServer[] = []

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()))
})

const clock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  },
}

function check(target: StoreTarget, signal = noSignal()): Promise<CheckReport> {
  const ids = { uuid: () => randomUUID(), random: () => Math.random() }
  const stores = createObjectStores({ log: makeSilentLog() })
  return checkDestination({ stores, web: createPublicWeb(), clock, ids }, target, signal)
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

  it('passes a public bucket in every point, quickly, and leaves nothing behind', async () => {
    const report = await check(cephTarget(ceph))

    expect(short(report)).toEqual(allPassed)
    expect(report.tookMilliseconds).toBeLessThan(5_000)
    expect(report.outcomes.who).toMatchObject({ evidence: { status: 200 } })
    expect(await leftovers(ceph.publicBucket)).toEqual([])
  })

  it('tells a private bucket by its link alone', async () => {
    const report = await check(cephTarget(ceph, { bucket: ceph.privateBucket }))

    expect(short(report)).toEqual({ ...allPassed, link: 'access-denied linkPrivate' })
    expect(await leftovers(ceph.privateBucket)).toEqual([])
  })

  it('does not trust a link over TLS that no reader would', async () => {
    const change = { endpoint: ceph.secureEndpoint, certificateAuthorityFile: ceph.authorityFile }

    expect(short(await check(cephTarget(ceph, change)))).toEqual({ ...allPassed, link: 'tls selfSigned' })
  })

  it('finds a public URL base that leads elsewhere', async () => {
    const change = { publicUrlBase: `${ceph.endpoint}/photos/not-there` }

    const { link } = short(await check(cephTarget(ceph, change)))

    expect(['wrong-endpoint linkElsewhere', 'access-denied linkPrivate']).toContain(link)
  })

  const keys = (accessKeyId: string, secretAccessKey: string) => ({
    credentials: { accessKeyId, secretAccessKey, sessionToken: '' },
  })
  const skipped = { who: 'skipped', where: 'skipped', may: 'skipped', link: 'skipped' }

  it.each<[string, Partial<StoreTarget>, Record<string, string>]>([
    ['a wrong secret', keys(ceph.accessKeyId, 'wrong'), { who: 'secret-wrong' }],
    ['an unknown key', keys('AKIANOBODYKNOWSTHIS0', 'x'), { who: 'key-id-unknown' }],
    ['a missing bucket', { bucket: 'not-here' }, { who: 'known', where: 'bucket-missing' }],
    [
      "another's bucket",
      { bucket: ceph.deniedBucket },
      { who: 'known', where: 'found', may: 'access-denied otherAccount' },
    ],
    ['a closed port', { endpoint: 'http://127.0.0.1:1' }, { where: 'offline refused' }],
    ['an unknown certificate', { endpoint: ceph.secureEndpoint }, { where: 'tls selfSigned' }],
    [
      'a bucket and a secret that are both wrong',
      { bucket: 'not-here', ...keys(ceph.accessKeyId, 'wrong') },
      { who: 'secret-wrong' },
    ],
  ])('stops where it fails: %s', async (_what, change, expected) => {
    expect(short(await check(cephTarget(ceph, change)))).toEqual({ ...skipped, ...expected })
  })
})

describe.runIf(moto !== null)('with IAM', () => {
  if (moto === null) return
  const { users } = moto

  it('asks for no right to list: a key that may only handle objects passes', async () => {
    const report = short(await check(motoTarget(moto, users.uploader)))

    expect(report).toMatchObject({ who: 'known', where: 'found', may: 'proven' })
  })

  it('passes a key that may only write, and names what stays', async () => {
    const report = await check(motoTarget(moto, users.writer))

    expect(short(report)).toMatchObject({ who: 'known', where: 'found', may: 'onlyWritten' })
    expect(report.outcomes.may).toMatchObject({ facts: { key: expect.stringContaining('ollim-check-') } })
  })

  it.each([
    ['may only read', users.reader],
    ['may do nothing', users.nobody],
  ])('denies a key that %s', async (_what, user) => {
    expect(short(await check(motoTarget(moto, user)))).toEqual({
      who: 'known',
      where: 'found',
      may: 'access-denied folder',
      link: 'skipped',
    })
  })

  it('knows a temporary key with its token, and not without', async () => {
    expect(short(await check(motoTarget(moto, users.temporary)))).toMatchObject({
      who: 'known',
      may: 'proven',
    })
    const without = { ...users.temporary, sessionToken: '' }
    expect(short(await check(motoTarget(moto, without)))).toMatchObject({ who: 'credentials-missing' })
  })
})

describe('a server that', () => {
  const serve = async (...args: Parameters<typeof startFaulty>): Promise<FaultyServer> => {
    const server = await startFaulty(...args)
    servers.push(server)
    return server
  }

  it('is no S3 server is found out at once', async () => {
    const { endpoint } = await serve((socket) =>
      socket.write(httpAnswer('200 OK', { 'content-type': 'text/html' }, '<title>Hello</title>')),
    )

    expect(short(await check(targetOf({ endpoint })))).toMatchObject({ where: 'wrong-endpoint notS3' })
  })

  it('never answers does not hold the check up', async () => {
    const { endpoint } = await serve(() => undefined)

    const report = await check(targetOf({ endpoint }))

    expect(short(report)).toMatchObject({ who: 'skipped', where: 'timeout' })
    expect(report.tookMilliseconds).toBeLessThan(5_500)
  })

  it('never answers can be left at once', async () => {
    const { endpoint, seen } = await serve(() => undefined)
    const controller = new AbortController()
    const report = check(targetOf({ endpoint }), controller.signal)
    await expect.poll(() => seen.length).toBe(1)
    const startedAt = Date.now()

    controller.abort()

    expect(short(await report)).toEqual({ who: 'skipped', where: 'skipped', may: 'skipped', link: 'skipped' })
    expect(Date.now() - startedAt).toBeLessThan(1_000)
  })
})

import { createHash, randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, onTestFinished, vi } from 'vitest'
import { createObjectStores } from '../../../electron/adapters/s3/object-store'
import { neverAborted } from '../../../electron/core/aborted'
import type { ObjectStore, StoreTarget } from '../../../electron/core/ports/object-store'
import { makeSource } from '../../support/files/source-file'
import { type AwsStandIn, startAwsStandIn } from '../../support/servers/aws-stand-in'
import { faultyForTest, httpAnswer } from '../../support/servers/faulty-server'
import { motoTarget } from '../../support/servers/targets'
import { makeSilentLog } from '../../support/silent-log'
import { putInTwoParts, putRequest, useFolder } from './stores'

const folder = useFolder()
const moto = inject('moto')

/** Without an endpoint of its own a destination is AWS: the SDK weaves checksums into what is sent. */
describe.runIf(moto !== null)('a destination on AWS', () => {
  if (moto === null) return
  let aws: AwsStandIn | undefined
  let target = motoTarget(moto, moto.users.owner, { endpoint: '' })
  const stores: ObjectStore[] = []
  const open = (own: StoreTarget): ObjectStore => {
    const proxyOf = async () => aws?.proxy ?? ''
    const store = createObjectStores({ log: makeSilentLog(), proxyOf }).open(own)
    stores.push(store)
    return store
  }

  beforeAll(async () => {
    aws = await startAwsStandIn(folder(), moto.endpoint)
    target = { ...target, certificateAuthorityFile: aws.authorityFile }
  })
  afterEach(() => {
    for (const store of stores.splice(0)) store.dispose()
  })
  afterAll(() => aws?.stop())

  it('ignores the endpoints of the environment', async () => {
    const elsewhere = await faultyForTest((socket) => socket.end(httpAnswer('200 OK', {})))
    for (const name of ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_S3']) vi.stubEnv(name, elsewhere.endpoint)
    onTestFinished(() => void vi.unstubAllEnvs())
    const source = await makeSource(folder(), 'mine.png', randomBytes(100))

    expect(await open(target).put(putRequest(source, { key: 'aws/mine.png' }))).toMatchObject({ ok: true })
    expect(elsewhere.seen).toEqual([])
  })

  it.each([0, 10, 3_000_000])(
    'receives %i bytes with a checksum, while progress is reported',
    async (size) => {
      const store = open(target)
      const bytes = randomBytes(size)
      const source = await makeSource(folder(), 'aws.png', bytes)
      const key = `aws/${size}.png`
      const progress: number[] = []

      const answer = await store.put(
        putRequest(source, { key, onlyIfFree: true, onProgress: (sentBytes) => progress.push(sentBytes) }),
      )

      expect(answer).toMatchObject({ ok: true })
      expect(progress.at(-1) ?? 0).toBe(size)
      const read = await store.readBytes(key, neverAborted())
      expect(read.ok && Buffer.from(read.value.answer).equals(bytes)).toBe(true)
    },
  )

  it('receives the hash of the bytes as their checksum', async () => {
    const bytes = randomBytes(2_000_000)
    const source = await makeSource(folder(), 'hashed.png', bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const store = open(target)

    expect(await store.put(putRequest(source, { key: 'aws/hashed.png', sha256 }))).toMatchObject({ ok: true })
    const read = await store.readBytes('aws/hashed.png', neverAborted())
    expect(read.ok && Buffer.from(read.value.answer).equals(bytes)).toBe(true)
  })

  it('refuses to overwrite without asking first', async () => {
    const store = open(target)
    const source = await makeSource(folder(), 'taken.png', randomBytes(10))
    const request = putRequest(source, { key: 'aws/taken.png', onlyIfFree: true, trustsConditions: true })

    expect(await store.put(request)).toMatchObject({ ok: true })
    expect(await store.put(request)).toMatchObject({ ok: false, problem: { kind: 'key-exists' } })
  })

  it('accepts parts', async () => {
    const store = open(target)
    const bytes = randomBytes(6_000_000)
    const source = await makeSource(folder(), 'aws-parts.png', bytes)
    const key = 'aws/parts.png'

    expect(await putInTwoParts(store, key, source, 5_242_880)).toMatchObject({ ok: true })
    const read = await store.readBytes(key, neverAborted())
    expect(read.ok && Buffer.from(read.value.answer).equals(bytes)).toBe(true)
  })
})

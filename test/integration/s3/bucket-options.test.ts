import { createHash, randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutObjectLockConfigurationCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { neverAborted } from '../../../electron/core/aborted'
import { makeSource } from '../../support/files/source-file'
import { startStrict } from '../../support/servers/strict-server'
import { motoTarget, targetOf } from '../../support/servers/targets'
import { putRequest, useFolder, useStores } from './stores'

const open = useStores()
const folder = useFolder()
const moto = inject('moto')
const md5 = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('base64')

/** A bucket that locks its objects, on a server that knows no other digest. */
async function lockingServer() {
  const server = await startStrict((headers: IncomingHttpHeaders) =>
    headers['content-md5'] === undefined && headers['content-length'] !== '0'
      ? { status: 400, code: 'MissingContentMD5' }
      : undefined,
  )
  onTestFinished(() => server.stop())
  return server
}

describe('a bucket that requires the MD5 of uploads', () => {
  it('receives it after one refusal, for bytes from memory and from disk', async () => {
    const server = await lockingServer()
    const store = open(targetOf({ endpoint: server.endpoint }))
    const bytes = randomBytes(300_000)
    const source = await makeSource(folder(), 'locked.png', bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')

    const answers = [
      await store.put(putRequest(source, { key: '1.png' })),
      await store.put(putRequest(source, { key: '2.png', bytes, sha256 })),
      await store.put(putRequest(source, { key: '3.png', sha256 })),
    ]

    expect(answers).toMatchObject([{ ok: true }, { ok: true }, { ok: true }])
    expect(server.accepted.map((headers) => headers['content-md5'])).toEqual(Array(3).fill(md5(bytes)))
    const puts = server.asked.filter((headers) => headers['content-length'] === '300000')
    expect(puts).toHaveLength(4)
  })

  it('receives it with each part', async () => {
    const server = await lockingServer()
    const store = open(targetOf({ endpoint: server.endpoint }))
    const bytes = randomBytes(3000)
    const source = await makeSource(folder(), 'parts.png', bytes)
    const part = {
      source,
      key: 'p.png',
      multipartId: 'm',
      onProgress: () => undefined,
      pace: async () => undefined,
    }

    for (const [index, start] of [0, 1000, 2000].entries()) {
      const signal = neverAborted()
      const answer = await store.putPart({ ...part, partNumber: index + 1, start, end: start + 1000, signal })
      expect(answer).toMatchObject({ ok: true })
    }

    const sums = [0, 1000, 2000].map((start) => md5(bytes.subarray(start, start + 1000)))
    expect(server.accepted.map((headers) => headers['content-md5'])).toEqual(sums)
  })
})

describe.runIf(moto !== null)('a bucket of moto that locks its objects', () => {
  if (moto === null) return

  it('accepts uploads', async () => {
    const { endpoint, region, users } = moto
    const client = new S3Client({ endpoint, region, forcePathStyle: true, credentials: users.owner })
    onTestFinished(() => client.destroy())
    const Bucket = `locked-${randomBytes(4).toString('hex')}`
    const CreateBucketConfiguration = { LocationConstraint: 'ap-northeast-2' } as const
    await client.send(
      new CreateBucketCommand({ Bucket, CreateBucketConfiguration, ObjectLockEnabledForBucket: true }),
    )
    const Rule = { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1 } } as const
    const ObjectLockConfiguration = { ObjectLockEnabled: 'Enabled', Rule } as const
    await client.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration }))
    const bytes = randomBytes(5000)
    const source = await makeSource(folder(), 'moto.png', bytes)

    const store = open(motoTarget(moto, users.owner, { bucket: Bucket }))
    expect(await store.put(putRequest(source, { key: 'kept.png' }))).toMatchObject({ ok: true })

    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: 'kept.png' }))
    expect(Buffer.from((await Body?.transformToByteArray()) ?? [])).toEqual(bytes)
  })
})

describe('a server that supports neither conditions nor SHA-256 nor access lists', () => {
  it('receives uploads that it accepts, and none of several at once fails', async () => {
    const server = await startStrict((headers) => {
      if (headers['if-none-match'] !== undefined) return { status: 501, code: 'NotImplemented' }
      if (headers['x-amz-acl'] !== undefined) return { status: 400, code: 'AccessControlListNotSupported' }
      const isUpload = headers['content-length'] === '100'
      return isUpload && headers['content-md5'] === undefined
        ? { status: 400, code: 'MissingContentMD5' }
        : undefined
    })
    onTestFinished(() => server.stop())
    const source = await makeSource(folder(), 'plain.png', randomBytes(100))
    const store = open(targetOf({ endpoint: server.endpoint }))

    const answers = await Promise.all(
      ['1.png', '2.png', '3.png'].map((key) =>
        store.put(putRequest(source, { key, onlyIfFree: true, accessList: 'public-read' })),
      ),
    )

    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true])
  })
})

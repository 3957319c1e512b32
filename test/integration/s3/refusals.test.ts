import { randomBytes } from 'node:crypto'
import { describe, expect, inject, it } from 'vitest'
import type { StoreTarget } from '../../../electron/core/ports/object-store'
import { makeSource, makeSparse } from '../../support/files/source-file'
import { cephTarget, motoTarget } from '../../support/servers/targets'
import { putRequest, useFolder, useStores } from './stores'

const open = useStores()
const folder = useFolder()
const ceph = inject('ceph')
const moto = inject('moto')

describe.runIf(ceph !== null)('Ceph refuses', () => {
  if (ceph === null) return
  const { accessKeyId, secretAccessKey, crowded } = ceph
  const keys = (change: Partial<StoreTarget['credentials']>) => ({
    credentials: { accessKeyId, secretAccessKey, sessionToken: '', ...change },
  })

  it.each([
    ['a wrong secret', keys({ secretAccessKey: 'wrong' }), 'secret-wrong', {}],
    ['an unknown key', keys({ accessKeyId: 'AKIANOBODYKNOWSTHIS0' }), 'key-id-unknown', {}],
    [
      'a temporary key without its token',
      keys({ accessKeyId: 'ASIANOBODYKNOWSTHIS0' }),
      'credentials-missing',
      { reason: 'sessionToken' },
    ],
    ['a missing bucket', { bucket: 'not-here' }, 'bucket-missing', { bucket: 'not-here' }],
    ["another's bucket", { bucket: ceph.deniedBucket }, 'access-denied', { bucket: ceph.deniedBucket }],
    [
      'more than there is room for',
      { bucket: crowded.bucket, ...keys(crowded) },
      'quota-exceeded',
      { bucket: crowded.bucket },
    ],
    ['an unknown certificate', { endpoint: ceph.secureEndpoint }, 'tls', {}],
    [
      'https on its http port',
      { endpoint: ceph.endpoint.replace('http:', 'https:') },
      'wrong-endpoint',
      { reason: 'noHttps' },
    ],
    [
      'an authority file that is not there',
      { endpoint: ceph.secureEndpoint, certificateAuthorityFile: '/nowhere/ca.pem' },
      'tls',
      { reason: 'authorityUnreadable' },
    ],
  ] as const)('%s', async (_what, change, kind, facts) => {
    const source = await makeSource(folder(), 'refused.png', randomBytes(100_000))

    const answer = await open(cephTarget(ceph, change)).put(putRequest(source, {}))

    expect(answer).toMatchObject({ ok: false, problem: { kind, facts } })
  })

  it.each([
    ['a wrong secret', keys({ secretAccessKey: 'wrong' }), 'secret-wrong'],
    ["another's bucket", { bucket: ceph.deniedBucket }, 'access-denied'],
  ] as const)('%s with the same reason for a large file', async (_what, change, kind) => {
    const source = await makeSparse(folder(), 'refused-large.png', 50_000_000)
    const store = open(cephTarget(ceph, change))

    const answers = [await store.put(putRequest(source, {})), await store.put(putRequest(source, {}))]

    expect(answers).toMatchObject([
      { ok: false, problem: { kind } },
      { ok: false, problem: { kind } },
    ])
  })

  it('no encrypted upload from a destination that has its authority', async () => {
    const change = { endpoint: ceph.secureEndpoint, certificateAuthorityFile: ceph.authorityFile }
    const source = await makeSource(folder(), 'secure.png', randomBytes(1_000_000))

    expect(await open(cephTarget(ceph, change)).put(putRequest(source, {}))).toMatchObject({ ok: true })
  })

  it('more than 5 GiB in one request', async () => {
    const source = await makeSparse(folder(), 'too-large.png', 5 * 1024 ** 3 + 1)

    expect(await open(cephTarget(ceph)).put(putRequest(source, {}))).toMatchObject({
      ok: false,
      problem: { kind: 'too-large' },
    })
  })

  it('keys longer than 1,024 bytes', async () => {
    const source = await makeSource(folder(), 'name.png', randomBytes(10))
    const key = `${'가'.repeat(342)}.png`

    expect(await open(cephTarget(ceph)).put(putRequest(source, { key }))).toMatchObject({
      ok: false,
      problem: { facts: { reason: 'nameRefused' } },
    })
  })
})

describe.runIf(moto !== null)('IAM', () => {
  if (moto === null) return
  const { users } = moto

  it.each([
    ['lets a key write that may only write', users.writer],
    ['lets a key write that may list nothing', users.uploader],
    ['lets a temporary key write with its token', users.temporary],
  ] as const)('%s', async (_what, user) => {
    const source = await makeSource(folder(), 'allowed.png', randomBytes(1_000))
    const request = putRequest(source, { key: `allowed-${user.accessKeyId}.png`, onlyIfFree: true })

    expect(await open(motoTarget(moto, user)).put(request)).toMatchObject({ ok: true })
  })

  it.each([
    ['a key that may only read', users.reader, 'access-denied', {}],
    ['a key that may do nothing', users.nobody, 'access-denied', {}],
    [
      'a temporary key with a wrong token',
      { ...users.temporary, sessionToken: 'wrong' },
      'credentials-expired',
      { reason: 'tokenInvalid' },
    ],
    ['a wrong secret', { ...users.owner, secretAccessKey: 'wrong' }, 'secret-wrong', {}],
    ['an unknown key', { ...users.owner, accessKeyId: 'AKIANOBODYKNOWSTHIS0' }, 'key-id-unknown', {}],
  ] as const)('refuses %s', async (_what, user, kind, facts) => {
    const source = await makeSource(folder(), 'denied.png', randomBytes(1_000))

    expect(await open(motoTarget(moto, user)).put(putRequest(source, {}))).toMatchObject({
      ok: false,
      problem: { kind, facts },
    })
  })

  it('returns the region of a bucket', async () => {
    expect(
      await open(motoTarget(moto, users.owner)).bucketRegion(new AbortController().signal),
    ).toMatchObject({
      ok: true,
      value: { answer: moto.region },
    })
  })
})

import { describe, expect, inject, it } from 'vitest'
import { createPartialCheckRequests } from '../../../electron/adapters/s3/requests/partial-check-requests'
import { neverAborted } from '../../../electron/core/aborted'
import { problem } from '../../../electron/shared/result'
import { faultyForTest, httpAnswer, s3Error } from '../../support/servers/faulty-server'
import { cephTarget, motoTarget, targetOf } from '../../support/servers/targets'
import { makeSilentLog } from '../../support/silent-log'

const ceph = inject('ceph')
const moto = inject('moto')
const nobody = {
  of: async () => problem({ kind: 'unexpected', facts: {}, retryable: false, detail: '' } as const),
  replaced: async () => false,
  endOf: () => 0,
  authorityFileOf: async () => '',
}
const requests = createPartialCheckRequests({
  log: makeSilentLog(),
  proxyOf: () => Promise.resolve(''),
  loans: nobody,
})

function kindOf(answer: Awaited<ReturnType<typeof requests.regionOf>>): string {
  return answer.ok ? answer.value.answer : answer.problem.failure.kind
}

describe.runIf(ceph !== null)('on Ceph', () => {
  if (ceph === null) return

  it('a key lists its buckets', async () => {
    const answer = await requests.buckets(cephTarget(ceph, { bucket: '' }), neverAborted())
    expect(answer).toMatchObject({ ok: true, value: { evidence: { status: 200 } } })
    expect(answer.ok ? answer.value.answer : []).toContain(ceph.publicBucket)
  })

  it.each([
    { name: 'a wrong secret', accessKeyId: ceph.accessKeyId, kind: 'secret-wrong' },
    { name: 'an unknown key', accessKeyId: 'NOBODYKNOWSTHISKEY00', kind: 'key-id-unknown' },
  ])('$name is recognised without a bucket', async ({ accessKeyId, kind }) => {
    const credentials = { accessKeyId, secretAccessKey: 'wrong', sessionToken: '' }
    const answer = await requests.buckets(cephTarget(ceph, { bucket: '', credentials }), neverAborted())
    expect(answer.ok ? 'ok' : answer.problem.failure.kind).toBe(kind)
  })

  it.each([
    { bucket: 'nobody-made-this-bucket', told: 'bucket-missing' },
    { bucket: ceph.privateBucket, told: 'access-denied' },
  ])('a request without keys about $bucket gets $told', async ({ bucket, told }) => {
    expect(kindOf(await requests.regionOf(cephTarget(ceph, { bucket }), neverAborted()))).toBe(told)
  })
})

describe.runIf(moto !== null)('on moto', () => {
  if (moto === null) return

  it('a key that may only upload is recognised as known', async () => {
    const answer = await requests.buckets(motoTarget(moto, moto.users.writer, { bucket: '' }), neverAborted())
    expect(answer.ok ? '' : answer.problem.evidence.code).toBe('AccessDenied')
  })
})

describe('a server that answers as the test wants', () => {
  async function answering(text: string): Promise<string> {
    const server = await faultyForTest((socket) => void socket.end(text))
    return server.endpoint
  }

  it.each([
    {
      name: 'AWS, to strangers: refused, with the region',
      text: s3Error('403 Forbidden', 'AccessDenied', {
        headers: { 'x-amz-bucket-region': 'ap-northeast-2' },
      }),
      told: 'ap-northeast-2',
    },
    {
      name: 'AWS, at another region’s address',
      text: s3Error('301 Moved', 'PermanentRedirect', { headers: { 'x-amz-bucket-region': 'eu-west-1' } }),
      told: 'eu-west-1',
    },
    {
      name: 'a web site',
      text: httpAnswer('200 OK', { 'content-type': 'text/html' }, '<!doctype html><title>Hi</title>'),
      told: 'wrong-endpoint',
    },
  ])('$name: $told', async ({ text, told }) => {
    const endpoint = await answering(text)
    expect(kindOf(await requests.regionOf(targetOf({ endpoint }), neverAborted()))).toBe(told)
  })

  it('is reported at once if it is not there', async () => {
    const answer = await requests.regionOf(targetOf({ endpoint: 'http://127.0.0.1:1' }), neverAborted())
    expect(kindOf(answer)).toBe('offline')
  })

  it('is no longer waited for when the person types on', async () => {
    const server = await faultyForTest(() => undefined)
    const controller = new AbortController()
    const asking = requests.regionOf(targetOf({ endpoint: server.endpoint }), controller.signal)
    await expect.poll(() => server.seen.length).toBe(1)
    controller.abort()
    expect((await asking).ok).toBe(false)
  })
})

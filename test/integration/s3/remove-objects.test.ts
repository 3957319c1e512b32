import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { neverAborted } from '../../../electron/core/aborted'
import type { KnownObject, ObjectStore, StoreTarget } from '../../../electron/core/ports/object-store'
import { listen } from '../../support/servers/listen'
import { cephTarget, motoTarget, targetOf } from '../../support/servers/targets'
import { useStores } from './stores'

const open = useStores()
const ceph = inject('ceph')
const moto = inject('moto')

const whatever = (key: string): KnownObject => ({ key, etag: '' })

async function fill(store: ObjectStore, keys: readonly string[]): Promise<void> {
  const puts = keys.map((key) => store.putBytes(key, new Uint8Array([1]), 'image/png', neverAborted()))
  for (const put of await Promise.all(puts)) expect(put).toMatchObject({ ok: true })
}

async function expectGone(store: ObjectStore, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    expect(await store.head(key, neverAborted()), key).toMatchObject({
      ok: true,
      value: { answer: undefined },
    })
  }
}

describe.each([
  ['Ceph', ceph === null ? undefined : cephTarget(ceph)],
  ['moto', moto === null ? undefined : motoTarget(moto, moto.users.owner)],
])('on %s', (name, target) => {
  it.runIf(target !== undefined)(
    'more than a thousand objects are deleted, including ones that do not exist',
    async () => {
      if (target === undefined) return
      const store = open(target)
      const odd =
        name === 'Ceph' ? ['delete/한글 & <b> + %25 \' ".png', 'delete//double.png'] : ['delete/a b.png']
      const kept = 'delete/kept.png'
      await fill(store, [...odd, kept])
      const absent = Array.from({ length: 1_100 }, (_, index) => `delete/absent-${String(index)}.png`)
      const keys = [...odd, ...absent]
      const removals = await store.removeAll(keys.map(whatever), neverAborted())
      expect(removals).toEqual(keys.map(() => ({ kind: 'removed' })))
      await expectGone(store, odd)
      expect(await store.head(kept, neverAborted())).toMatchObject({ value: { answer: { sizeBytes: 1 } } })
    },
  )

  it.runIf(target !== undefined)('a single object is deleted', async () => {
    if (target === undefined) return
    const store = open(target)
    await fill(store, ['delete/one.png'])
    expect(await store.removeAll([whatever('delete/one.png')], neverAborted())).toEqual([{ kind: 'removed' }])
    await expectGone(store, ['delete/one.png'])
  })
})

it.runIf(moto !== null)('a key without the permission is told so for each object', async () => {
  if (moto === null) return
  const store = open(motoTarget(moto, moto.users.writer))
  const removals = await store.removeAll([whatever('delete/a.png'), whatever('delete/b.png')], neverAborted())
  expect(removals).toMatchObject(
    removals.map(() => ({ kind: 'failed', failure: { kind: 'access-denied', facts: { reason: 'delete' } } })),
  )
  expect(removals).toHaveLength(2)
})

interface Asked {
  readonly request: string
  readonly md5: string | undefined
  readonly ifMatch: string | undefined
  readonly checksums: readonly string[]
  readonly body: string
}

/** A server that answers as it is told, and notes what it was asked. */
async function scripted(
  answer: (asked: Asked, response: ServerResponse) => void,
): Promise<{ readonly target: StoreTarget; readonly asked: readonly Asked[] }> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { method = '', url = '', headers } = request
      const one = {
        request: `${method} ${url}`,
        md5: headers['content-md5']?.toString(),
        ifMatch: headers['if-match'],
        checksums: Object.keys(headers).filter((name) => name.includes('checksum')),
        body,
      }
      asked.push(one)
      answer(one, response)
    })
  })
  const port = await listen(server)
  onTestFinished(() => void server.close())
  return { target: targetOf({ endpoint: `http://127.0.0.1:${String(port)}` }), asked }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

const refuse = (response: ServerResponse, status: number, code: string): void => {
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`)
}

describe('a server', () => {
  it('receives a list with its MD5, no newer checksum, and the ETags to compare', async () => {
    const { target, asked } = await scripted((_asked, response) => {
      response.writeHead(200, { 'content-type': 'application/xml' })
      response.end(
        '<?xml version="1.0"?><DeleteResult>' +
          '<Error><Key>b</Key><Code>PreconditionFailed</Code></Error>' +
          '<Error><Key>c</Key><Code>NoSuchKey</Code></Error>' +
          '<Error><Key>d</Key><Code>AccessDenied</Code></Error></DeleteResult>',
      )
    })
    const objects = ['a', 'b', 'c', 'd'].map((key) => ({ key, etag: `e-${key}` }))
    expect(await open(target).removeAll(objects, neverAborted())).toMatchObject([
      { kind: 'removed' },
      { kind: 'changed' },
      { kind: 'removed' },
      { kind: 'failed', failure: { kind: 'access-denied', facts: { reason: 'delete', bucket: 'photos' } } },
    ])
    const [list] = asked
    expect(list?.md5).toBe(
      createHash('md5')
        .update(list?.body ?? '')
        .digest('base64'),
    )
    expect(list?.checksums).toEqual([])
    expect(list?.body).toContain('<ETag>&quot;e-a&quot;</ETag>')
  })

  it.each([
    [400, 'MalformedXML'],
    [405, 'MethodNotAllowed'],
    [501, 'NotImplemented'],
  ])('that answers a list with %i %s receives single requests from then on', async (status, code) => {
    const { target, asked } = await scripted(({ request, ifMatch }, response) => {
      if (request.startsWith('POST')) refuse(response, status, code)
      else if (ifMatch === '"other"') refuse(response, 412, 'PreconditionFailed')
      else response.writeHead(204).end()
    })
    const store = open(target)
    const objects = [whatever('a'), { key: 'b', etag: 'other' }]
    expect(await store.removeAll(objects, neverAborted())).toEqual([{ kind: 'removed' }, { kind: 'changed' }])
    await store.removeAll(objects, neverAborted())
    expect(asked.filter(({ request }) => request.startsWith('POST'))).toHaveLength(1)
    expect(asked.filter(({ request }) => request.startsWith('DELETE'))).toHaveLength(4)
  })

  it.each([
    [503, 'SlowDown', 'throttled'],
    [404, 'NoSuchBucket', 'bucket-missing'],
    [403, 'SignatureDoesNotMatch', 'secret-wrong'],
  ])(
    'that answers %i %s refuses all objects, and receives no single requests',
    async (status, code, kind) => {
      const { target, asked } = await scripted((_asked, response) => refuse(response, status, code))
      expect(await open(target).removeAll([whatever('a'), whatever('b')], neverAborted())).toMatchObject([
        { kind: 'failed', failure: { kind } },
        { kind: 'failed', failure: { kind } },
      ])
      expect(asked.every(({ request }) => request.startsWith('POST'))).toBe(true)
    },
  )
})

import { beforeEach, describe, expect, it } from 'vitest'
import { createPublicWeb } from '../../../electron/adapters/web/public-web'
import { neverAborted } from '../../../electron/core/aborted'
import type { FindAddresses } from '../../../electron/adapters/web/resolve-host'
import { freePort } from '../../support/free-port'
import { faultyForTest, httpAnswer, s3Error } from '../../support/servers/faulty-server'
import { proxyTo } from '../../support/servers/image-web'

const web = createPublicWeb()
let signal: AbortSignal
beforeEach(() => {
  signal = neverAborted()
})

it('returns status, type and disposition', async () => {
  const headers = { 'content-type': 'image/png', 'content-disposition': 'inline' }
  const { endpoint } = await faultyForTest((socket) => socket.write(httpAnswer('200 OK', headers, 'bytes')))

  expect(await web.fetchHead(`${endpoint}/a.png`, signal)).toMatchObject({
    ok: true,
    value: { status: 200, contentType: 'image/png', contentDisposition: 'inline' },
  })
})

it('requests only a few bytes, and reports the full size', async () => {
  const headers = { 'content-type': 'image/png', 'content-range': 'bytes 0-31/4200' }
  const { endpoint, seen } = await faultyForTest((socket) =>
    socket.write(httpAnswer('206 Partial Content', headers, 'x')),
  )

  expect(await web.fetchHead(`${endpoint}/a.png`, signal)).toMatchObject({
    ok: true,
    value: { status: 206, sizeBytes: 4200, finalUrl: `${endpoint}/a.png`, isFromCache: false },
  })
  expect(seen).toEqual(['GET'])
})

it.each([{ age: '12' }, { 'x-cache': 'Hit from cloudfront' }, { 'cf-cache-status': 'HIT' }])(
  "recognises an answer from a CDN's cache: %o",
  async (headers) => {
    const { endpoint } = await faultyForTest((socket) => socket.write(httpAnswer('200 OK', headers, 'bytes')))

    expect(await web.fetchHead(endpoint, signal)).toMatchObject({ ok: true, value: { isFromCache: true } })
  },
)

it.each([{}, { age: '0' }, { 'x-cache': 'Miss from cloudfront' }])(
  'does not take an answer of the server itself for one from a cache: %o',
  async (headers) => {
    const { endpoint } = await faultyForTest((socket) => socket.write(httpAnswer('200 OK', headers, 'bytes')))

    expect(await web.fetchHead(endpoint, signal)).toMatchObject({ ok: true, value: { isFromCache: false } })
  },
)

it.each([
  [{}, { sizeBytes: 5 }],
  [{ 'content-encoding': 'gzip' }, { sizeBytes: undefined }],
])('knows the size of an object only from an answer that is not compressed: %o', async (headers, size) => {
  const { endpoint } = await faultyForTest((socket) => socket.write(httpAnswer('200 OK', headers, 'bytes')))

  const answered = await web.fetchHead(endpoint, signal)

  expect(answered.ok && { sizeBytes: answered.value.sizeBytes }).toEqual(size)
})

it("returns S3's reason for a refusal", async () => {
  const { endpoint } = await faultyForTest((socket) => socket.write(s3Error('403 Forbidden', 'AccessDenied')))

  expect(await web.fetchHead(endpoint, signal)).toMatchObject({
    ok: true,
    value: { status: 403, code: 'AccessDenied', requestId: '4442587FB7D0A2F9' },
  })
})

it('reports that redirects lead in a circle', async () => {
  const { endpoint } = await faultyForTest((socket) =>
    socket.write(httpAnswer('302 Found', { location: '/a.png' })),
  )

  expect(await web.fetchHead(`${endpoint}/a.png`, signal)).toMatchObject({
    ok: false,
    problem: { kind: 'wrong-endpoint', facts: { reason: 'linkLoop' } },
  })
})

it('follows a redirect, as a browser does', async () => {
  const { endpoint } = await faultyForTest((socket, { number }) =>
    socket.write(
      number === 1
        ? httpAnswer('302 Found', { location: '/b.png' })
        : httpAnswer('200 OK', { 'content-type': 'image/png' }),
    ),
  )

  expect(await web.fetchHead(`${endpoint}/a.png`, signal)).toMatchObject({
    ok: true,
    value: { status: 200, finalUrl: `${endpoint}/b.png` },
  })
})

it('follows a redirect whose address is written in UTF-8, as a browser does', async () => {
  const target = await faultyForTest((socket) =>
    socket.write(httpAnswer('200 OK', { 'content-type': 'image/png' }, 'bytes')),
  )
  const location = `${target.endpoint}/사진.png`
  const { endpoint } = await faultyForTest((socket) => socket.write(httpAnswer('302 Found', { location })))

  expect(await web.fetchHead(endpoint, signal)).toMatchObject({ value: { finalUrl: encodeURI(location) } })
})

describe('a redirect of the public web', () => {
  /** What the web redirects to, and what is seen of it. */
  async function redirected(location: string, find?: FindAddresses) {
    const server = await faultyForTest((socket) => socket.write(httpAnswer('302 Found', { location })))
    const through = { proxyOf: await proxyTo(server.endpoint), ...(find && { find }) }
    const fetched = await createPublicWeb(through).fetchHead('http://pictures.invalid/a.png?signed', signal)
    return { fetched, seen: server.seen }
  }

  it('to this computer is not followed, but reported', async () => {
    const inside = await faultyForTest((socket) => socket.write(httpAnswer('200 OK', {}, 'bytes')))

    const { fetched, seen } = await redirected(`${inside.endpoint}/a.png`)

    expect(fetched).toMatchObject({
      ok: false,
      problem: {
        kind: 'wrong-endpoint',
        facts: { reason: 'linkInside', host: 'pictures.invalid', location: new URL(inside.endpoint).host },
        detail: 'GET http://pictures.invalid/a.png · HTTP 302',
      },
    })
    expect([seen, inside.seen]).toEqual([['GET'], []])
  })

  it.each(['http://169.254.169.254/latest', 'http://[fd00::1]/a.png', 'https://nas.localhost/a.png'])(
    'to %s is not followed either',
    async (location) => {
      const { fetched, seen } = await redirected(location)

      expect(fetched).toMatchObject({ problem: { facts: { reason: 'linkInside' } } })
      expect(seen).toEqual(['GET'])
    },
  )

  it('to a name that leads inside is not followed, even if only one of its addresses does', async () => {
    const { fetched } = await redirected('http://files.invalid/a.png', (hostname) =>
      Promise.resolve([
        { address: '1.1.1.1', family: 4 },
        ...(hostname === 'files.invalid' ? [{ address: '10.0.0.1', family: 4 }] : []),
      ]),
    )

    expect(fetched).toMatchObject({ problem: { facts: { reason: 'linkInside' } } })
  })

  it('to a name that only the proxy knows is followed', async () => {
    const { fetched, seen } = await redirected('http://files.invalid/a.png')

    expect(fetched).toMatchObject({ problem: { facts: { reason: 'linkLoop' } } })
    expect(seen.length).toBeGreaterThan(2)
  })

  it('ends when it is cancelled, however long its host takes to resolve', async () => {
    const controller = new AbortController()
    const { endpoint } = await faultyForTest((socket) =>
      socket.write(httpAnswer('302 Found', { location: 'http://slow.invalid/a.png' })),
    )
    const web = createPublicWeb({
      proxyOf: await proxyTo(endpoint),
      find: () => {
        controller.abort()
        return new Promise(() => undefined)
      },
    })

    expect(await web.fetchHead('http://pictures.invalid/a.png', controller.signal)).toMatchObject({
      problem: { kind: 'unexpected', facts: { reason: 'cancelled' } },
    })
  })
})

it('through a proxy, no host is resolved unless it redirects elsewhere', async () => {
  const asked: string[] = []
  const { endpoint } = await faultyForTest((socket, { number }) =>
    socket.write(
      number === 1
        ? httpAnswer('302 Found', { location: '/b.png' })
        : httpAnswer('200 OK', { 'content-type': 'image/png' }),
    ),
  )
  const find = (hostname: string) => {
    asked.push(hostname)
    return Promise.reject(new Error('No names'))
  }
  const web = createPublicWeb({ proxyOf: await proxyTo(endpoint), find })

  expect(await web.fetchHead('http://pictures.invalid/a.png', signal)).toMatchObject({ ok: true })
  expect(asked).toEqual([])
})

it('a connection goes to the address that is judged if it redirects', async () => {
  const asked: string[] = []
  const { endpoint } = await faultyForTest((socket, { number }) =>
    socket.write(
      number === 1
        ? httpAnswer('302 Found', { location: 'http://other.test:1/b.png' })
        : httpAnswer('200 OK', { 'content-type': 'image/png' }),
    ),
  )
  const find = (hostname: string) => {
    asked.push(hostname)
    return Promise.resolve([{ address: '127.0.0.1', family: 4 }])
  }
  const { port } = new URL(endpoint)

  await createPublicWeb({ find }).fetchHead(`http://rebinding.test:${port}/a.png`, signal)
  expect(asked).toEqual(['rebinding.test', 'other.test'])
})

it('returns a refusal as an answer', async () => {
  const { endpoint } = await faultyForTest((socket) => socket.write(httpAnswer('403 Forbidden', {})))

  expect(await web.fetchHead(endpoint, signal)).toMatchObject({ ok: true, value: { status: 403 } })
})

it('reports that nothing listens there', async () => {
  const port = await freePort()

  expect(await web.fetchHead(`http://127.0.0.1:${String(port)}/a.png`, signal)).toMatchObject({
    ok: false,
    problem: { kind: 'offline', facts: { reason: 'refused', host: `127.0.0.1:${String(port)}` } },
  })
})

it('reports that no server has the name', async () => {
  expect(await web.fetchHead('http://no-such-server.invalid/a.png', signal)).toMatchObject({
    ok: false,
    problem: { kind: 'offline', facts: { host: 'no-such-server.invalid' } },
  })
})

it('reports that a connection broke', async () => {
  const { endpoint } = await faultyForTest((socket) => socket.destroy())

  expect(await web.fetchHead(endpoint, signal)).toMatchObject({
    ok: false,
    problem: { kind: 'server-error', facts: { reason: 'cut' } },
  })
})

it('ends when it is cancelled', async () => {
  const { endpoint, seen } = await faultyForTest(() => undefined)
  const controller = new AbortController()
  const answer = web.fetchHead(endpoint, controller.signal)
  await expect.poll(() => seen.length).toBe(1)

  controller.abort()

  expect(await answer).toMatchObject({ ok: false })
})

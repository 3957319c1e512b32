import { expect, it } from 'vitest'
import { createPublicWeb } from '../../../electron/adapters/web/public-web'
import { freePort } from '../../support/free-port'
import { faultyForTest, httpAnswer, s3Error } from '../../support/servers/faulty-server'

const web = createPublicWeb()
const signal = new AbortController().signal

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
